/** The permission: the whole text, and a box that the parent ticks. */
import { button, element } from "../make.js";
import { blocks } from "../prose.js";
import { TEXTS } from "../texts.js";
import { refuseButton } from "./lines.js";
import { overviewStep } from "./overview.js";
import { progress } from "./progress.js";
import { DAYS } from "./sharing.js";

export function consentStep(panel) {
  const { sharing } = panel;
  const place = element("div", "consent");
  if (sharing.consent) show(panel, place);
  else queueMicrotask(() => load(panel, place)); // once the step is on the screen
  return {
    title: TEXTS.toestemming.titel,
    progress: progress("toestemming"),
    nodes: [place, refuseButton(panel)],
    main: button(TEXTS.kiezen.knoppen.verder, "primary", () => {
      if (sharing.agreed) panel.go(overviewStep);
      else if (sharing.consent) panel.problem(TEXTS.toestemming.nog_niet);
      else load(panel, place);
    }),
  };
}

function load(panel, place) {
  const { recipient, contact } = panel.sharing;
  const body = { recipient: recipient.id, days: DAYS, contact: contact !== null };
  panel.ask(TEXTS.toestemming.laden, "POST", "/api/consent", { body }, {
    onAnswer: (consent) => {
      panel.sharing.showConsent(consent);
      show(panel, place);
    },
  });
}

function show(panel, place) {
  const { sharing } = panel;
  const { title, paragraphs, agree } = sharing.consent;
  const text = element("div", "consent__text", element("h2", "utrecht-heading-2", title), ...paragraphs.flatMap(blocks));
  panel.readAloud(text, [title, ...paragraphs, agree].join("\n"));
  const box = element("input");
  Object.assign(box, { type: "checkbox", checked: sharing.agreed, autocomplete: "off" });
  box.addEventListener("change", () => {
    sharing.agreed = box.checked;
    panel.say("");
  });
  place.replaceChildren(text, element("label", "option option--agree", box, element("span", "", agree)));
}

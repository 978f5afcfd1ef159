/** Choosing the lines that the organisation may read; it starts from what the parent kept. */
import { button, element, heading, newElementId, paragraph } from "../make.js";
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";
import { hasAbout } from "./draft.js";
import { refuseButton } from "./lines.js";
import { progress } from "./progress.js";
import { reachStep } from "./reach.js";
import { wordsOf } from "./words_left_out.js";

export function chooseStep(panel) {
  const { draft, sharing } = panel;
  const groups = draft.sections
    .map((section) => ({ ...section, lines: draft.in(section.id).filter((line) => !line.removed) }))
    .filter(({ lines }) => lines.length > 0);
  return {
    title: TEXTS.kiezen.titel,
    progress: progress("kiezen"),
    nodes: [
      paragraph(fill(TEXTS.kiezen.uitleg, { naam: sharing.recipient.name })),
      ...groups.map((group) => groupPart(sharing, group)),
      refuseButton(panel),
    ],
    main: button(TEXTS.kiezen.knoppen.verder, "primary", () => {
      if (chosenLines(panel).length === 0) panel.problem(TEXTS.kiezen.geen);
      else panel.go(reachStep);
    }),
  };
}

/** What goes along: the lines that the parent keeps and left ticked. */
export function chosenLines({ draft, sharing }) {
  return draft.kept.filter((line) => !sharing.leftOut.has(line));
}

function groupPart(sharing, { title, lines }) {
  const list = element("ul", "lines", ...lines.map((line) => element("li", "", tick(sharing, line))));
  return element("section", "section", heading(2, title), list);
}

function tick(sharing, line) {
  const box = element("input");
  Object.assign(box, { type: "checkbox", checked: !sharing.leftOut.has(line), autocomplete: "off", id: newElementId() });
  box.addEventListener("change", () => {
    if (box.checked) sharing.leftOut.delete(line);
    else sharing.leftOut.add(line);
  });
  const words = element("span", "option__words", ...wordsOf(line.text).childNodes);
  const about = hasAbout(line) ? [element("span", "option__about", fill(TEXTS.kiezen.erbij, { woorden: line.about }))] : [];
  const label = element("label", "option", box, element("span", "", words, ...about));
  label.htmlFor = box.id;
  return label;
}

/** Exactly what goes to whom, and the one button that shares it. */
import { contactTexts } from "../contact_form.js";
import { button, card, element, heading, paragraph } from "../make.js";
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";
import { chosenLines } from "./choose.js";
import { confirm } from "./confirm.js";
import { consentStep } from "./consent.js";
import { hasAbout } from "./draft.js";
import { refuseButton } from "./lines.js";
import { progress } from "./progress.js";
import { reachStep } from "./reach.js";
import { receiptStep } from "./receipt.js";
import { recipientStep } from "./recipients.js";
import { DAYS } from "./sharing.js";
import { wordsOf } from "./words_left_out.js";

const SHARE_WITHIN_MS = 90_000;

export function overviewStep(panel) {
  const { sharing } = panel;
  const step = {
    title: TEXTS.nakijken.titel,
    progress: progress("nakijken"),
    nodes: [
      paragraph(TEXTS.nakijken.uitleg),
      part(TEXTS.nakijken.aan, paragraph(sharing.recipient.name), element("p", "option__about", sharing.recipient.kind_title)),
      part(TEXTS.nakijken.wat, ...whatGoes(panel)),
      part(TEXTS.nakijken.hoe, ...howToReach(sharing.contact)),
      part(TEXTS.nakijken.tot, paragraph(fill(TEXTS.nakijken.dagen, { dagen: DAYS }))),
    ],
  };
  if (sharing.pending) queueMicrotask(() => unknown(panel)); // come back to, while the words are not here
  else {
    step.nodes.push(refuseButton(panel));
    step.main = button(TEXTS.nakijken.knoppen.deel, "primary", () => share(panel));
  }
  return step;
}

function part(title, ...content) {
  return card(heading(2, title), ...content);
}

function whatGoes(panel) {
  const chosen = chosenLines(panel);
  return panel.draft.sections
    .map(({ id, title }) => ({ title, lines: chosen.filter(({ section }) => section === id) }))
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ title, lines }) => [heading(3, title), element("ul", "points", ...lines.map(lineOf))]);
}

function lineOf(line) {
  const about = hasAbout(line) ? [element("p", "option__about", fill(TEXTS.kiezen.erbij, { woorden: line.about }))] : [];
  return element("li", "", wordsOf(line.text), ...about);
}

function howToReach(contact) {
  return contact ? contactTexts(contact).map((text) => paragraph(text)) : [paragraph(TEXTS.nakijken.niet_bereiken)];
}

function share(panel) {
  const { sharing, draft } = panel;
  const body = sharing.request(draft.forServer(chosenLines(panel)));
  panel.ask(TEXTS.nakijken.deelt, "POST", "/api/summary/share", { body, within: SHARE_WITHIN_MS }, {
    onAnswer: (receipt) => confirmed(panel, receipt),
    onRefused: (problem) => {
      sharing.notShared();
      refused(panel, problem);
    },
    onLost: () => panel.show(),
  });
}

/** It is stored and the words are here: once that is confirmed it is shared, and the words are shown. */
function confirmed(panel, receipt) {
  const { sharing } = panel;
  const show = (known) => {
    sharing.shared(known);
    panel.backToLines();
    panel.go(receiptStep);
  };
  confirm(panel, receipt, {
    onShared: show,
    onUnsure: () => show({ ...receipt, unsure: true }),
    onNot: ({ code }) => {
      sharing.notShared();
      if (code === "unknown_recipient") return refused(panel, { code });
      sharing.forgetConsent(); // it counts once
      return panel.backTo(consentStep, TEXTS.nakijken.mislukt);
    },
  });
}

/** No answer came, so nothing can be shared yet; trying again, with the same id, gives the words. */
function unknown(panel) {
  const { sharing } = panel;
  panel.problem(TEXTS.nakijken.geen_verbinding, () => share(panel));
  addEventListener("online", () => {
    if (panel.isOpen && sharing === panel.sharing && sharing.pending) share(panel);
  }, { once: true });
}

/** The server said no, so nothing was shared: back to what has to be looked at again. */
function refused(panel, { code, message, answer }) {
  const { sharing, draft } = panel;
  if (code === "consent_changed") {
    sharing.forgetConsent();
    panel.backTo(consentStep, TEXTS.toestemming.veranderd);
  } else if (code === "names_found") {
    const sent = chosenLines(panel);
    answer.lines.forEach((line, at) => {
      const one = draft.lines.find(({ id }) => id !== null && id === line.id) || sent[at];
      if (one) draft.checked(one, line);
    });
    panel.show();
    panel.problem(TEXTS.nakijken.naam_gevonden);
  } else if (code === "contact_unclear") {
    panel.backTo(reachStep, message);
  } else if (code === "unknown_recipient") {
    sharing.begin();
    panel.backTo(recipientStep, TEXTS.wie.weg);
  } else {
    panel.show();
    panel.problem(message);
  }
}

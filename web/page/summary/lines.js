/** The first step: the whole summary, to read and to make one's own. Below it, keeping and, apart, sharing. */
import { button, buttons, card, element, heading, paragraph } from "../make.js";
import { TEXTS } from "../texts.js";
import { contactCard } from "../view.js";
import { fill } from "../words.js";
import { keepStep } from "./keep.js";
import { LineView, settle, wordsField } from "./line.js";
import { receiptStep } from "./receipt.js";
import { recipientStep } from "./recipients.js";

/** Where the parent adds lines. */
const OWN = "nog";
const CHECK_WITHIN_MS = 90_000;

export function linesStep(panel) {
  const { draft } = panel;
  const intro = element("div", "intro", paragraph(TEXTS.regels.uitleg), paragraph(TEXTS.regels.wie));
  panel.readAloud(intro, () => [TEXTS.regels.uitleg, ...wholeText(draft)].join("\n"));
  return {
    title: TEXTS.openen.titel,
    back: true,
    nodes: [
      ...(panel.urgent ? [urgentCard(panel.urgent)] : []),
      ...(draft.lines.length > 0 ? [intro] : [paragraph(TEXTS.regels.alles_leeg)]),
      ...draft.sections
        .filter(({ id }) => draft.lines.length > 0 || id === OWN)
        .map((section) => sectionPart(panel, section)),
      keepCard(panel),
      ...(draft.sharing || panel.sharing.receipts.length > 0 ? [shareCard(panel)] : []),
    ],
  };
}

/** What is read aloud: each heading with the lines that the parent keeps. */
function wholeText(draft) {
  return draft.sections.flatMap(({ id, title }) => {
    const texts = draft.in(id).filter((line) => !line.removed).map(({ text }) => text);
    return texts.length > 0 ? [title, ...texts] : [];
  });
}

/** Whom to call comes before everything else, when something was told that cannot wait. */
function urgentCard(contacts) {
  const [danger, ...others] = [...document.querySelectorAll("#numbers .contacts > li")].map((one) => one.cloneNode(true));
  const ways = contacts.length > 0 ? contacts.map(shortCard) : others;
  const made = card(heading(2, TEXTS.eerst.titel), paragraph(TEXTS.eerst.tekst));
  made.classList.add("first");
  made.append(element("ul", "contacts", danger, ...ways));
  return made;
}

/** Only how to reach them: the rest stands in the conversation. */
function shortCard({ name, phone, chat, url, open_now: now }) {
  return contactCard({ name, phone, chat, url, open_now: now });
}

function sectionPart(panel, section) {
  const lines = panel.draft.in(section.id);
  const part = element("section", "section", heading(2, section.title));
  const list = element("ul", "lines", ...lines.map((line) => new LineView(panel, line).element));
  if (lines.length > 0) part.append(list);
  else part.append(element("p", "utrecht-paragraph empty", TEXTS.regels.leeg[section.id] || ""));
  if (section.id === OWN) part.append(addPart(panel, part, list));
  return part;
}

/** The place where the parent adds a line: a button, and after a tap a field. */
function addPart(panel, part, list) {
  const { draft } = panel;
  const place = element("div", "add");
  const act = TEXTS.regels.knoppen;
  const showButton = (focus) => {
    const add = button(act.erbij, "secondary", () => {
      draft.typed = "";
      showField();
    });
    place.replaceChildren(buttons(add));
    if (focus) add.focus();
  };
  const showField = () => {
    place.replaceChildren(
      wordsField({
        label: TEXTS.regels.veld_nieuw,
        text: draft.typed,
        done: act.klaar,
        cancel: act.laat_maar,
        onInput: (text) => { draft.typed = text; },
        onCancel: () => {
          draft.typed = undefined;
          showButton(true);
        },
        onDone: (text) => {
          draft.typed = undefined;
          if (text) addLine(text);
          showButton(true);
        },
      }),
    );
    place.querySelector("textarea").focus();
  };
  const addLine = (text) => {
    const view = new LineView(panel, draft.add(OWN, text));
    part.querySelector(".empty")?.replaceWith(list);
    list.append(view.element);
    view.check();
  };
  if (draft.typed === undefined) showButton();
  else queueMicrotask(showField); // it takes the focus, so it has to be on the page
  return place;
}

function keepCard(panel) {
  const open = button(TEXTS.bewaren.knoppen.open, "secondary", () => whenChecked(panel, () => panel.go(keepStep)));
  return card(paragraph(TEXTS.bewaren.keuze), buttons(open));
}

/** Sharing stands apart, below; after a no it is a quiet button only. */
function shareCard(panel) {
  const { sharing } = panel;
  const act = TEXTS.delen.knoppen;
  const begin = () =>
    whenChecked(panel, () => {
      sharing.begin();
      panel.go(recipientStep);
    });
  const made = element("section", "card share");
  made.id = "share";
  made.tabIndex = -1;
  if (sharing.receipts.length > 0) {
    made.append(
      ...sharing.receipts.map(({ unsure, recipient: naam, answer_by_words: dag }) =>
        paragraph(unsure ? fill(TEXTS.onzeker.kort, { naam }) : fill(TEXTS.delen.gedeeld_met, { naam, dag }))),
      buttons(
        button(act.woorden, "secondary", () => panel.go(receiptStep)),
        ...(panel.draft.sharing ? [button(act.nog_een, "subtle", begin)] : []),
      ),
    );
  } else if (sharing.refused) {
    made.append(paragraph(TEXTS.delen.nee_gezegd), buttons(button(act.toch, "subtle", begin)));
  } else {
    made.append(
      heading(2, TEXTS.delen.titel),
      element("p", "utrecht-paragraph strong", TEXTS.delen.tekst),
      paragraph(TEXTS.delen.uitleg),
      buttons(button(act.kies, "secondary", begin), button(act.nee, "secondary", () => refuse(panel))),
    );
  }
  return made;
}

/** "No, do not share": back to the summary, kindly, and it is not asked again. */
export function refuse(panel) {
  if (panel.sharing.pending) return; // it is on its way: too late for this button, not for the page /code
  panel.sharing.refuse();
  panel.backToLines("#share");
}

/** The button for that, which stands in every step of sharing. */
export function refuseButton(panel) {
  return buttons(button(TEXTS.delen.knoppen.nee, "subtle", () => refuse(panel)));
}

/** Goes on once the server has looked for names in everything that the parent wrote; else says why not. */
function whenChecked(panel, goOn) {
  const { draft } = panel;
  settleAll(draft);
  if (draft.kept.length === 0) {
    panel.show();
    panel.problem(TEXTS.regels.niets_over);
    return;
  }
  const lines = draft.unchecked;
  if (lines.length === 0) {
    goOn();
    return;
  }
  const again = () => whenChecked(panel, goOn);
  const notChecked = () => panel.problem(TEXTS.regels.eerst_kijken, again);
  const asked = { body: { lines: draft.forServer(lines) }, within: CHECK_WITHIN_MS };
  panel.ask(TEXTS.regels.kijkt, "POST", "/api/summary/check", asked, {
    onAnswer: ({ lines: answers }) => {
      lines.forEach((line, at) => draft.checked(line, answers[at]));
      if (!lines.some(({ taken }) => taken.length > 0)) return goOn();
      panel.show();
      return panel.problem(TEXTS.regels.nagekeken);
    },
    onRefused: notChecked,
    onLost: notChecked,
  });
}

/** What is still being typed counts: nobody has to find the button first. */
function settleAll(draft) {
  draft.lines.forEach((line) => settle(draft, line));
  if (draft.typed && draft.typed.trim()) draft.add(OWN, draft.typed.trim());
  draft.typed = undefined;
}

/** Keeping without sharing: a warning about who may see it, then a file or paper. */
import { save } from "../download.js";
import { button, buttons, card, element, heading, paragraph, points } from "../make.js";
import { TEXTS } from "../texts.js";
import { hasAbout } from "./draft.js";

const FILE_WITHIN_MS = 90_000;

export function keepStep(panel) {
  const act = TEXTS.bewaren.knoppen;
  return {
    title: TEXTS.bewaren.titel,
    nodes: [
      card(heading(2, TEXTS.bewaren.let_op), points(TEXTS.bewaren.wie)),
      buttons(
        button(act.bestand, "secondary", () => saveFile(panel)),
        button(act.printen, "secondary", () => window.print()),
      ),
      sheet(panel.draft),
    ],
  };
}

function saveFile(panel) {
  const asked = { body: { lines: panel.draft.forServer() }, within: FILE_WITHIN_MS };
  panel.ask(TEXTS.bewaren.maakt, "POST", "/api/summary/pdf", asked, {
    onAnswer: (file) => {
      save(file);
      panel.say(TEXTS.bewaren.klaar);
    },
  });
}

/** What comes out of the printer, and nothing else; not to be seen on the screen. */
function sheet(draft) {
  const made = element("div", "sheet", heading(2, TEXTS.openen.titel));
  for (const { id, title } of draft.sections) {
    const lines = draft.in(id).filter((line) => !line.removed);
    if (lines.length === 0) continue;
    made.append(heading(3, title), element("ul", "points", ...lines.map(sheetLine)));
  }
  return made;
}

function sheetLine(line) {
  const about = hasAbout(line) ? [element("br"), element("small", "", line.about)] : [];
  return element("li", "", line.text, ...about);
}

/** One line of the summary on the screen: keep it as it is, change its words, take it away, bring it back. */
import { button, buttons, element, newElementId, paragraph, status } from "../make.js";
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";
import { reasonFor, wordsOf } from "./words_left_out.js";

const MOST_CHARACTERS = 500;
const CHECK = "/api/summary/check";

/** A button whose name is the same on every line: the line's words tell a screen reader which one it is. */
function lineButton(label, textId, onTap) {
  const made = button(label, "subtle", onTap);
  made.setAttribute("aria-describedby", textId);
  return made;
}

/** A field for words of the parent, with two buttons; Escape means never mind. */
export function wordsField({ label, text, onInput, onDone, onCancel, done, cancel }) {
  const id = newElementId();
  const name = element("label", "utrecht-form-label", label);
  name.htmlFor = id;
  const field = element("textarea", "utrecht-textarea utrecht-textarea--html-textarea field");
  Object.assign(field, { id, value: text, maxLength: MOST_CHARACTERS, autocomplete: "off", spellcheck: false, rows: 3 });
  field.addEventListener("input", () => onInput(field.value));
  const form = element("form", "words-field", name, field);
  form.autocomplete = "off";
  const ready = button(done, "primary", () => onDone(field.value.trim()));
  form.append(buttons(ready, button(cancel, "secondary", onCancel)));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // the panel stays where it is
    onCancel();
  });
  return form;
}

export class LineView {
  #panel;
  #line;

  constructor(panel, line) {
    this.#panel = panel;
    this.#line = line;
    this.element = element("li", "line");
    this.#show();
  }

  /** Shows the line anew; the focus goes to the part that `find` gives. */
  #show(find) {
    const line = this.#line;
    this.element.className = line.removed ? "line line--removed" : "line";
    if (line.removed) this.element.replaceChildren(...this.#removed());
    else if (line.editing !== undefined) this.element.replaceChildren(this.#form());
    else this.element.replaceChildren(...this.#words());
    if (find) this.element.querySelector(find).focus();
  }

  #words() {
    const line = this.#line;
    const words = wordsOf(line.text);
    words.id = newElementId();
    words.tabIndex = -1;
    const reason = reasonFor(line.taken);
    const act = TEXTS.regels.knoppen;
    return [
      words,
      ...(reason ? [element("p", "line__note", reason)] : []),
      ...this.#about(words.id),
      ...this.#notChecked(),
      element(
        "div",
        "line__buttons",
        lineButton(act.verander, words.id, () => this.#edit()),
        lineButton(act.weg, words.id, () => this.#remove(true)),
      ),
    ];
  }

  /** What Naast heard in the words, which the parent may take out. */
  #about(textId) {
    const line = this.#line;
    if (!line.about) return [];
    const { erbij, woord_weg: gone, knoppen } = TEXTS.regels;
    const act = lineButton(line.withoutAbout ? knoppen.terugzetten : knoppen.woord_weg, textId, () => {
      line.withoutAbout = !line.withoutAbout;
      this.#show(".line__about button");
    });
    const told = element("span", "", fill(line.withoutAbout ? gone : erbij, { woorden: line.about }));
    return [element("div", "line__about", told, act)];
  }

  #notChecked() {
    if (!this.#line.unchecked) return [];
    const place = status();
    if (this.#line.checking) {
      place.textContent = TEXTS.regels.kijkt;
      return [place];
    }
    place.textContent = TEXTS.regels.niet_gekeken;
    return [place, buttons(button(TEXTS.regels.knoppen.kijk_opnieuw, "secondary", () => this.check()))];
  }

  #removed() {
    const words = element("p", "line__gone", this.#line.text);
    words.id = newElementId();
    const back = lineButton(TEXTS.regels.knoppen.terugzetten, words.id, () => this.#remove(false));
    return [paragraph(TEXTS.regels.weggehaald), words, element("div", "line__buttons", back)];
  }

  #remove(removed) {
    this.#line.removed = removed;
    this.#show(removed ? ".line__buttons button" : ".line__text");
  }

  #edit() {
    this.#line.editing = this.#line.text;
    this.#show("textarea");
  }

  #form() {
    const act = TEXTS.regels.knoppen;
    return wordsField({
      label: TEXTS.regels.veld,
      text: this.#line.editing,
      done: act.klaar,
      cancel: act.laat_maar,
      onInput: (text) => { this.#line.editing = text; },
      onCancel: () => {
        delete this.#line.editing;
        this.#show(".line__text");
      },
      onDone: () => {
        settle(this.#panel.draft, this.#line);
        this.#show(this.#line.removed ? ".line__buttons button" : ".line__text");
        if (this.#line.unchecked && !this.#line.removed) this.check();
      },
    });
  }

  /** Lets the server look for names in the new words. */
  async check() {
    const line = this.#line;
    if (line.checking) return;
    const text = line.text;
    line.checking = true;
    this.#show();
    const answer = await this.#panel.askBeside("POST", CHECK, { lines: this.#panel.draft.forServer([line]) });
    line.checking = false;
    if (answer && line.text === text) this.#panel.draft.checked(line, answer.lines[0]);
    // Meanwhile the parent may be writing in it again: then it is left alone.
    if (this.element.isConnected && line.editing === undefined) this.#showWithFocusKept();
  }

  #showWithFocusKept() {
    const within = this.element.contains(document.activeElement);
    this.#show(within ? (this.#line.removed ? "button" : ".line__text") : undefined);
  }
}

/** What was being typed in a line becomes its words; nothing left means that it is taken away. */
export function settle(draft, line) {
  if (line.editing === undefined) return;
  const text = line.editing.trim();
  delete line.editing;
  if (!text) line.removed = true;
  else if (text !== line.text) draft.change(line, text);
}

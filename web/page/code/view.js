/** What the parent sees of a shared summary: who read it, what comes next, and every way to change or stop it. */
import { ContactForm, contactTexts } from "../contact_form.js";
import { button, buttons, card, element, heading, paragraph, points } from "../make.js";
import { blocks, withNumbers } from "../prose.js";
import { wordsOf } from "../summary/words_left_out.js";
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";

const LONGER_DAYS = 30;

export class SharedView {
  #place;
  #seen;
  #act;

  /**
   * `place` is the element to fill, `seen` the server's answer. `act`: `change(what, body, told)`,
   * `withdraw(onGone)`, `saveFile()` and `say(sentence)`.
   */
  constructor(place, seen, act) {
    this.#place = place;
    this.#seen = seen;
    this.#act = act;
  }

  show() {
    const { ended, shared } = this.#seen;
    if (ended) this.#showEnd(TEXTS.voorbij.titel, TEXTS.voorbij[shared ? ended : "niet_gedeeld"] || TEXTS.voorbij.verlopen);
    else if (!shared) this.#fill(TEXTS.nog_niet.titel, this.#notYet());
    else this.#fill(TEXTS.stand.titel, this.#parts());
  }

  /** The parent's page could not confirm it: that can still be done here, and without it nobody sees anything. */
  #notYet() {
    const { status_words: said, recipient } = this.#seen;
    const confirm = () => this.#act.change("confirm", {}, () => TEXTS.nog_niet.gedeeld);
    const label = fill(TEXTS.nog_niet.knoppen.deel, { naam: recipient });
    return [card(paragraph(said), buttons(button(label, "primary", confirm))), this.#lines()];
  }

  #fill(title, parts) {
    const name = heading(1, title);
    name.tabIndex = -1;
    this.#place.replaceChildren(name, ...parts);
  }

  #showEnd(title, text) {
    this.#fill(title, [paragraph(text), paragraph(TEXTS.voorbij.welkom)]);
  }

  #parts() {
    const seen = this.#seen;
    return [
      paragraph(fill(TEXTS.stand.bij, { naam: seen.recipient })),
      ...(seen.overdue_words ? [this.#overdue()] : []), // then no promise is repeated that was not kept
      ...told(TEXTS.stand.bericht, seen.note),
      ...told(TEXTS.stand.besproken, seen.decided),
      ...(seen.overdue_words ? [] : [this.#state()]),
      ...(seen.openings.length > 0 ? [this.#readers()] : []),
      this.#reach(),
      ...(seen.lines ? [this.#lines()] : []),
      this.#longer(),
      this.#keep(),
      this.#stop(),
    ];
  }

  /** Nobody has read it in time: said first, with what to do. */
  #overdue() {
    const made = card(...blocks(this.#seen.overdue_words));
    made.classList.add("first");
    return made;
  }

  #state() {
    const seen = this.#seen;
    const said = [seen.status_words];
    if (seen.status === "nieuw" || seen.status === "geopend") {
      const ways = { telefoon: TEXTS.stand.bellen, email: TEXTS.stand.mailen };
      const passed = seen.answer_by < today();
      said.push(fill(passed ? TEXTS.stand.belofte_voorbij : TEXTS.stand.belofte, { dag: seen.answer_by_words }));
      said.push(seen.contact ? ways[seen.contact.kind] : TEXTS.stand.niet_bellen);
    }
    return card(heading(2, TEXTS.stand.hoe), ...said.map((text) => paragraph(text)));
  }

  #readers() {
    const read = this.#seen.openings.map(({ who, when_words: when }) => `${who}: ${when}`);
    return card(heading(2, TEXTS.stand.gelezen), points(read));
  }

  #lines() {
    const made = element("details", "fold card", element("summary", "", TEXTS.stand.gedeeld));
    for (const [section, title] of Object.entries(TEXTS.stand.koppen)) {
      const lines = this.#seen.lines.filter((line) => line.section === section);
      if (lines.length > 0) made.append(heading(2, title), element("ul", "points", ...lines.map(lineOf)));
    }
    return made;
  }

  /* What the parent can change ------------------------------------------------------------------------------------- */

  #reach() {
    const { contact } = this.#seen;
    const made = card();
    const act = TEXTS.bereiken.knoppen;
    const showContact = (focus) => {
      const texts = contact ? contactTexts(contact) : [TEXTS.bereiken.geen];
      const change = button(act.verander, "secondary", showForm);
      made.replaceChildren(heading(2, TEXTS.bereiken.titel), ...texts.map((text) => paragraph(text)), buttons(change));
      if (focus) change.focus();
    };
    const showForm = () => {
      const form = new ContactForm(contact);
      const keep = button(act.bewaar, "primary", () => {
        const filled = form.read();
        if (filled) this.#act.change("contact", { contact: filled.contact }, () => TEXTS.bereiken.bewaard);
      });
      const title = heading(2, TEXTS.bereiken.titel);
      title.tabIndex = -1;
      made.replaceChildren(
        title, paragraph(TEXTS.bereiken.uitleg), form.element, buttons(keep, button(act.laat_maar, "secondary", () => showContact(true))),
      );
      title.focus();
    };
    showContact();
    made.dataset.part = "contact";
    return made;
  }

  #longer() {
    const told = ({ ends_on_words: day }) => fill(TEXTS.langer.klaar, { dag: day });
    const made = card(
      heading(2, TEXTS.langer.titel),
      paragraph(fill(TEXTS.langer.tot, { dag: this.#seen.ends_on_words })),
      buttons(button(TEXTS.langer.knoppen.langer, "secondary", () => this.#act.change("extend", { days: LONGER_DAYS }, told))),
    );
    made.dataset.part = "extend";
    return made;
  }

  #keep() {
    return card(
      heading(2, TEXTS.blad.titel),
      paragraph(TEXTS.blad.let_op),
      buttons(button(TEXTS.blad.knoppen.bestand, "secondary", () => this.#act.saveFile())),
    );
  }

  /** Asked once more, because it cannot be undone. */
  #stop() {
    const made = card(heading(2, TEXTS.stoppen.titel), paragraph(TEXTS.stoppen.uitleg));
    const act = TEXTS.stoppen.knoppen;
    const place = element("div", "form");
    const showButton = (focus) => {
      const stop = button(act.stop, "secondary", showQuestion);
      place.replaceChildren(buttons(stop));
      if (focus) stop.focus();
    };
    const showQuestion = () => {
      const yes = button(act.ja, "primary", () => this.#act.withdraw((message) => this.#gone(message)));
      const question = paragraph(fill(TEXTS.stoppen.zeker, { naam: this.#seen.recipient }));
      question.tabIndex = -1;
      place.replaceChildren(question, buttons(yes, button(act.nee, "secondary", () => showButton(true))));
      question.focus({ preventScroll: true });
      place.scrollIntoView({ block: "nearest" });
    };
    showButton();
    made.append(place);
    return made;
  }

  #gone(message) {
    this.#showEnd(TEXTS.stoppen.weg_titel, message);
    this.#place.querySelector("h1").focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: "instant" });
  }
}

/** What the professional wrote to the parent, if there is something. */
function told(title, text) {
  if (!text) return [];
  const words = text.split("\n").filter((line) => line.trim()).map((line) => paragraph(...withNumbers(line)));
  return [card(heading(2, title), ...words)];
}

function lineOf({ text, about }) {
  const more = about ? [element("p", "option__about", fill(TEXTS.stand.erbij, { woorden: about }))] : [];
  return element("li", "", wordsOf(text), ...more);
}

/** The day it is in the Netherlands, as "2026-11-22". */
function today() {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
}

/** Choosing one organisation: those that fit come first, the others are found by place or name. */
import { button, buttons, element, heading, newElementId, paragraph, status } from "../make.js";
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";
import { chooseStep } from "./choose.js";
import { refuseButton } from "./lines.js";
import { progress } from "./progress.js";

/** So many at once; a phone's screen holds about four. */
const AT_ONCE = 6;

export function recipientStep(panel) {
  const place = element("div", "recipients");
  queueMicrotask(() => load(panel, place)); // once the step is on the screen
  return { title: TEXTS.wie.titel, progress: progress("wie"), nodes: [paragraph(TEXTS.wie.uitleg), place, refuseButton(panel)] };
}

function load(panel, place) {
  panel.ask(TEXTS.wie.laden, "GET", "/api/recipients", {}, {
    onAnswer: ({ recipients }) => {
      if (recipients.length === 0) place.replaceChildren(paragraph(TEXTS.wie.niemand));
      else place.replaceChildren(...new Finder(panel, recipients).nodes);
    },
  });
}

/** Small letters without accents: "Súdwest" is found by "sudwest". */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

class Finder {
  #panel;
  #recipients;
  #list = element("div", "found");
  #told = status();
  #search;
  #phase = null;
  #shown = AT_ONCE;

  constructor(panel, recipients) {
    this.#panel = panel;
    this.#recipients = recipients;
    this.nodes = [...this.#searchRow(), ...this.#phaseRow(), this.#told, this.#list];
    this.#told.classList.add("for-the-ear");
    this.#show();
  }

  #searchRow() {
    this.#search = element("input", "field");
    Object.assign(this.#search, { type: "text", autocomplete: "off", spellcheck: false, enterKeyHint: "search", maxLength: 80 });
    return [row(TEXTS.wie.zoek, this.#search, () => this.#searched())];
  }

  /** Only where it makes a difference. */
  #phaseRow() {
    const phases = Object.keys(TEXTS.wie.fases).filter((id) => this.#recipients.some(({ phases: of }) => of.includes(id)));
    if (phases.length === 0) return [];
    this.#phase = element("select", "field");
    this.#phase.autocomplete = "off";
    ["alles", ...phases].forEach((id) => {
      const option = element("option", "", TEXTS.wie.fases[id]);
      option.value = id;
      this.#phase.append(option);
    });
    return [row(TEXTS.wie.fase, this.#phase, () => this.#searched())];
  }

  #searched() {
    this.#shown = AT_ONCE;
    this.#show();
    this.#told.textContent = fill(TEXTS.wie.gevonden, { aantal: this.#found().length });
  }

  #found() {
    const wanted = plain(this.#search.value.trim()).split(/[\s,]+/).filter(Boolean);
    const phase = this.#phase ? this.#phase.value : "alles";
    return this.#recipients.filter((one) => {
      const text = plain([one.name, one.kind_title, one.region, ...one.municipalities].join(" "));
      const fits = phase === "alles" || one.phases.length === 0 || one.phases.includes(phase);
      return fits && wanted.every((word) => text.includes(word));
    });
  }

  #show() {
    const found = this.#found();
    const shown = found.slice(0, this.#shown);
    const fitting = shown.filter(({ fits }) => fits);
    const others = shown.filter(({ fits }) => !fits);
    const title = fitting.length > 0 ? TEXTS.wie.andere : TEXTS.wie.allemaal;
    this.#list.replaceChildren(
      ...this.#group(TEXTS.wie.past, fitting),
      ...this.#group(title, others),
      ...(found.length === 0 ? [paragraph(TEXTS.wie.niets)] : []),
      ...(found.length > shown.length ? [buttons(button(TEXTS.wie.knoppen.meer, "secondary", () => this.#more()))] : []),
    );
  }

  #group(title, recipients) {
    if (recipients.length === 0) return [];
    const list = element("ul", "lines", ...recipients.map((one) => element("li", "", this.#choice(one))));
    return [element("section", "section", heading(2, title), list)];
  }

  #choice(recipient) {
    const days = recipient.answer_days;
    const made = button("", "secondary", () => {
      this.#panel.sharing.chooseRecipient(recipient);
      this.#panel.go(chooseStep);
    });
    made.classList.add("recipient");
    const places = [...new Set([...recipient.municipalities, recipient.region])].join(", ");
    made.append(
      element("span", "recipient__name", recipient.name),
      element("span", "recipient__fact", `${recipient.kind_title} · ${places}`),
      element("span", "recipient__fact", days === 1 ? TEXTS.wie.antwoord_een : fill(TEXTS.wie.antwoord, { dagen: days })),
    );
    return made;
  }

  #more() {
    const seen = this.#shown;
    this.#shown += AT_ONCE;
    this.#show();
    this.#list.querySelectorAll(".recipient")[seen].focus();
  }
}

function row(label, field, onChange) {
  field.id = newElementId();
  const name = element("label", "utrecht-form-label", label);
  name.htmlFor = field.id;
  field.addEventListener("input", onChange);
  return element("div", "field-row", name, field);
}

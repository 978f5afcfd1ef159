/** The form in which a parent says how to be reached safely: in the panel and on the page /code. */
import { element, newElementId, paragraph } from "./make.js";
import { TEXTS } from "./texts.js";
import { fill } from "./words.js";

const MOST = Object.freeze({ value: 200, when: 300, may_say: 300 });

/** What stands in the overview about a way to be reached, as sentences. */
export function contactTexts(contact) {
  const words = TEXTS.formulier;
  return [
    fill(contact.kind === "email" ? words.mailen : words.bellen, { waarde: contact.value }),
    ...(contact.when ? [fill(words.veilig, { wanneer: contact.when })] : []),
    ...(contact.may_say ? [fill(words.mag_zeggen, { tekst: contact.may_say })] : []),
  ];
}

/** Whether this can be a telephone number: eight digits or more, and what people write between them. */
function isNumber(text) {
  return /^\+?[\d\s()./-]+$/.test(text) && text.replace(/\D/g, "").length >= 8;
}

function isAddress(text) {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

/** A labelled field; `help` stands below the label. A long text gets more lines. */
function field({ label, help, value, most, mode, long }) {
  const id = newElementId();
  const input = element(long ? "textarea" : "input", long ? "utrecht-textarea field" : "field");
  Object.assign(input, { id, value, maxLength: most, autocomplete: "off", spellcheck: false });
  if (mode) input.inputMode = mode;
  if (mode === "email") input.autocapitalize = "none";
  if (long) input.rows = 2;
  const name = element("label", "utrecht-form-label", label);
  name.htmlFor = id;
  const row = element("div", "field-row", name);
  if (help) {
    const hint = element("p", "utrecht-form-field-description hint", help);
    hint.id = `${id}-help`;
    input.setAttribute("aria-describedby", hint.id);
    row.append(hint);
  }
  row.append(input);
  return { row, input };
}

export class ContactForm {
  #kind;
  #kept; // what was typed, for each kind its own
  #inputs = null;
  #fields = element("div", "fields");
  #problem = element("p", "problem");

  /** `contact` is what was filled in before, or null. */
  constructor(contact) {
    this.#kind = contact ? contact.kind : "geen";
    this.#kept = { telefoon: {}, email: {}, ...(contact ? { [contact.kind]: contact } : {}) };
    this.#problem.id = newElementId();
    this.#problem.setAttribute("role", "alert");
    this.element = element("div", "form", paragraph(TEXTS.formulier.pas_op), this.#choice(), this.#fields);
    this.#show();
  }

  /**
   * What was filled in, as `{contact}` (null for "rather not"); false when something is not right yet,
   * which then stands below the field, and the field has the focus.
   */
  read() {
    this.#keep();
    if (this.#kind === "geen") return { contact: null };
    const typed = this.#kept[this.#kind];
    const right = this.#kind === "email" ? isAddress(typed.value) : isNumber(typed.value);
    if (!right) {
      this.#say(this.#kind === "email" ? TEXTS.formulier.fout_adres : TEXTS.formulier.fout_nummer);
      return false;
    }
    return { contact: { kind: this.#kind, ...typed } };
  }

  #choice() {
    const set = element("fieldset", "options", element("legend", "utrecht-form-label", TEXTS.formulier.soort));
    const group = newElementId();
    Object.entries(TEXTS.formulier.keuzes).forEach(([kind, label]) => {
      const radio = element("input");
      Object.assign(radio, { type: "radio", name: group, value: kind, checked: kind === this.#kind, autocomplete: "off" });
      radio.addEventListener("change", () => {
        this.#keep();
        this.#kind = kind;
        this.#show();
      });
      set.append(element("label", "option", radio, element("span", "", label)));
    });
    return set;
  }

  /** Remembers what was typed, so that changing one's mind loses nothing. */
  #keep() {
    if (!this.#inputs) return;
    const typed = Object.entries(this.#inputs).map(([name, { input }]) => [name, input.value.trim()]);
    this.#kept[this.#kind] = Object.fromEntries(typed);
  }

  #show() {
    this.#inputs = null;
    if (this.#kind === "geen") {
      this.#fields.replaceChildren();
      return;
    }
    const mail = this.#kind === "email";
    const words = TEXTS.formulier;
    const { value = "", when = "", may_say: maySay = "" } = this.#kept[this.#kind];
    this.#inputs = {
      value: field({
        label: mail ? words.adres : words.nummer, value, most: MOST.value, mode: mail ? "email" : "tel",
      }),
      when: field({ label: words.wanneer, help: words.wanneer_hulp, value: when, most: MOST.when, long: true }),
      may_say: field({
        label: mail ? words.zeggen_mail : words.zeggen, help: mail ? words.zeggen_mail_hulp : words.zeggen_hulp,
        value: maySay, most: MOST.may_say, long: true,
      }),
    };
    this.#problem.textContent = "";
    this.#inputs.value.row.append(this.#problem);
    this.#fields.replaceChildren(...Object.values(this.#inputs).map(({ row }) => row));
  }

  #say(sentence) {
    const { input } = this.#inputs.value;
    this.#problem.textContent = sentence;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", this.#problem.id);
    input.focus();
  }
}

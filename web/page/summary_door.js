/** The way to the panel "Mijn samenvatting": its buttons, and its code, which comes once a conversation has begun. */
import { button, buttons } from "./make.js";
import { TEXTS } from "./texts.js";

export class SummaryDoor {
  #button;
  #make;
  #onFail;
  #panel = null;
  #coming = null;
  #urgent = null;
  #begun = false;

  /**
   * `opener` is the button in the page's bar; `parts` and `tools` are those of the panel.
   * `onFail(again)` when its code did not arrive.
   */
  constructor({ opener, parts, aloud, tools, onFail }) {
    this.#button = opener;
    this.#onFail = onFail;
    const more = {
      urgent: () => this.#urgent,
      onToggle: (open) => { this.#button.hidden = open || !this.#begun; },
    };
    this.#make = ({ SummaryPanel }) => new SummaryPanel({ ...parts, aloud, tools: { ...tools, ...more } });
    opener.addEventListener("click", () => this.open(opener));
  }

  get isOpen() {
    return this.#panel !== null && this.#panel.isOpen;
  }

  /** The assistant said something: remembers whom to call when that was urgent, and that there may be more to show. */
  heard(messages) {
    this.#begun = true;
    this.#button.hidden = this.isOpen;
    const urgent = messages.filter((message) => message.urgent && message.urgent.length > 0);
    if (urgent.length > 0) {
      const contacts = urgent.flatMap((message) => message.contacts || []);
      this.#urgent = contacts.length > 0 ? contacts : this.#urgent || [];
    }
    if (this.#panel) this.#panel.conversationWentOn();
    this.#load().catch(() => {}); // so that it is there when it is asked for; if not, it is asked again then
  }

  /** A button for below the message that shows the summary. */
  buttonBelow() {
    const made = button(TEXTS.openen.knoppen.bericht, "primary", () => this.open(made));
    const row = buttons(made);
    row.classList.add("summary-button");
    return row;
  }

  /** Shows the panel; `opener` gets the focus back. */
  async open(opener) {
    try {
      (await this.#load()).open(opener);
    } catch {
      if (this.#begun) this.#onFail(() => this.open(opener));
    }
  }

  /** A sentence above the panel's buttons, with one of its own. */
  ask(sentence, label, onYes) {
    this.#panel.problem(sentence, onYes, label);
  }

  say(sentence) {
    if (this.isOpen) this.#panel.say(sentence);
  }

  /** Nothing of the summary stays on the page. */
  empty() {
    this.#begun = false;
    this.#urgent = null;
    this.#button.hidden = true;
    if (this.#panel) this.#panel.empty();
  }

  async #load() {
    if (this.#panel) return this.#panel;
    this.#coming = this.#coming || import("./summary/panel.js");
    try {
      const code = await this.#coming;
      this.#panel = this.#panel || this.#make(code);
      return this.#panel;
    } catch (problem) {
      this.#coming = null;
      throw problem;
    }
  }
}

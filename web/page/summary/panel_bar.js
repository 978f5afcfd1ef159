/** The buttons below the panel, where a thumb is, and the sentence above them. */
import { button, buttons, element } from "../make.js";
import { TEXTS } from "../texts.js";

/** A quick answer needs no sign; it would only flash. */
const SIGN_AFTER_MS = 250;

export class PanelBar {
  #root;
  #notice = null;
  #again = null;
  #timer = 0;

  constructor(root) {
    this.#root = root;
  }

  /** `main` is the step's own button, if it has one; `onBack` is null where there is no way back. */
  fill({ main, toConversation, onBack }) {
    const label = toConversation ? TEXTS.openen.knoppen.sluiten : TEXTS.openen.knoppen.terug;
    this.#notice = element("p", "utrecht-form-field-description notice");
    this.#notice.id = "panel-notice";
    this.#notice.setAttribute("role", "status");
    this.#again = element("div", "buttons");
    this.#again.hidden = true;
    const row = buttons(...(onBack ? [button(label, "secondary", onBack)] : []), ...(main ? [main] : []));
    row.classList.add("panel__buttons");
    this.#root.replaceChildren(this.#notice, this.#again, row);
  }

  empty() {
    clearTimeout(this.#timer);
    this.#root.replaceChildren();
    this.#notice = null;
  }

  /** A sentence, with a button if it has one; an empty one takes both away. */
  say(sentence, onAgain, label = TEXTS.openen.knoppen.opnieuw) {
    if (!this.#notice) return;
    this.#notice.textContent = sentence;
    this.#again.replaceChildren(...(onAgain ? [button(label, "primary", onAgain)] : []));
    this.#again.hidden = !onAgain;
  }

  /** While an answer is awaited: a sentence after a moment, and buttons that wait (`all`: the way back too). */
  wait(sentence, { all }) {
    this.say("");
    this.#root.querySelectorAll(all ? "button" : ".utrecht-button--primary-action").forEach((one) => {
      one.setAttribute("aria-disabled", "true");
    });
    this.#timer = setTimeout(() => this.say(sentence), SIGN_AFTER_MS);
  }

  stopWaiting() {
    clearTimeout(this.#timer);
    this.#root.querySelectorAll("[aria-disabled]").forEach((one) => one.removeAttribute("aria-disabled"));
    this.say("");
  }
}

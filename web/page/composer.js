/** The field in which the parent types: Enter sends, Shift with Enter makes a new line, and a kind count near the end. */
import { fill, WORDS } from "./words.js";

/** From this many characters left the count is shown. */
const SHOW_BELOW = 200;

/** The count in steps: one that changes with every letter would be spoken with every letter. */
function inSteps(left) {
  const step = left > 50 ? 50 : left > 10 ? 10 : 1;
  return Math.ceil(left / step) * step;
}

export class Composer {
  #form;
  #field;
  #button;
  #counter;
  #onSend;

  /** `onSend(text)` gets the trimmed text; the field keeps it until `clear()`. `onTyping()` comes with every change. */
  constructor({ form, field, button, counter }, { onSend, onTyping }) {
    this.#form = form;
    this.#field = field;
    this.#button = button;
    this.#counter = counter;
    this.#onSend = onSend;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    field.addEventListener("keydown", (event) => {
      // isComposing: Enter that ends a composed character is no Enter of the message.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
    field.addEventListener("input", () => {
      this.#count();
      onTyping();
    });
  }

  get text() {
    return this.#field.value.trim();
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  clear() {
    this.#field.value = "";
    this.#count();
  }

  show(visible) {
    this.#form.hidden = !visible;
  }

  /** While a message is under way its text can be read, not changed. */
  lock(locked) {
    this.#field.readOnly = locked;
    this.#button.setAttribute("aria-disabled", String(locked));
  }

  #send() {
    if (!this.#field.readOnly) this.#onSend(this.text);
  }

  #count() {
    const left = this.#field.maxLength - this.#field.value.length;
    let sentence = "";
    if (left <= 0) sentence = WORDS.textFull;
    else if (left <= SHOW_BELOW) sentence = fill(WORDS.charactersLeft, { count: inSteps(left) });
    if (this.#counter.textContent !== sentence) this.#counter.textContent = sentence;
  }
}

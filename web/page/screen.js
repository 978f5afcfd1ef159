/** What is to be seen on the page besides the messages themselves: which part is shown when, and with which words. */
import { WORDS } from "./words.js";

/** A quick answer needs no typing sign; it would only flash. */
const SIGN_AFTER_MS = 250;

const byId = (id) => document.getElementById(id);
const about = byId("about");
const numbers = byId("numbers");
const beginRow = byId("begin-row");
const messages = byId("messages");
const choices = byId("choices");
const typing = byId("typing");
const notice = byId("notice");
const retryRow = byId("retry-row");
const retry = byId("retry");
const ended = byId("ended");

let signTimer = 0;

/** A sentence above the field; an empty one takes it away. */
export function say(sentence) {
  notice.textContent = sentence;
  retryRow.hidden = true;
  retry.onclick = null;
}

/** A sentence above the field with one button. */
export function ask(sentence, label, onYes) {
  say(sentence);
  retry.textContent = label;
  retry.onclick = onYes;
  retryRow.hidden = false;
}

/** Presses the button above the field, if there is one. */
export function pressAsked() {
  if (!retryRow.hidden) retry.click();
}

/** Shows after a moment that an answer is being written; `false` takes it away. */
export function showTyping(shown) {
  clearTimeout(signTimer);
  typing.textContent = "";
  if (shown) signTimer = setTimeout(() => { typing.textContent = WORDS.typing; }, SIGN_AFTER_MS);
}

/** The text before the conversation folds away; it can be opened again. */
export function showConversation() {
  document.body.classList.remove("starting");
  about.open = false;
  beginRow.hidden = true;
  ended.hidden = true;
  byId("label").textContent = WORDS.textLabel;
  byId("send").classList.replace("utrecht-button--secondary-action", "utrecht-button--primary-action");
}

/** The telephone numbers, open and close to the field: nobody has to wait for a connection. */
export function showNumbers() {
  if (typing.nextElementSibling === numbers) return;
  numbers.querySelector("summary").textContent = WORDS.numbersTitle;
  numbers.open = true;
  typing.after(numbers);
  numbers.scrollIntoView({ block: "start" });
}

/** The telephone numbers in their usual place, above the conversation. */
export function foldNumbers() {
  numbers.querySelector("summary").textContent = WORDS.numbersFold;
  numbers.open = false;
  about.after(numbers);
}

/** Puts messages at the end of the conversation. */
export function addMessages(...items) {
  messages.append(...items);
}

/** Puts these buttons below the conversation, in the place of earlier ones; tiles stand side by side. */
export function showChoices(buttons) {
  choices.replaceChildren(...buttons);
  choices.classList.toggle("tiles", buttons.some((button) => button.classList.contains("tile")));
  choices.hidden = buttons.length === 0;
}

/** Takes the choices away, or gives them back when what was chosen did not arrive. */
export function hideChoices(hidden) {
  choices.hidden = hidden || choices.childElementCount === 0;
}

/** Brings a message to the top of the view, so that an answer is read from its beginning. */
export function lookAt(item, { focus = false } = {}) {
  if (!item) return;
  if (focus) item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "start" });
}

/**
 * Brings an answer into view: from the parent's own message on, as long as the number in what is important
 * can then be seen as well; above a phone's keyboard there may be room for that number only.
 */
export function lookAtAnswer(mine, important) {
  if (!important) return lookAt(mine);
  const call = important.querySelector(".call") || important;
  const end = Math.min(innerHeight, byId("composer").getBoundingClientRect().top);
  const room = end - byId("bar").getBoundingClientRect().bottom;
  const needed = call.getBoundingClientRect().bottom - mine.getBoundingClientRect().top;
  return lookAt(needed > room ? important : mine);
}

/** Nothing of the conversation stays on the screen. */
export function emptyScreen() {
  messages.replaceChildren();
  showChoices([]);
  showTyping(false);
  say("");
}

/** The conversation is over: a kind line and a way to begin again. */
export function showEnd(title, text) {
  showConversation();
  foldNumbers();
  byId("ended-title").textContent = title;
  byId("ended-text").textContent = text;
  ended.hidden = false;
  byId("ended-title").focus();
}

/** Other words for how it ended, if the end is still shown. */
export function correctEnd(text) {
  if (!ended.hidden) byId("ended-text").textContent = text;
}

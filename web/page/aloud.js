/**
 * The button "Lees voor" below a message, with a voice of the device itself.
 *
 * A voice that lives on a server of the browser's maker is never used: it would be sent what is said here.
 * Nothing is said without a tap, because somebody may be in the next room. Nothing is kept but what is on the screen.
 */
import { icon } from "./icons.js";
import { spokenParts } from "./spoken.js";
import { WORDS } from "./words.js";

/** Somewhat slower than a voice speaks by itself. */
const RATE = 0.9;
/** Of the voices of a language, the one that is tried first. */
const FIRST_CHOICE = { nl: "nl-nl" };

/** "nl-nl" for "nl_NL", which is how Android writes it. */
function normal(lang) {
  return lang.replaceAll("_", "-").toLowerCase();
}

/** Whether the parent has answered a message since: its choices cannot be chosen any more. */
function isAnswered(item) {
  for (let next = item.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.classList.contains("message--parent")) return true;
  }
  return false;
}

export class ReadAloud {
  #engine = window.speechSynthesis;
  #controls = []; // {row, button, note, item, message} of each message of Naast
  #reading = null; // the control of the message that is being read
  #said = []; // its utterances: Chromium forgets one that nothing refers to, and then never says that it ended
  #warned = false;

  constructor() {
    if (!this.#engine) return;
    // Not addEventListener: Safari has it here since a short time only.
    this.#engine.onvoiceschanged = () => this.#controls.forEach((control) => this.#showIfReadable(control));
    this.#engine.getVoices(); // many browsers begin to look for voices at the first call
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.stop();
    });
  }

  /** Puts a button to read `message` below its text in `item`; it shows when there is a voice for it. */
  addTo(item, message) {
    if (!this.#engine) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "utrecht-button utrecht-button--subtle aloud__button";
    const note = document.createElement("p");
    note.className = "aloud__note";
    note.setAttribute("role", "status");
    const row = document.createElement("div");
    row.className = "aloud";
    row.setAttribute("aria-live", "off"); // who listens already need not hear of this button with every message
    row.append(button, note);
    const bubble = item.querySelector(".bubble");
    if (bubble) bubble.append(row);
    else item.prepend(row);

    const control = { row, button, note, item, message };
    this.#controls.push(control);
    this.#label(control);
    this.#showIfReadable(control);
    button.addEventListener("click", () => {
      if (this.#reading === control) this.stop();
      else this.#read(control);
    });
  }

  /** Silence, at once. */
  stop() {
    if (!this.#reading) return;
    this.#said = [];
    this.#engine.cancel();
    this.#over();
    this.#takeNoteAway();
  }

  /** Silence in a part of the page that goes away, and nothing of it is kept. */
  letGoOf(part) {
    if (this.#reading && part.contains(this.#reading.item)) this.stop();
    this.#controls = this.#controls.filter(({ item }) => !part.contains(item));
  }

  /** Silence, and nothing of the messages is kept. */
  forget() {
    this.stop();
    this.#controls = [];
    this.#said = [];
  }

  #read(control) {
    this.stop();
    this.#takeNoteAway();
    const said = this.#parts(control).map(({ text, lang }) => this.#utterance(text, lang));
    said[said.length - 1].onend = () => {
      if (this.#said === said) this.#over();
    };
    said.forEach((utterance) => {
      utterance.onerror = () => {
        if (this.#said === said) this.stop(); // also what would come after it
      };
    });
    this.#said = said;
    this.#reading = control;
    this.#label(control);
    if (!this.#warned) control.note.textContent = WORDS.soundIsOn;
    this.#warned = true;
    said.forEach((utterance) => this.#engine.speak(utterance));
  }

  #over() {
    const control = this.#reading;
    this.#reading = null;
    this.#label(control);
  }

  #takeNoteAway() {
    this.#controls.forEach(({ note }) => { note.textContent = ""; });
  }

  #utterance(text, lang) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = this.#voice(lang);
    utterance.lang = utterance.voice.lang;
    utterance.rate = RATE;
    return utterance;
  }

  #parts({ item, message }) {
    return spokenParts(message, { choosing: !isAnswered(item) });
  }

  /** A voice of the device for a language such as "nl"; undefined where there is none. */
  #voice(lang) {
    const voices = this.#engine
      .getVoices()
      .filter((voice) => voice.localService && normal(voice.lang).split("-")[0] === lang);
    return voices.find((voice) => normal(voice.lang) === FIRST_CHOICE[lang]) || voices[0];
  }

  #showIfReadable(control) {
    const parts = this.#parts(control);
    control.row.hidden = parts.length === 0 || !parts.every(({ lang }) => lang && this.#voice(lang));
  }

  #label(control) {
    const reading = this.#reading === control;
    control.button.replaceChildren(icon(reading ? "stop" : "voorlezen"), reading ? WORDS.stopReading : WORDS.read);
  }
}

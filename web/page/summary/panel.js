/**
 * The panel "Mijn samenvatting": it takes the conversation's place on the screen, one step at a time, below the bar
 * with "Snel weg". What was chosen in each step is kept until the conversation is wiped or left, and only here.
 */
import { element, heading, paragraph } from "../make.js";
import { Expired, Refused } from "../requests.js";
import { TEXTS } from "../texts.js";
import { Draft } from "./draft.js";
import { linesStep } from "./lines.js";
import { overviewStep } from "./overview.js";
import { PanelBar } from "./panel_bar.js";
import { Sharing } from "./sharing.js";

/** Looking for names takes a program of its own, which may have to start first. */
const SUMMARY_WITHIN_MS = 90_000;

export class SummaryPanel {
  draft = new Draft();
  sharing = new Sharing();
  #root;
  #step;
  #bar;
  #tools;
  #aloud;
  #opener = null;
  #scrolled = 0;
  #steps = [];
  #turn = 0; // rises with every step and with every end: answers of before are not for this screen
  #stale = true;
  #waiting = false;
  #watcher = null;

  /**
   * `root` holds `step` and `bar`. `tools`: `ask(method, path, options)` asks the server about this conversation,
   * `heard()` is told of every answer, `expired(more)` when the conversation is forgotten, with a sentence that the
   * parent has to know then or an empty one, `typing()` of every letter,
   * `urgent()` gives the contacts of what was urgent or null, `onToggle(open)`.
   */
  constructor({ root, step, bar, aloud, tools }) {
    this.#root = root;
    this.#step = step;
    this.#bar = new PanelBar(bar);
    this.#aloud = aloud;
    this.#tools = tools;
    document.addEventListener("keydown", (event) => this.#escape(event));
    root.addEventListener("input", () => tools.typing());
  }

  get isOpen() {
    return !this.#root.hidden;
  }

  /** The contacts of what was urgent in the conversation; null when nothing was. */
  get urgent() {
    return this.#tools.urgent();
  }

  /* Opening and closing -------------------------------------------------------------------------------------------- */

  /** Shows the panel; `opener` gets the focus back. */
  open(opener) {
    if (this.isOpen) return;
    this.#opener = opener;
    this.#scrolled = scrollY;
    this.#root.hidden = false;
    document.body.classList.add("in-summary");
    this.#tools.onToggle(true);
    this.#steps = this.sharing.pending ? [linesStep, overviewStep] : [linesStep];
    if (this.#stale && !this.sharing.pending) this.#load();
    else this.show();
  }

  /** Back to the conversation; everything in here stays as it is. */
  close() {
    if (!this.isOpen) return;
    this.#hide();
    scrollTo({ top: this.#scrolled, behavior: "instant" });
    const opener = this.#opener && this.#opener.isConnected ? this.#opener : document.getElementById("main");
    opener.focus({ preventScroll: true });
  }

  /** The conversation went on: there may be more to show next time. */
  conversationWentOn() {
    this.#stale = true;
  }

  /** Nothing of the summary stays anywhere on the page. */
  empty() {
    this.#turn += 1;
    this.draft.empty();
    this.sharing = new Sharing();
    this.#stale = true;
    this.#opener = null;
    if (this.isOpen) this.#hide();
  }

  #hide() {
    this.#turn += 1;
    this.#stopWaiting();
    this.#aloud.letGoOf(this.#root);
    this.#root.hidden = true;
    this.#step.replaceChildren();
    this.#bar.empty();
    document.body.classList.remove("in-summary");
    this.#watchBack(false);
    this.#tools.onToggle(false);
  }

  #load() {
    this.#render({ title: TEXTS.openen.titel, nodes: [], back: true });
    this.ask(TEXTS.openen.laden, "POST", "/api/summary", { body: {}, within: SUMMARY_WITHIN_MS }, {
      onAnswer: (answer) => {
        this.#stale = false;
        this.draft.load(answer);
        this.show();
      },
      onRefused: (problem) => {
        if (problem.code !== "names_not_checked") return this.#notLoaded(problem.message);
        this.#render({ title: TEXTS.namen.titel, nodes: [paragraph(TEXTS.namen.tekst)], back: true });
        return this.problem("", () => this.#load());
      },
      onLost: () => this.#notLoaded(TEXTS.openen.mislukt),
    });
  }

  /** What was there before is still there. */
  #notLoaded(sentence) {
    if (this.draft.lines.length > 0) this.show();
    this.problem(sentence, () => this.#load());
  }

  /* From step to step ---------------------------------------------------------------------------------------------- */

  /** Goes on to a step: a function that gives `{title, nodes, progress?, main?, back?}` for this panel. */
  go(step) {
    this.#steps.push(step);
    this.show();
  }

  /** Back to the step before; from the first one to the conversation. */
  back() {
    if (this.sharing.pending) return;
    if (this.#steps.length < 2) {
      this.close();
      return;
    }
    this.#steps.pop();
    this.show();
  }

  /** Back to a step that was seen before; `sentence` tells why. */
  backTo(step, sentence) {
    const at = this.#steps.indexOf(step);
    this.#steps = at < 0 ? [linesStep, step] : this.#steps.slice(0, at + 1);
    this.#render({ ...step(this), why: sentence });
  }

  /** The summary itself, with the focus on the part that `find` gives. */
  backToLines(find) {
    this.#steps = [linesStep];
    this.show();
    const part = find && this.#step.querySelector(find);
    if (part) {
      part.focus({ preventScroll: true });
      part.scrollIntoView({ block: "center" });
    }
  }

  /** Puts the step that is on in its place, from its beginning. */
  show() {
    this.#render(this.#steps.at(-1)(this));
  }

  #render({ title, nodes, progress, main, back, why }) {
    this.#turn += 1;
    this.#stopWaiting();
    this.#aloud.letGoOf(this.#root);
    const name = heading(1, title);
    name.id = "panel-title";
    name.tabIndex = -1;
    const said = why ? [element("p", "utrecht-paragraph strong", why)] : [];
    said.forEach((one) => {
      one.id = "panel-why";
      name.setAttribute("aria-describedby", one.id);
    });
    this.#step.replaceChildren(...(progress ? [element("p", "progress", progress)] : []), name, ...said, ...nodes);
    const pending = this.sharing.pending !== null; // it is being shared: first that
    this.#bar.fill({ main, toConversation: back === true, onBack: pending ? null : () => this.back() });
    scrollTo({ top: 0, behavior: "instant" });
    name.focus({ preventScroll: true });
    this.#watchBack(true);
  }

  /* Asking the server ---------------------------------------------------------------------------------------------- */

  /**
   * Asks while the sentence `busy` is shown; `how` is what `tools.ask` takes. `onAnswer(answer)` comes only when this step is still on;
   * `onRefused(problem)` when the server said no, `onLost(again)` when no answer came: without them the parent is
   * told so, with a button to try again.
   */
  async ask(busy, method, path, how, { onAnswer, onRefused, onLost }) {
    if (this.#waiting) return;
    const turn = this.#turn;
    const again = () => this.ask(busy, method, path, how, { onAnswer, onRefused, onLost });
    this.#wait(busy);
    let answer;
    let problem = null;
    try {
      answer = await this.#tools.ask(method, path, how);
    } catch (thrown) {
      problem = thrown;
    }
    if (turn !== this.#turn) return;
    this.#stopWaiting();
    if (problem instanceof Expired) {
      // What was stored and not confirmed vanishes by itself.
      this.#tools.expired(this.sharing.pending ? TEXTS.nakijken.gewist : "");
    } else if (problem) {
      if (problem instanceof Refused) (onRefused || ((no) => this.problem(no.message, again)))(problem);
      else (onLost || (() => this.problem(TEXTS.openen.mislukt, again)))(again);
    } else {
      this.#tools.heard();
      onAnswer(answer);
    }
  }

  /** Asks beside the step that is on, as looking for names in one line; gives null where that did not work. */
  async askBeside(method, path, body) {
    const { sharing } = this; // another one after wiping
    try {
      const answer = await this.#tools.ask(method, path, { body, within: SUMMARY_WITHIN_MS });
      if (sharing === this.sharing) this.#tools.heard();
      return answer;
    } catch (problem) {
      if (problem instanceof Expired && sharing === this.sharing) this.#tools.expired();
      return null;
    }
  }

  /** A sentence above the buttons; with `onAgain` a button to try again. */
  problem(sentence, onAgain, label) {
    this.#bar.say(sentence, onAgain, label);
  }

  /** A sentence above the buttons; an empty one takes it away, and the button that came with it. */
  say(sentence) {
    this.#bar.say(sentence);
  }

  /** A button to hear `text` (or the text that a function gives), at the top of `part`. */
  readAloud(part, text) {
    this.#aloud.addTo(part, { get text() { return typeof text === "function" ? text() : text; } });
  }

  #wait(sentence) {
    this.#waiting = true;
    this.#root.setAttribute("aria-busy", "true");
    this.#bar.wait(sentence, { all: this.sharing.pending !== null });
    if (document.activeElement === document.body) document.getElementById("panel-title").focus({ preventScroll: true });
  }

  #stopWaiting() {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#root.removeAttribute("aria-busy");
    this.#bar.stopWaiting();
  }

  /* Back by key or gesture ----------------------------------------------------------------------------------------- */

  #escape(event) {
    if (event.key !== "Escape" || !this.isOpen || event.defaultPrevented) return;
    event.preventDefault();
    this.back();
  }

  /** A phone's back gesture means the step before, where the browser can tell; it adds nothing to the history. */
  #watchBack(on) {
    if (!window.CloseWatcher) return;
    if (this.#watcher) {
      this.#watcher.onclose = null;
      this.#watcher.destroy();
      this.#watcher = null;
    }
    if (!on) return;
    this.#watcher = new window.CloseWatcher();
    this.#watcher.onclose = () => {
      this.#watcher = null;
      if (this.sharing.pending) this.#watchBack(true);
      else this.back();
    };
  }
}

/**
 * One conversation with the server. The token lives in this object only: never in a cookie,
 * in the browser's storage or in an address, so that it is gone with the page.
 */
import { askOnce, Expired, pause, Unreachable } from "./requests.js";

/** Waiting times between tries. A phone between two masts needs a few seconds. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 15000];
/** For the summary: the parent looks at a button meanwhile, and may try again. */
const FEW_PAUSES_MS = [1000];
const SOME_PAUSES_MS = [1000, 2000, 4000];

export class Conversation {
  #token = null;
  #closed = false;
  #onTrouble;

  /** `onTrouble(tries)` is called after every try that got no answer. */
  constructor(onTrouble) {
    this.#onTrouble = onTrouble;
  }

  get begun() {
    return this.#token !== null;
  }

  /** True once the conversation was wiped or left; answers that still come in are not for the page. */
  get closed() {
    return this.#closed;
  }

  /** Begins on the server and gives the first messages. Throws Refused or Unreachable. */
  async begin() {
    const { token, messages } = await this.#ask("POST", "/api/conversations");
    this.#token = token;
    if (this.#closed) this.leave(); // the parent left or wiped before the answer came
    return messages;
  }

  /** Sends `{id, text}` or `{id, choice}`; gives `{messages, ended}`. Throws Refused, Expired or Unreachable. */
  async send(message) {
    return this.#ask("POST", "/api/messages", message);
  }

  /** Tells the server that the parent is still here. Throws Expired or Unreachable. */
  async stay() {
    await this.#ask("GET", "/api/messages");
  }

  /**
   * Asks something about this conversation's summary, with the same words each time; `within` in milliseconds,
   * `patient` where it is worth to try longer. Throws Refused (also where the server cannot do it now; `afterLoss`
   * tells that an answer was lost before this one), Expired or Unreachable.
   */
  async about(method, path, { body, within, patient } = {}) {
    const pauses = patient ? SOME_PAUSES_MS : FEW_PAUSES_MS;
    return this.#ask(method, path, body, { within, busyIsNo: true, pauses, quiet: true });
  }

  /** Wipes the conversation on the server; false when the server could not be told. */
  async wipe() {
    const token = this.#token;
    this.#token = null;
    this.#closed = true;
    if (token === null) return true;
    for (const ms of [...PAUSES_MS.slice(0, 2), 0]) {
      try {
        await askOnce("DELETE", "/api/conversation", { token });
        return true;
      } catch (problem) {
        if (problem instanceof Expired) return true;
        if (ms > 0) await pause(ms);
      }
    }
    return false;
  }

  /** Wipes the conversation on the server while the page is going away; nothing to wait for. */
  leave() {
    const token = this.#token;
    this.#token = null;
    this.#closed = true;
    if (token === null) return;
    if (navigator.sendBeacon && navigator.sendBeacon("/api/leave", token)) return;
    fetch("/api/leave", { method: "POST", body: token, keepalive: true, credentials: "omit" }).catch(() => {});
  }

  /** Asks until there is an answer, with the same words and id each time. */
  async #ask(method, path, body, { pauses = PAUSES_MS, quiet = false, ...how } = {}) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await askOnce(method, path, { token: this.#token, body, ...how });
      } catch (problem) {
        problem.afterLoss = tries > 1;
        if (!(problem instanceof Unreachable) || this.#closed || tries > pauses.length) throw problem;
        if (!quiet) this.#onTrouble(tries);
        await pause(pauses[tries - 1]);
        if (this.#closed) throw problem;
      }
    }
  }
}

/**
 * One conversation with the server. The token lives in this object only: never in a cookie,
 * in the browser's storage or in an address, so that it is gone with the page.
 */
const ANSWER_WITHIN_MS = 8000;
/** Waiting times between tries. A phone between two masts needs a few seconds. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 15000];

/** The server said no, with a sentence for the parent in `message`. */
export class Refused extends Error {}
/** The server does not know this conversation any more. */
export class Expired extends Error {}
/** No answer came, also not after several tries. */
export class Unreachable extends Error {}

/** A new id for a message; the same message sent again keeps its id. `randomUUID` is missing without https. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Waits `ms`, or shorter when the connection comes back. */
function pause(ms) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });
}

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

  /** Wipes the conversation on the server; false when the server could not be told. */
  async wipe() {
    const token = this.#token;
    this.#token = null;
    this.#closed = true;
    if (token === null) return true;
    for (const ms of [...PAUSES_MS.slice(0, 2), 0]) {
      try {
        await this.#once("DELETE", "/api/conversation", { token });
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
  async #ask(method, path, body) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#once(method, path, { token: this.#token, body });
      } catch (problem) {
        if (!(problem instanceof Unreachable) || this.#closed || tries > PAUSES_MS.length) throw problem;
        this.#onTrouble(tries);
        await pause(PAUSES_MS[tries - 1]);
        if (this.#closed) throw problem;
      }
    }
  }

  /** One try. An answer that is not the server's own JSON counts as no answer (a proxy, a start-up page). */
  async #once(method, path, { token, body }) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_WITHIN_MS);
    const headers = {};
    if (token !== null) headers.Authorization = `Bearer ${token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    let status;
    let answer;
    try {
      const response = await fetch(path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: abort.signal,
        keepalive: method === "DELETE", // goes on when the page is closed right after
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      status = response.status;
      answer = status === 204 ? {} : await response.json();
    } catch {
      throw new Unreachable();
    } finally {
      clearTimeout(timer);
    }
    if (status >= 200 && status < 300) return answer;
    if (status === 401) throw new Expired();
    if (status >= 400 && status < 500 && answer && answer.message) throw new Refused(answer.message);
    throw new Unreachable();
  }
}

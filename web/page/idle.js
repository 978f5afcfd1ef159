/**
 * The server forgets a conversation after some idle minutes. The page asks in time, and forgets at the same moment.
 * A phone that sleeps stops timers, not the time: on waking, the page looks at the time before anybody can read on.
 */
const MINUTE_MS = 60_000;
export const ASK_MINUTES_BEFORE = 5;

export class IdleClock {
  #minutes;
  #onAsk;
  #onOver;
  #timers = [];
  #overAt = Infinity;

  /** `onAsk()` comes five minutes before the end, `onOver()` at the end, after `minutes` without `restart()`. */
  constructor(minutes, { onAsk, onOver }) {
    this.#minutes = minutes;
    this.#onAsk = onAsk;
    this.#onOver = onOver;
    document.addEventListener("visibilitychange", () => this.#catchUp());
    addEventListener("focus", () => this.#catchUp());
  }

  restart() {
    this.stop();
    this.#overAt = Date.now() + this.#minutes * MINUTE_MS;
    this.#timers = [
      setTimeout(this.#onAsk, Math.max(0, this.#minutes - ASK_MINUTES_BEFORE) * MINUTE_MS),
      setTimeout(this.#onOver, this.#minutes * MINUTE_MS),
    ];
  }

  stop() {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#overAt = Infinity;
  }

  #catchUp() {
    if (document.hidden || Date.now() < this.#overAt) return;
    this.stop();
    this.#onOver();
  }
}

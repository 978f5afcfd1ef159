/**
 * Leaving at once: the button, three times Shift, and coming back with the browser's Back button.
 * Order matters: first nothing is to be seen, then nothing is there, then the server is told, then another site comes.
 */
import { WORDS } from "./words.js";

const SHIFTS = 3;
const WITHIN_MS = 5000;

/** Does each step, also when one before it failed: leaving may never stop half way. */
function inOrder(...steps) {
  for (const step of steps) {
    try {
      step();
    } catch {
      // The next step matters more than the reason.
    }
  }
}

/** Calls `onThird` when Shift alone is pressed three times in a row; Shift for a capital letter does not count. */
export function onThreeShifts(target, onThird) {
  let times = [];
  let alone = false;
  target.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey && (alone || !event.repeat);
    if (event.key !== "Shift") times = [];
  }, true);
  target.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    times = [...times.filter((time) => event.timeStamp - time < WITHIN_MS), event.timeStamp];
    if (times.length >= SHIFTS) onThird();
  }, true);
  target.addEventListener("pointerdown", () => {
    times = [];
    alone = false;
  }, true);
}

/**
 * Arms every way to leave.
 * `button` is the link "Snel weg"; its data-leave-to is the site that takes the page's place.
 * `empty()` empties the conversation on the page; `tellServer()` lets the server wipe it.
 */
export function armLeaving({ button, empty, tellServer }) {
  const target = button.dataset.leaveTo || button.href;
  const leave = () =>
    inOrder(
      () => document.documentElement.classList.add("left"),
      empty,
      () => document.body.replaceChildren(),
      () => { document.title = WORDS.titleAfterLeaving; },
      tellServer,
      () => location.replace(target),
    );

  button.setAttribute("role", "button");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  button.addEventListener("auxclick", (event) => {
    if (event.button !== 1) return; // only the wheel, which would open a new tab
    event.preventDefault();
    leave();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    leave();
  });
  onThreeShifts(window, leave);
  // The browser may keep the page in memory: what it keeps must be empty, and coming back means leaving again.
  addEventListener("pagehide", () => inOrder(empty, tellServer));
  addEventListener("pageshow", (event) => {
    if (event.persisted) leave();
  });
}

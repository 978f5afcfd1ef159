/** The page /code: four words in, and what happened to a shared summary out. The words are kept in memory only. */
import { ASK_MINUTES_BEFORE, IdleClock } from "./idle.js";
import { armLeaving } from "./leave.js";
import { askOnce, Refused } from "./requests.js";
import { save } from "./download.js";
import { SharedView } from "./code/view.js";
import { TEXTS } from "./texts.js";
import { followVisibleArea } from "./viewport.js";
import { fill } from "./words.js";

const WORDS_IN_CODE = 4;
const SIGN_AFTER_MS = 250;
const FILE_WITHIN_MS = 90_000;

const byId = (id) => document.getElementById(id);
const field = byId("code");
const view = byId("view");
const minutes = Number(document.body.dataset.screenMinutes) || 10;

let code = "";
let busy = false;
let turn = 0; // rises when the screen is emptied: answers of before are not shown any more

const idle = new IdleClock(minutes, {
  onAsk: () => say(fill(TEXTS.scherm.nog_er, { minuten: Math.min(ASK_MINUTES_BEFORE, minutes) }), TEXTS.scherm.knoppen.blijf, stay),
  onOver: () => clear(TEXTS.scherm.stil),
});

/* What is on the screen ------------------------------------------------------------------------------------------ */

/** A sentence, with one button if it has one. */
function say(sentence, label, onYes) {
  byId("notice").textContent = sentence;
  byId("retry-row").hidden = !label;
  byId("retry").textContent = label || "";
  byId("retry").onclick = onYes || null;
}

/** Nothing of what was shared, and no word of the code, stays on the page. */
function empty() {
  turn += 1;
  code = "";
  busy = false;
  field.value = "";
  view.replaceChildren();
  say("");
  idle.stop();
}

function clear(sentence) {
  empty();
  view.hidden = true;
  byId("clear").hidden = true;
  byId("ask").hidden = false;
  say(sentence);
  byId("ask-title").focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
}

function stay() {
  say("");
  idle.restart();
}

function show(answer) {
  byId("ask").hidden = true;
  byId("clear").hidden = false;
  view.hidden = false;
  new SharedView(view, answer, { change, withdraw, saveFile, say }).show();
  idle.restart();
}

/* What is asked -------------------------------------------------------------------------------------------------- */

/** Asks with the code. `onAnswer` comes only when the screen was not emptied meanwhile. */
async function ask(path, more, onAnswer, { busyWith = "", within } = {}) {
  if (busy) return;
  const asked = turn;
  busy = true;
  say("");
  const sign = setTimeout(() => say(busyWith), SIGN_AFTER_MS);
  let answer;
  let problem = null;
  try {
    answer = await askOnce("POST", path, { body: { code, ...more }, within, busyIsNo: true });
  } catch (thrown) {
    problem = thrown;
  }
  clearTimeout(sign);
  if (asked !== turn) return;
  busy = false;
  say("");
  if (problem === null) {
    onAnswer(answer);
  } else {
    const again = () => ask(path, more, onAnswer, { busyWith, within });
    if (problem instanceof Refused) say(problem.message);
    else say(TEXTS.intypen.mislukt, TEXTS.intypen.knoppen.opnieuw, again);
    if (!(problem instanceof Refused)) byId("numbers").open = true;
    if (view.hidden) field.focus();
  }
}

function look() {
  const words = field.value.trim();
  // Words written together are left to the server, which knows them all.
  if (words.split(/[^\p{L}]+/u).filter(Boolean).length < WORDS_IN_CODE && words.replace(/\P{L}/gu, "").length < 12) {
    say(TEXTS.intypen.leeg);
    field.focus();
    return;
  }
  code = words;
  ask("/api/shared/open", {}, (answer) => {
    field.value = "";
    show(answer);
    view.querySelector("h1").focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: "instant" });
  }, { busyWith: TEXTS.intypen.zoekt });
}

/** Changes something of what was shared, and shows how it stands then; `told(answer)` is what is said about it. */
function change(what, more, told) {
  ask(`/api/shared/${what}`, more, (answer) => {
    show(answer);
    say(told(answer));
    const title = view.querySelector(`[data-part="${what}"] h2`) || view.querySelector("h1");
    title.tabIndex = -1;
    title.focus();
  });
}

function withdraw(onGone) {
  ask("/api/shared/withdraw", {}, ({ message }) => {
    code = "";
    onGone(message);
  });
}

function saveFile() {
  const how = { busyWith: TEXTS.blad.maakt, within: FILE_WITHIN_MS };
  ask("/api/shared/pdf", {}, (file) => {
    save(file);
    say(TEXTS.blad.klaar);
  }, how);
}

/* Ready ---------------------------------------------------------------------------------------------------------- */

armLeaving({ button: byId("leave"), empty, tellServer: () => {} });
followVisibleArea();
byId("ask").hidden = false;
byId("numbers").open = false;
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  look();
});
byId("clear").addEventListener("click", () => clear(TEXTS.scherm.gehaald));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the link would add an entry to the browser's history
  byId("main").focus();
});
["keydown", "pointerdown", "input"].forEach((touch) =>
  addEventListener(touch, () => {
    if (view.hidden || byId("retry").onclick === stay) return;
    idle.restart();
  }, { passive: true }),
);

/** The page's one conversation: what happens when the parent does something, and when an answer comes. */
import { ReadAloud } from "./aloud.js";
import { Conversation } from "./api.js";
import { Composer } from "./composer.js";
import { ASK_MINUTES_BEFORE, IdleClock } from "./idle.js";
import { armLeaving } from "./leave.js";
import { Expired, newId, Refused, Unreachable } from "./requests.js";
import * as screen from "./screen.js";
import { SummaryDoor } from "./summary_door.js";
import { TEXTS } from "./texts.js";
import { assistantMessages, choiceButtons, parentMessage } from "./view.js";
import { followVisibleArea, leaveRoomToRead } from "./viewport.js";
import { armWiping } from "./wipe.js";
import { fill, WORDS } from "./words.js";

/** After this many tries without an answer the telephone numbers are shown. */
const NUMBERS_AFTER_TRIES = 3;
/** Someone who types is still here: the server is told at most this often. */
const TELL_EVERY_MS = 5 * 60_000;

const byId = (id) => document.getElementById(id);
const idleMinutes = Number(document.body.dataset.idleMinutes) || 30;

let conversation = new Conversation(onTrouble);
let busy = false;
let lastContact = 0;
/**
 * The message under way or not delivered, kept so that a retry has the same id:
 * `{message: {id, text} or {id, choice}, shown, note}`, where `shown` is the parent's message if it is on the screen
 * already, and `note` a word about the conversation of before if that was forgotten in the meantime.
 */
let pending = null;

const composer = new Composer(
  { form: byId("composer"), field: byId("text"), button: byId("send"), counter: byId("counter") },
  { onSend: sendText, onTyping: type },
);
const aloud = new ReadAloud();
const summary = new SummaryDoor({
  opener: byId("summary-open"),
  parts: { root: byId("panel"), step: byId("panel-step"), bar: byId("panel-bar") },
  aloud,
  tools: { ask: (method, path, how) => conversation.about(method, path, how), heard, expired: beForgotten, typing: type },
  onFail: (again) => screen.ask(TEXTS.openen.mislukt, WORDS.tryAgain, again),
});
const idle = new IdleClock(idleMinutes, {
  onAsk: () =>
    (summary.isOpen ? summary : screen).ask(fill(WORDS.stillThere, { minutes: ASK_MINUTES_BEFORE }), WORDS.stay, stay),
  // What was typed and not sent goes too: whoever looks at the screen now may be somebody else.
  onOver: () => end(WORDS.expiredTitle, composer.text ? WORDS.expiredDraft : WORDS.expiredText),
});

/* What the parent does ------------------------------------------------------------------------------------------- */

function sendText(text) {
  if (busy) return;
  if (!text) {
    screen.say(WORDS.emptyText);
    composer.focus();
    return;
  }
  if (!pending || pending.message.text !== text) {
    takeBack();
    pending = { message: { id: newId(), text }, shown: null };
  }
  exchange();
}

function choose(choice) {
  if (busy) return;
  const shown = parentMessage(choice.title);
  pending = { message: { id: newId(), choice: choice.id }, shown };
  screen.hideChoices(true);
  screen.addMessages(shown);
  screen.lookAt(shown, { focus: true });
  exchange();
}

/** The parent begins to answer: then there is silence to think in, and the server hears that somebody is here. */
function type() {
  aloud.stop();
  tellStillHere();
}

/** Begins where needed, sends what is pending, and shows what comes back. */
async function exchange() {
  const talk = conversation;
  aloud.stop();
  wait(true);
  screen.say("");
  try {
    if (!talk.begun) {
      const messages = await talk.begin();
      if (talk.closed) return;
      opened(messages);
    }
    if (pending) {
      const answer = await talk.send(pending.message);
      if (talk.closed) return;
      answered(answer);
    }
  } catch (problem) {
    if (!talk.closed) explain(problem);
  } finally {
    if (talk === conversation) wait(false);
  }
}

/** Tells the server that the parent is still here, after the question or while typing. */
async function stay() {
  const talk = conversation;
  try {
    await talk.stay();
    if (talk.closed) return;
    heard();
    summary.say("");
  } catch (problem) {
    if (!talk.closed) explain(problem);
  }
}

function tellStillHere() {
  if (!conversation.begun || busy || Date.now() - lastContact < TELL_EVERY_MS) return;
  lastContact = Date.now();
  stay();
}

/** Wipes at the parent's wish: the page at once, the server as soon as it hears. */
async function wipeAll() {
  const wiping = conversation.wipe();
  end(WORDS.wipedTitle, WORDS.wipedHere);
  const wiped = await wiping;
  screen.correctEnd(wiped ? WORDS.wipedText : fill(WORDS.wipedHereOnly, { minutes: idleMinutes }));
}

function beginAgain() {
  screen.showConversation();
  composer.show(true);
  exchange();
}

/* What comes back ------------------------------------------------------------------------------------------------ */

/** The server answered: no more word about the connection, and the idle time begins anew. */
function heard() {
  screen.say("");
  lastContact = Date.now();
  idle.restart();
}

function opened(messages) {
  heard();
  screen.showConversation();
  const [first] = add(messages);
  if (pending && pending.note) screen.addMessages(pending.note);
  if (!pending) screen.lookAt(first, { focus: true });
}

function answered({ messages, ended }) {
  const { message, shown, note } = pending;
  pending = null;
  const mine = shown || parentMessage(message.text);
  if (!shown) {
    screen.addMessages(mine);
    composer.clear();
  }
  screen.foldNumbers();
  heard();
  if (ended) {
    const goodbye = messages.map(({ text }) => text).filter(Boolean).join("\n");
    end(WORDS.endedTitle, goodbye || WORDS.wipedText);
  } else {
    const items = add(messages);
    const important = messages.findIndex(({ urgent }) => urgent && urgent.length > 0);
    screen.lookAtAnswer(note || mine, items[important]);
  }
}

/** The assistant's messages as elements, which can be heard too. */
function elementsOf(messages) {
  const items = assistantMessages(messages);
  items.forEach((item, at) => {
    aloud.addTo(item, messages[at]);
    if (messages[at].summary) item.append(summary.buttonBelow());
  });
  return items;
}

/** Shows the assistant's messages and the choices they offer; gives the new messages as elements. */
function add(messages) {
  const items = elementsOf(messages);
  screen.addMessages(...items);
  screen.showChoices(choiceButtons(messages, choose));
  summary.heard(messages);
  return items;
}

function explain(problem) {
  if (problem instanceof Expired) {
    beForgotten();
  } else if (problem instanceof Unreachable) {
    screen.showNumbers();
    screen.ask(WORDS.unreachable, WORDS.tryAgain, exchange);
    addEventListener("online", screen.pressAsked, { once: true });
  } else {
    takeBack();
    screen.say(problem instanceof Refused ? problem.message : WORDS.unexpected);
  }
}

/**
 * The server does not know the conversation any more. What was just typed is not lost: a text that was sent goes into
 * a new conversation at once, as it may be urgent; a text that is being typed stays in the field. `more` is said first.
 */
function beForgotten(more = "") {
  const text = pending && !pending.note ? pending.message.text : undefined;
  if (!text && (pending || !composer.text)) {
    const said = composer.text ? WORDS.expiredKept : WORDS.expiredText;
    end(WORDS.expiredTitle, more ? `${more} ${said}` : said, { keepText: true });
    return;
  }
  startOver({ keepText: true });
  if (text) {
    const [note] = elementsOf([{ text: WORDS.expiredRenewed }]);
    pending = { message: { id: newId(), text }, shown: null, note };
    exchange();
  } else {
    screen.say(more ? `${more} ${WORDS.expiredTyping}` : WORDS.expiredTyping);
  }
}

function onTrouble(tries) {
  screen.showTyping(false);
  if (tries >= NUMBERS_AFTER_TRIES) screen.showNumbers();
  screen.say(tries >= NUMBERS_AFTER_TRIES ? WORDS.numbersMeanwhile : WORDS.offline);
}

/** Lets go of a message that did not arrive; a choice can be made again, a text is still in the field. */
function takeBack() {
  if (pending && pending.shown) {
    pending.shown.remove();
    screen.hideChoices(false);
  }
  pending = null;
}

/* Waiting and ending --------------------------------------------------------------------------------------------- */

function wait(waiting) {
  busy = waiting;
  composer.lock(waiting);
  byId("begin").setAttribute("aria-disabled", String(waiting));
  screen.showTyping(waiting);
}

/** Nothing of the conversation stays on the page, and nothing of it is to be heard. */
function empty({ keepText = false } = {}) {
  pending = null;
  if (!keepText) composer.clear();
  screen.emptyScreen();
  summary.empty();
  aloud.forget();
}

/** Lets go of the conversation, here and on the server; the next message begins a new one. */
function startOver(options) {
  idle.stop();
  conversation.leave();
  conversation = new Conversation(onTrouble);
  empty(options);
  wait(false);
}

/** Ends the conversation, with a kind line and a way to begin again. */
function end(title, text, options) {
  startOver(options);
  composer.show(false);
  screen.showEnd(title, text);
}

/* Ready ---------------------------------------------------------------------------------------------------------- */

armLeaving({ button: byId("leave"), empty, tellServer: () => conversation.leave() });
armWiping(
  { button: byId("wipe"), question: byId("wipe-question"), yes: byId("wipe-yes"), no: byId("wipe-no") },
  wipeAll,
);
followVisibleArea();
leaveRoomToRead(byId("bar"), byId("composer"), byId("panel-bar"));
byId("begin").addEventListener("click", () => { if (!busy) exchange(); });
byId("again").addEventListener("click", beginAgain);
byId("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the link would add an entry to the browser's history
  byId("main").focus();
});
screen.foldNumbers();
byId("wipe").hidden = false;
composer.show(true);

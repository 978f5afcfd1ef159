/**
 * Makes the elements of the conversation. Everything is built with textContent, never with HTML from a server,
 * so that no message can put code into the page.
 */
import { icon } from "./icons.js";
import { element, forTheEar } from "./make.js";
import { pieces } from "./phone.js";
import { blocks, callButton, withNumbers } from "./prose.js";
import { fill, WORDS } from "./words.js";
import { markWriting } from "./writing.js";

/** The web address in a value such as "https://x.nl/chat" or "x.nl"; null for anything else. */
function webAddress(value) {
  const text = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value) ? `https://${value}` : value;
  try {
    const address = new URL(text);
    return address.protocol === "https:" || address.protocol === "http:" ? address : null;
  } catch {
    return null;
  }
}

/** A link to another website, in a new tab so that the conversation stays; the site is not told where it came from. */
function siteLink(address, sentence) {
  const place = address.hostname.replace(/^www\./, "");
  const link = element(
    "a",
    "utrecht-link utrecht-link--html-a site",
    fill(sentence, { place }),
    " ",
    element("span", "site__tab", WORDS.newTab),
  );
  link.href = address.href;
  link.rel = "noreferrer noopener nofollow";
  link.target = "_blank";
  return link;
}

/** One row of facts of an organisation, or nothing when it is unknown. */
function fact(label, value) {
  if (value === null || value === undefined || value === "") return [];
  const text = value === true ? WORDS.anonymousYes : value === false ? WORDS.anonymousNo : String(value);
  return [element("div", "", element("dt", "", label), element("dd", "", ...withNumbers(text)))];
}

/** A question that unfolds its answer, or nothing when there is none. */
function fold(question, answer) {
  if (!answer) return [];
  return [
    element("details", "fold", element("summary", "", question), element("p", "utrecht-paragraph", ...withNumbers(answer))),
  ];
}

/** Whether two texts say the same, whatever their capitals. */
function sameWords(one, other) {
  return (one || "").toLowerCase() === (other || "").toLowerCase();
}

/** A card that tells how to reach one organisation. */
export function contactCard(contact) {
  const card = element("li", "card contact", element("h3", "utrecht-heading-3", contact.name));
  if (contact.open_now) card.append(element("p", "open-now", contact.open_now));
  if (contact.what) card.append(element("p", "utrecht-paragraph", ...withNumbers(contact.what)));
  if (contact.why) card.append(element("p", "utrecht-paragraph", contact.why));
  const numbers = pieces(contact.phone || "").filter((piece) => piece.number);
  if (numbers.length > 0) card.append(element("p", "buttons", ...numbers.map(callButton)));
  const chat = contact.chat ? webAddress(contact.chat) : null;
  if (chat) card.append(siteLink(chat, WORDS.openChat));
  const site = contact.url ? webAddress(contact.url) : null;
  if (site && (!chat || chat.href !== site.href)) card.append(siteLink(site, WORDS.openSite));
  const facts = [
    ...(contact.chat && !chat ? fact(WORDS.chat, contact.chat) : []),
    ...(sameWords(contact.hours, contact.open_now) ? [] : fact(WORDS.hours, contact.hours)),
    ...fact(WORDS.cost, contact.cost),
    ...fact(WORDS.anonymous, contact.anonymous),
    ...fact(WORDS.languages, contact.languages),
  ];
  if (facts.length > 0) card.append(element("dl", "facts", ...facts));
  card.append(...fold(WORDS.afterCall, contact.after_call));
  card.append(...fold(WORDS.whatToSay, contact.say ? fill(WORDS.quote, { words: contact.say }) : null));
  return card;
}

/** The parent's own message. It can take the focus, so that a tapped answer does not lose it. */
export function parentMessage(text) {
  const message = element("li", "message message--parent");
  message.tabIndex = -1;
  const bubble = element("div", "bubble", forTheEar(WORDS.fromParent));
  const words = markWriting(element("span"), text);
  text.split("\n").forEach((line, at) => words.append(...(at ? [element("br")] : []), line));
  bubble.append(words);
  message.append(bubble);
  return message;
}

/** Hard words of a message, unfolded by who wants to know. */
function explained(words) {
  const asked = fill(WORDS.whatMeans, { words: words.map(({ word }) => word).join(", ") });
  const told = words.map(({ meaning }) => element("p", "utrecht-paragraph", meaning));
  return element("details", "fold fold--words", element("summary", "", asked), ...told);
}

/**
 * The assistant's new messages, as list items. A first urgent one gets a heading, for the eye and for the ear.
 * Choices are not in here: see `choiceButtons`.
 */
export function assistantMessages(messages) {
  let marked = false;
  return messages.map((message) => {
    const important = message.urgent && message.urgent.length > 0;
    const item = element("li", important ? "message message--important" : "message");
    item.tabIndex = -1;
    const bubble = element("div", "bubble", forTheEar(WORDS.fromAssistant));
    if (important && !marked) bubble.append(element("h3", "utrecht-heading-3", WORDS.importantTitle));
    marked = marked || important;
    bubble.append(...blocks(message.text || ""));
    if (message.choices && message.choices.length > 0) {
      bubble.append(forTheEar(fill(WORDS.choicesFollow, { count: message.choices.length })));
    }
    if (bubble.childElementCount > 1) item.append(bubble);
    if (message.words && message.words.length > 0) item.append(explained(message.words));
    if (message.contacts && message.contacts.length > 0) {
      item.append(element("ul", "contacts", ...message.contacts.map(contactCard)));
    }
    return item;
  });
}

/** A button for each choice on offer, a tile where it has a picture; `onChoose(choice)` when it is tapped. */
export function choiceButtons(messages, onChoose) {
  return messages
    .flatMap((message) => message.choices || [])
    .map((choice) => {
      const picture = icon(choice.icon);
      const button = element("button", "utrecht-button utrecht-button--secondary-action choice");
      if (picture) button.classList.add("tile");
      button.append(...(picture ? [picture] : []), markWriting(element("span", "", choice.title), choice.title));
      button.type = "button";
      button.addEventListener("click", () => onChoose(choice));
      return button;
    });
}

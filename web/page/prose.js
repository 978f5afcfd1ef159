/** Makes a text into paragraphs, lists and links to call. */
import { element } from "./make.js";
import { onlyNumber, pieces } from "./phone.js";
import { fill, WORDS } from "./words.js";
import { markWriting, writingOf } from "./writing.js";

/** A large button that calls `number`. */
export function callButton({ text, number }) {
  const link = element("a", "utrecht-button utrecht-button--primary-action call", fill(WORDS.call, { number: text }));
  link.href = `tel:${number}`;
  return link;
}

/** The text with its telephone numbers as links. */
export function withNumbers(text) {
  return pieces(text).map((piece) => {
    if (!piece.number) return piece.text;
    const link = element("a", "utrecht-link utrecht-link--html-a utrecht-link--telephone", piece.text);
    link.href = `tel:${piece.number}`;
    if (writingOf(text).dir) link.dir = "ltr"; // else "0800-2000" would be shown as "2000-0800"
    return link;
  });
}

/** The blocks of a text: paragraphs, lists (lines that begin with "- ") and call buttons (lines that are a number). */
export function blocks(text) {
  const made = [];
  let open = null; // the paragraph or list that the next line may join
  for (const line of text.split("\n")) {
    const item = /^\s*[-•*]\s+(.*)$/.exec(line);
    const number = onlyNumber(line);
    const { dir, lang } = writingOf(line);
    const joins = (name) => open && open.tagName === name && open.dir === (dir || "") && open.lang === (lang || "");
    if (!line.trim()) {
      open = null;
    } else if (number) {
      made.push(callButton(number));
      open = null;
    } else if (item) {
      if (!joins("UL")) made.push((open = markWriting(element("ul", "points"), line)));
      open.append(element("li", "", ...withNumbers(item[1])));
    } else if (joins("P")) {
      open.append(element("br"), ...withNumbers(line));
    } else {
      made.push((open = markWriting(element("p", "utrecht-paragraph", ...withNumbers(line)), line)));
    }
  }
  return made;
}

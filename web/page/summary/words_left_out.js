/** The parent's words on the screen: what was taken out stands as [naam], with a plain sentence about why. */
import { element } from "../make.js";
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";
import { markWriting } from "../writing.js";

const MARK = /(\[[a-zé ]{2,20}\])/;

/** A text with its [naam] marked, as a paragraph. */
export function wordsOf(text) {
  const pieces = text.split(MARK).filter(Boolean);
  const made = element("p", "line__text", ...pieces.map((one) => (MARK.test(one) ? element("mark", "left-out", one) : one)));
  return markWriting(made, text);
}

/** Why something is left out, as a sentence; nothing when nothing is. */
export function reasonFor(taken) {
  if (taken.length === 0) return null;
  const kinds = TEXTS.weggelaten.soorten;
  const named = [...new Set(taken.map((kind) => (Object.hasOwn(kinds, kind) ? kinds[kind] : kinds.anders)))];
  const last = named.pop();
  const what = named.length > 0 ? `${named.join(", ")}${TEXTS.weggelaten.en}${last}` : last;
  return fill(TEXTS.weggelaten.zin, { wat: what });
}

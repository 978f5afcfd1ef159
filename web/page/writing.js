/** How a text is written: from which side, and in which language where its letters give that away. */

const ARABIC_LETTER = /\p{Script=Arabic}/gu;
const OTHER_LETTER = /(?!\p{Script=Arabic})\p{L}/gu;
/** Letters that Persian, Urdu and Kurdish have and Arabic has not. */
const NOT_OF_ARABIC = /[پچژگکیٹڈڑںہھےۆێەڕڵ]/u;

/**
 * `{dir, lang}` of a text: "rtl" and "ar" for Arabic, "rtl" alone for another language in Arabic letters,
 * and neither for all other letters: Turkish and Polish cannot be told from Dutch by their letters.
 */
export function writingOf(text) {
  const arabic = (text.match(ARABIC_LETTER) || []).length;
  if (arabic === 0 || arabic <= (text.match(OTHER_LETTER) || []).length) return { dir: null, lang: null };
  return { dir: "rtl", lang: NOT_OF_ARABIC.test(text) ? null : "ar" };
}

/** Tells the browser how the text of an element is written. Gives the element. */
export function markWriting(element, text) {
  const { dir, lang } = writingOf(text);
  if (dir) element.dir = dir;
  if (lang) element.lang = lang;
  return element;
}

/** Finds Dutch telephone numbers in a text, so that they can be called with one tap. */

// In this order: +31 …, 0800/0900, 14 0xx of a municipality, 116 xxx, ten digits, 112 and 113.
const NUMBER = new RegExp(
  "(^|[^\\w+.,€-])(" +
    "\\+31(?:[ -]?\\d){9}" +
    "|0[89]00(?:[ -]?\\d){4}(?:(?:[ -]?\\d){3})?" +
    "|14 ?0\\d{2,3}" +
    "|116 ?\\d{3}" +
    "|\\(?0[1-9]\\d{0,2}\\)?(?:[ -]?\\d){6,8}" +
    "|11[23]" +
    ")(?![\\w€%]|[.,:-]\\d| ?(?:euro|procent|keer|gram))",
  "g",
);

/** What a telephone dials: digits only, with a leading + kept. */
export function dialled(number) {
  return number.replace(/[^\d+]/g, "");
}

/** False for a date or an amount that looks like a number: a Dutch number has ten digits, unless it is 0800 or 0900. */
function isComplete(number) {
  const digits = dialled(number);
  return !/^0(?![89]00)/.test(digits) || digits.length === 10;
}

/**
 * Cuts a text in pieces, in order: `{text}` for words and `{text, number}` for a telephone number,
 * where `number` is what to dial. The texts together are the text that went in.
 */
export function pieces(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(NUMBER)) {
    const start = match.index + match[1].length;
    const number = match[2];
    if (!isComplete(number) || /€\s*$/.test(text.slice(0, start))) continue;
    if (start > end) found.push({ text: text.slice(end, start) });
    found.push({ text: number, number: dialled(number) });
    end = start + number.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** The number that a line consists of, as `{text, number}`; null when there is more, or something else. */
export function onlyNumber(line) {
  const parts = pieces(line.trim().replace(/\.$/, ""));
  return parts.length === 1 && parts[0].number ? parts[0] : null;
}

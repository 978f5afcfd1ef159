/** What is said aloud of a message: its text, then what can be chosen, then who can be called. */
import { pieces } from "./phone.js";
import { fill, WORDS } from "./words.js";
import { writingOf } from "./writing.js";

/** The language of the page, in which its own words and the names of organisations are said. */
const DUTCH = "nl";

/** A telephone number as words, digit by digit, with a pause where it is written in groups: "nul acht nul nul, …". */
function digitByDigit(number) {
  return number
    .replace(/\+/g, " + ")
    .split(/[^\d+]+/)
    .filter(Boolean)
    .map((group) => [...group].map((sign) => (sign === "+" ? WORDS.plus : WORDS.digits[Number(sign)])).join(" "))
    .join(", ");
}

/** The language that a text is to be said in: `around` for one without letters; null where it is not known. */
function languageOf(text, around = DUTCH) {
  const { dir, lang } = writingOf(text);
  if (dir) return lang;
  return /\p{L}/u.test(text) ? DUTCH : around;
}

/** A text with its telephone numbers as they are said. Words for digits are Dutch; elsewhere the digits stand apart. */
function sayable(text, lang) {
  return pieces(text)
    .map((piece) => {
      if (!piece.number) return piece.text;
      return lang === DUTCH ? digitByDigit(piece.text) : [...piece.number].join(" ");
    })
    .join("");
}

/** One thing to say after another, as `{text, lang}`; a line that begins a list loses its sign. */
function parts(texts, around) {
  return texts
    .map((text) => text.replace(/^\s*[-•*]\s+/, "").trim())
    .filter(Boolean)
    .map((text) => {
      const lang = languageOf(text, around);
      return { text: sayable(text, lang), lang };
    });
}

/** What is said of a contact: the name, and each number to call. */
function contactTexts({ name, phone }) {
  const numbers = pieces(phone || "").filter((piece) => piece.number);
  return [name, ...numbers.map(({ text }) => fill(WORDS.call, { number: text }))];
}

/** The parts that a message of the API is said in; `choosing` tells whether its choices can still be chosen. */
export function spokenParts({ text, choices, contacts }, { choosing }) {
  const offered = choosing && choices ? choices.map(({ title }) => title) : [];
  return [
    ...parts((text || "").split("\n"), languageOf(text || "")),
    ...parts(offered.length > 0 ? [WORDS.choosing, ...offered] : []),
    ...parts((contacts || []).flatMap(contactTexts)),
  ];
}

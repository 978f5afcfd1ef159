/** Makes elements. Content is text or other elements, never HTML, so that nobody's words can put code into the page. */

const LOOKS = Object.freeze({
  primary: "utrecht-button utrecht-button--primary-action",
  secondary: "utrecht-button utrecht-button--secondary-action",
  subtle: "utrecht-button utrecht-button--subtle",
});

/** An element with a class and content: strings and elements. */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** Text that only a screen reader says. */
export function forTheEar(text) {
  return element("span", "for-the-ear", text);
}

export function paragraph(...content) {
  return element("p", "utrecht-paragraph", ...content);
}

/** A heading of level 1, 2 or 3. */
export function heading(level, text) {
  return element(`h${level}`, `utrecht-heading-${level}`, text);
}

/** A list with a dot before each text. */
export function points(texts) {
  return element("ul", "points", ...texts.map((text) => element("li", "", text)));
}

/** A button that looks "primary", "secondary" or "subtle". */
export function button(label, look, onTap) {
  const made = element("button", LOOKS[look], label);
  made.type = "button";
  made.addEventListener("click", onTap);
  return made;
}

/** Buttons beside or below each other. */
export function buttons(...made) {
  return element("div", "buttons", ...made);
}

/** A box around what belongs together. */
export function card(...content) {
  return element("section", "card", ...content);
}

/** A place for a sentence that comes later and is then read out. */
export function status() {
  const made = element("p", "status");
  made.setAttribute("role", "status");
  return made;
}

let count = 0;

/** An id that no other element has. */
export function newElementId() {
  count += 1;
  return `part-${count}`;
}

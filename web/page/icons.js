/**
 * The page's pictures: lines of one width on a field of 24 by 24, in the colour of the text beside them.
 * They go with words and never stand alone, so a screen reader skips them. People are a head and shoulders, no more.
 */
const SVG = "http://www.w3.org/2000/svg";

/** A hand that holds something up; what it holds is drawn above it. */
const HAND =
  "M2.5 14.5v6M2.5 15.5h3.2c1 0 1.6.2 2.3.7l1 .7h3.7a1.5 1.5 0 0 1 0 3H9.5" +
  "M14 18.2l4.7-2.4a1.6 1.6 0 0 1 1.8 2.6l-4.6 3.1c-.6.4-1.2.5-1.9.5H8.2c-.8 0-1.4-.2-2-.7l-.9-.7H2.5";

/** What a choice of the API may carry as `icon`: name → lines. The names stand in openapi.yml too. */
export const ICONS = Object.freeze({
  gezin:
    "M7.5 9a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM17.3 10.4a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z" +
    "M2 20.5v-3.2A5.3 5.3 0 0 1 7.3 12c.9 0 1.6.2 2.2.5M22 20.5V17a4.2 4.2 0 0 0-6.6-3.5" +
    "M12.3 17a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM9 21.3a3.4 2.6 0 0 1 6.7 0",
  geld:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.8 8.6A4.6 4.6 0 0 0 8.7 12a4.6 4.6 0 0 0 7.1 3.4M7 10.8h5.5M7 13.2h5.5",
  wonen: "M3 11.5L12 4l9 7.5M5.5 9.8V20h13V9.8M9.8 20v-5.5h4.4V20",
  gevoel: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9.5v.9M15 9.5v.9M9 15.6c1 .3 2 .4 3 .4s2-.1 3-.4",
  gezond:
    "M12 8.2c-1.2-.9-2.4-1.2-3.6-1.2C5.7 7 4 9.2 4 12.4 4 16.7 6.7 21 9.4 21c1 0 1.7-.5 2.6-.5s1.6.5 2.6.5" +
    "C17.3 21 20 16.7 20 12.4 20 9.2 18.3 7 15.6 7c-1.2 0-2.4.3-3.6 1.2zM12 8.2c0-2.6 1.4-4.7 4-5.2",
  zorg:
    "M7 3.5H5.5V8.5a4.5 4.5 0 0 0 9 0v-5H13M10 13v2.5a5 5 0 0 0 10 0V13.5M20 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  steun: `${HAND}M13 12.3L9.3 8.7a2.5 2.5 0 0 1 3.7-3.4 2.5 2.5 0 0 1 3.7 3.4z`,
  ouder:
    "M3 4.5h1.7c.6 0 1 .3 1.2.9L7 11M7 11h13.5v1a5.5 5.5 0 0 1-5.5 5.5h-2.5A5.5 5.5 0 0 1 7 12z" +
    "M13 11V4.5a7 7 0 0 1 7.5 6.5" +
    "M9.5 21.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM17.5 21.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
  informatie: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11.3v5.2M12 7.6v.3",
  hulp: `${HAND}M8.8 4.5h8.4v8H8.8zM8.8 7.5h8.4M13 4.5v3`,
  praten:
    "M14.5 3H5a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2h.5v3.5L9.5 13h5a2 2 0 0 0 2-2V5a2 2 0 0 0-2-2z" +
    "M19.5 9a2 2 0 0 1 1.5 2v5a2 2 0 0 1-2 2h-.5v3L15 18h-3.5a2 2 0 0 1-1.7-1",
  langskomen:
    "M6 11.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM2.3 20.5v-2.7a3.7 3.7 0 0 1 7.4 0v2.7" +
    "M12.5 20.5v-17h8v17M11 20.5h11M15.3 12v1",
  vertellen:
    "M19 4H5a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2v4.5l5-4.5h7a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2zM8 10v.1M12 10v.1M16 10v.1",
});

/** Pictures of the page's own buttons. */
const OWN = Object.freeze({
  voorlezen: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  stop: "M6.5 6.5h11v11h-11z",
});

/** A new picture, as an element; null for a name that there is none of. */
export function icon(name) {
  const lines = ICONS[name] || OWN[name];
  if (typeof lines !== "string") return null;
  const picture = document.createElementNS(SVG, "svg");
  const given = { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" };
  for (const [attribute, value] of Object.entries(given)) picture.setAttribute(attribute, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", lines);
  picture.append(path);
  return picture;
}

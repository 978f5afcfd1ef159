/** How far the parent is in sharing, in words. */
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";

const STEPS = ["wie", "kiezen", "bereiken", "toestemming", "nakijken"];

export function progress(step) {
  return fill(TEXTS.delen.stap, { nu: STEPS.indexOf(step) + 1, alle: STEPS.length });
}

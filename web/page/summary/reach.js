/** A safe way to be reached, if the parent wants: before the permission, which says whether it goes along. */
import { ContactForm } from "../contact_form.js";
import { button, paragraph } from "../make.js";
import { TEXTS } from "../texts.js";
import { consentStep } from "./consent.js";
import { refuseButton } from "./lines.js";
import { progress } from "./progress.js";

export function reachStep(panel) {
  const form = new ContactForm(panel.sharing.contact);
  return {
    title: TEXTS.bereiken.titel,
    progress: progress("bereiken"),
    nodes: [paragraph(TEXTS.bereiken.uitleg), form.element, refuseButton(panel)],
    main: button(TEXTS.kiezen.knoppen.verder, "primary", () => {
      const filled = form.read();
      if (!filled) return;
      panel.sharing.chooseContact(filled.contact);
      panel.go(consentStep);
    }),
  };
}

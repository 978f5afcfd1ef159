/** It is shared: the promise with its date, and the four words with which the parent follows it. */
import { button, card, element, heading, paragraph, points } from "../make.js";
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";

export function receiptStep(panel) {
  return {
    title: TEXTS.gedeeld.titel,
    nodes: panel.sharing.receipts.slice().reverse().flatMap(receiptParts),
    main: button(TEXTS.gedeeld.knoppen.klaar, "primary", () => panel.close()),
  };
}

function receiptParts(receipt) {
  const { gedeeld } = TEXTS;
  const four = element("ol", "four-words", ...receipt.code.split("-").map((word) => element("li", "", word)));
  return [
    paragraph(fill(gedeeld.met, { naam: receipt.recipient, dag: receipt.answer_by_words })),
    card(heading(2, gedeeld.woorden_titel), four),
    card(heading(2, gedeeld.bewaar_titel), points(gedeeld.bewaar)),
    card(
      paragraph(gedeeld.waarvoor),
      points(gedeeld.wat_kan),
      paragraph(fill(gedeeld.waar, { adres: `${location.host}/code` })),
    ),
    paragraph(fill(gedeeld.tot, { dag: receipt.ends_on_words })),
  ];
}

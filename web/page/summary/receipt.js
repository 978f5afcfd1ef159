/** It is shared: the promise with its date, and the four words with which the parent follows it. */
import { button, buttons, card, element, heading, paragraph, points } from "../make.js";
import { TEXTS } from "../texts.js";
import { fill } from "../words.js";
import { confirm } from "./confirm.js";

export function receiptStep(panel) {
  const { receipts } = panel.sharing;
  const newest = receipts.at(-1);
  if (newest.unsure) whenConnected(panel, newest);
  return {
    title: newest.unsure ? TEXTS.onzeker.titel : TEXTS.gedeeld.titel,
    nodes: receipts.slice().reverse().flatMap((receipt) => receiptParts(panel, receipt)),
    main: button(TEXTS.gedeeld.knoppen.klaar, "primary", () => panel.close()),
  };
}

function receiptParts(panel, receipt) {
  const { gedeeld } = TEXTS;
  const address = `${location.host}/code`;
  const four = element("ol", "four-words", ...receipt.code.split("-").map((word) => element("li", "", word)));
  const words = [
    card(heading(2, gedeeld.woorden_titel), four),
    card(heading(2, gedeeld.bewaar_titel), points(gedeeld.bewaar)),
  ];
  if (receipt.unsure) {
    const again = button(TEXTS.openen.knoppen.opnieuw, "secondary", () => confirmAgain(panel, receipt));
    const said = fill(TEXTS.onzeker.tekst, { naam: receipt.recipient, adres: address });
    return [element("p", "utrecht-paragraph strong", said), buttons(again), ...words];
  }
  return [
    paragraph(fill(gedeeld.met, { naam: receipt.recipient, dag: receipt.answer_by_words })),
    ...words,
    card(paragraph(gedeeld.waarvoor), points(gedeeld.wat_kan), paragraph(fill(gedeeld.waar, { adres: address }))),
    paragraph(fill(gedeeld.tot, { dag: receipt.ends_on_words })),
  ];
}

/** Nobody knows whether it is shared: asked once more, which does no harm. */
function confirmAgain(panel, receipt) {
  confirm(panel, receipt, {
    onShared: (sure) => {
      panel.sharing.settle(receipt, sure);
      panel.show();
    },
    onNot: () => {
      panel.sharing.settle(receipt, null);
      panel.backToLines();
      panel.problem(TEXTS.nakijken.mislukt);
    },
    onUnsure: () => panel.show(),
  });
}

function whenConnected(panel, receipt) {
  const { sharing } = panel;
  addEventListener("online", () => {
    if (panel.isOpen && sharing === panel.sharing && sharing.receipts.includes(receipt)) confirmAgain(panel, receipt);
  }, { once: true });
}

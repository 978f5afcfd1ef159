/** What the parent chose about sharing. Nothing is shared by choosing; see overview.js. */
import { newId } from "../requests.js";

/** How long a shared summary stays, unless the parent lengthens or stops it on the page /code. */
export const DAYS = 30;

export class Sharing {
  /** The parent said no; it is not asked again. */
  refused = false;
  /** The one organisation that it is for, as GET /api/recipients gives it. */
  recipient = null;
  /** Lines that the parent keeps and does not want to share. */
  leftOut = new Set();
  contact = null;
  /** The text of the permission, as the server gave it; `agreed` once the parent ticked it. */
  consent = null;
  agreed = false;
  /** What was sent and is not shared yet: sent again with the same id, it is stored once. */
  pending = null;
  /** What was shared in this conversation, with its words; `unsure` where nobody knows whether it was. */
  receipts = [];

  /** The parent begins to choose. */
  begin() {
    this.refused = false;
    this.recipient = null;
    this.forgetConsent();
  }

  /** The parent said no: nothing of what was chosen is kept. */
  refuse() {
    this.refused = true;
    this.recipient = null;
    this.leftOut.clear();
    this.contact = null;
    this.forgetConsent();
  }

  chooseRecipient(recipient) {
    this.recipient = recipient;
    this.forgetConsent();
  }

  chooseContact(contact) {
    this.contact = contact;
    this.forgetConsent();
  }

  /** The permission is for exactly what was chosen: another choice asks it again. */
  forgetConsent() {
    this.consent = null;
    this.agreed = false;
  }

  showConsent(consent) {
    this.consent = consent;
    this.agreed = false;
  }

  /** What to send: the same as before as long as nobody knows whether that arrived. */
  request(lines) {
    this.pending = this.pending || {
      id: newId(),
      recipient: this.recipient.id,
      lines,
      consent: { version: this.consent.version, agreed: true },
      contact: this.contact,
      days: DAYS,
    };
    return this.pending;
  }

  /** The server said no: nothing was shared. */
  notShared() {
    this.pending = null;
  }

  /** Now it is known of a receipt: shared as `sure` tells, or, with null, not shared. */
  settle(receipt, sure) {
    this.receipts = this.receipts.flatMap((one) => (one !== receipt ? [one] : sure ? [sure] : []));
  }

  shared(receipt) {
    this.receipts.push(receipt);
    this.pending = null;
    this.begin();
    this.contact = null;
    this.leftOut.clear();
  }
}

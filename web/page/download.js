/** Saves a file that the server made, under the name that the parent reads beforehand. */
const NAME = "blad.pdf";
/** Some browsers begin to save only later. */
const LET_GO_AFTER_MS = 60_000;

export function save(file) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = NAME;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LET_GO_AFTER_MS);
}

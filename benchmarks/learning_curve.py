"""`uv run python -m benchmarks.learning_curve FILE.jsonl …`: what more statements bring, as Markdown tables.

The n-gram classifier learns from the statements of 1, 2, 4, 8, 12, 16 … authors (one file each, in the order of
their names); three rotations of that order are averaged. A measured file that is itself one of bot/data/factors is
left out of what is learned. `--encoder` measures the fine-tuned encoder instead and prints a point for
benchmarks/data/encoder_points.yml.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.encoder_points import (
    BadPoints,
    EncoderPoint,
    artefact_hash,
    learned_from_present_statements,
    load_points,
    measured,
    written,
)
from benchmarks.group_quality import ALL, Quality, by_group, group_of, mean_of
from benchmarks.scoring import Numbers
from language import fitting
from language.e5 import MissingArtefact
from language.features import Features, features
from language.fingerprint import ARTEFACT, STATEMENTS
from language.kinds import Kinds, kinds_of_catalogue
from language.statements import BadStatement, Statement, read_folder, read_statements

SIZES = (1, 2, 4, 8, 12, 16)
ROTATIONS = 3
Authors = Mapping[str, Sequence[Statement]]


@dataclass(frozen=True)
class Point:
    """One row of the curve."""

    name: str
    quality: Mapping[str, Quality]


def main() -> None:
    """Reads the files named on the command line and prints the tables, or a point of the encoder."""
    options = _arguments()
    try:
        statements = [s for file in options.files for s in read_statements(file)]
        if not statements:
            sys.exit("There is no message in these files.")
        if options.encoder:
            print(encoder_point(options, statements))
        else:
            print_curve(options.files, statements, authors_without(options.files))
    except (BadStatement, BadPoints, MissingArtefact, OSError) as error:
        sys.exit(str(error))


def print_curve(files: Sequence[Path], statements: Sequence[Statement], authors: Authors) -> None:
    """The tables, n-grams first."""
    kinds, names = kinds_of_catalogue(), [file.name for file in files]
    known = load_points()
    same = [point for point in known if sorted(point.measured_on) == sorted(names)]
    groups = [ALL, *sorted({group_of(s) for s in statements})]
    points = [*ngram_points(statements, authors, kinds), *encoder_rows(same, groups)]
    measured_on = f"{len(statements)} messages of {', '.join(names)}"
    print(f"{measured_on}. n-grams: the mean of up to {ROTATIONS} choices of authors.\n")
    print("\n".join(tables(points, groups)))
    if len(known) > len(same):
        print(f"\n{len(known) - len(same)} points of the fine-tuned encoder were measured on other files.")


def authors_without(files: Sequence[Path], folder: Path = STATEMENTS) -> dict[str, list[Statement]]:
    """File name → statements, in the order of names, without those files."""
    left_out = {file.stem for file in files if file.resolve().parent == folder.resolve()}
    return {name: group for name, group in read_folder(folder).items() if name not in left_out}


def sizes(authors: int) -> list[int]:
    """How many authors are learned from: the usual steps, and all of them."""
    return [size for size in SIZES if size < authors] + [authors]


def choices(names: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Which authors make up a size: the first ones of each rotation of the order, each choice once."""
    starts = [round(turn * len(names) / ROTATIONS) for turn in range(ROTATIONS)]
    chosen = {tuple(sorted((*names[at:], *names[:at])[:size])): None for at in starts}
    return list(chosen)


def ngram_points(statements: Sequence[Statement], authors: Authors, kinds: Kinds) -> Iterator[Point]:
    """A point a size, by the very features and fitting of the reader."""
    seen = {name: [features(s.text) for s in group] for name, group in authors.items()}
    read = [features(s.text) for s in statements]
    for size in sizes(len(authors)):
        several = choices(list(authors), size)
        qualities = [by_group(statements, _learned(names, authors, seen, read, kinds), kinds) for names in several]
        count = round(float(np.mean([sum(len(authors[name]) for name in names) for names in several])))
        print(f"{size} of {len(authors)} authors", file=sys.stderr, flush=True)
        yield Point(f"n-grams, {_authors(size)}, {count:,} statements", mean_of(qualities))


def _learned(
    names: Sequence[str],
    authors: Authors,
    seen: Mapping[str, Sequence[Features]],
    read: Sequence[Features],
    kinds: Kinds,
) -> Numbers:

    right = np.array([[label in s.factors for label in kinds.all] for name in names for s in authors[name]], dtype=bool)
    head = fitting.fit_many(fitting.matrix([item for name in names for item in seen[name]]), right, kinds.all)
    return head.probabilities(read).astype(np.float64)


def encoder_rows(points: Sequence[EncoderPoint], groups: Sequence[str]) -> list[Point]:
    """The points of the fine-tuned encoder as rows."""
    return [
        Point(
            f"fine-tuned encoder {point.artefact[:8]}, {_authors(point.authors)}, {point.statements:,} statements",
            {group: point.of_group(group) for group in groups},
        )
        for point in points
    ]


def tables(points: Sequence[Point], groups: Sequence[str]) -> list[str]:
    """Overall, then both measures by group."""
    lines = ["| learned from | urgent: ROC AUC | mean average precision |", "|---|---|---|"]
    lines += [f"| {p.name} | {_cell(p.quality[ALL].urgent)} | {_cell(p.quality[ALL].factors)} |" for p in points]
    inside = [group for group in groups if group != ALL]
    if len(inside) < 2:
        return lines
    for title, measure in (("urgent: ROC AUC", "urgent"), ("mean average precision", "factors")):
        lines += ["", f"| {title}, by group | {' | '.join(inside)} |", "|---" * (len(inside) + 1) + "|"]
        for point in points:
            cells = [_cell(getattr(point.quality[group], measure)) for group in inside]
            lines.append(f"| {point.name} | {' | '.join(cells)} |")
    lines += ["", "A group with only urgent messages, or none, is held against the other sort of the whole."]
    return lines


def encoder_point(options: argparse.Namespace, statements: Sequence[Statement]) -> str:
    """A point of an artefact, as an entry of the file. Ends the program where nobody says what it learned from."""
    folder: Path = options.artefact
    count, voices = options.statements, options.authors
    if count is None or voices is None:
        if not learned_from_present_statements(folder):
            sys.exit("This artefact learned from other statements: say how many with --statements and --authors.")
        present = read_folder(STATEMENTS)
        count, voices = sum(map(len, present.values())), len(present)
    quality = measured(folder, statements, kinds_of_catalogue())
    return written(artefact_hash(folder), count, voices, [file.name for file in options.files], quality)


def _authors(number: int) -> str:
    return f"{number} author" if number == 1 else f"{number} authors"


def _cell(number: float) -> str:
    return "n/a" if math.isnan(number) else f"{number:.3f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learning_curve", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--encoder", action="store_true", help="measure the fine-tuned encoder, print a point")
    parser.add_argument("--artefact", type=Path, default=ARTEFACT, help="its folder (language/artefact)")
    parser.add_argument("--statements", type=int, help="how many statements the encoder learned from")
    parser.add_argument("--authors", type=int, help="of how many authors")
    return parser.parse_args()


if __name__ == "__main__":
    main()

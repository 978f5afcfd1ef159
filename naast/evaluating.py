"""`naast evaluate FILE.jsonl …`: the tables of how well messages are understood, in Markdown."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from language.evaluation import Count, Report, exact_interval
from language.fingerprint import ROOT
from language.reader import Reader
from language.statements import Statement, read_statements
from naast.marks import GROUPS, Mark, Pairs, Score, levels, marks, raise_levels, read_all, report_of

REACHED = ROOT / "tests" / "evaluation" / "reached.yml"
GROUPED = (ROOT / "tests" / "evaluation", ROOT / "tests" / "development")
"""Folders whose ids name their group; ids elsewhere mean something else."""


def evaluate(files: Sequence[str], group_length: int = 1, raises: bool = False) -> None:
    """Prints the tables of all files together; ``raises`` keeps the levels of each. Raises BadStatement."""
    reader = Reader.load()
    read = {file: read_all(reader, read_statements(Path(file))) for file in files}
    pairs = [pair for one in read.values() for pair in one]
    print(f"{len(pairs)} messages of {', '.join(Path(f).name for f in files)}. Shares with exact 95 % intervals.\n")
    grouped = all(Path(file).resolve().parent in GROUPED for file in files)
    if grouped:
        print("\n".join(against_marks(marks(pairs))) + "\n")
    print("\n".join(overall(report_of(pairs))))
    for title, groups in (
        ("language", _by(pairs, lambda s: s.lang)),
        ("group", _by(pairs, lambda s: (s.id or "")[:group_length])),
    ):
        if len(groups) > 1:
            print("\n" + "\n".join(per_group(title, groups, named=grouped and title == "group")))
    print("\n" + "\n".join(per_label(report_of(pairs))))
    if raises:
        for file, one in read.items():
            for line in raise_levels(REACHED, Path(file).stem, levels(one)):
                print(f"{Path(file).stem}, {line}")


def _by(pairs: Pairs, key: Callable[[Statement], str]) -> dict[str, Pairs]:
    groups: dict[str, list[tuple[Statement, object]]] = {}
    for pair in pairs:
        groups.setdefault(key(pair[0]), []).append(pair)
    return dict(sorted(groups.items()))  # type: ignore[arg-type]


def against_marks(found: Sequence[Mark | Score]) -> list[str]:
    """Each mark, what was reached and whether that is enough."""
    rows = ["| what | mark | reached | of | met |", "|---|---|---|---|---|"]
    for one in found:
        asked = "" if one.asked is None else f"{one.asked:.2f}"
        met = "" if one.asked is None or math.isnan(one.share) else ("yes" if one.share >= one.asked else "no")
        if isinstance(one, Score):
            rows.append(f"| {one.name} | {asked} | {one.share:.2f} | | {met} |")
        else:
            right, of = one.reached.right, one.reached.of
            rows.append(f"| {one.name} | {asked} | {_share(right, of)} | {of} | {met} |")
    return rows


def overall(report: Report) -> list[str]:
    """Urgent, kinds, factors and fields."""
    rows = ["| what | recall | precision | messages |", "|---|---|---|---|"]
    rows.append(_row("urgent, any kind", report.urgent))
    rows += [_row(f"urgent: {kind}", count) for kind, count in report.kinds.items()]
    micro = report.micro()
    rows.append(_row("risk and protective factors, together (micro)", micro))
    quiet = report.quiet
    rows += ["", "| what | share right | of |", "|---|---|---|"]
    rows.append(f"| {quiet.name} | {_share(quiet.right, quiet.of)} | {quiet.of} |")
    rows += [f"| {row.name} | {_share(row.right, row.of)} | {row.of} |" for row in report.fields]
    rows += ["", f"Risk and protective factors: micro-F1 {micro.f1:.2f}, macro-F1 {report.macro_f1():.2f}."]
    return rows


def per_group(title: str, groups: dict[str, Pairs], named: bool = False) -> list[str]:
    """Urgent and quiet by group; what is asked about stands beside what is found."""
    columns = ("messages", "urgent: found", "found or asked", "not urgent, read so", "nor asked", "factors: micro-F1")
    rows = [f"| {title} | {' | '.join(columns)} |"]
    rows.append("|---|---|---|---|---|---|---|")
    for name, pairs in groups.items():
        report = report_of(pairs)
        urgent = [r for s, r in pairs if s.urgent]
        quiet = [r for s, r in pairs if not s.urgent]
        shares = (
            _share(sum(bool(r.urgent) for r in urgent), len(urgent)),
            _share(sum(bool(r.urgent or r.doubt) for r in urgent), len(urgent)),
            _share(sum(not r.urgent for r in quiet), len(quiet)),
            _share(sum(not (r.urgent or r.doubt) for r in quiet), len(quiet)),
        )
        shown = f"{name}: {GROUPS[name]}" if named and name in GROUPS else name
        rows.append(f"| {shown} | {len(pairs)} | {' | '.join(shares)} | {_f1(report.micro())} |")
    return rows


def per_label(report: Report) -> list[str]:
    """Every factor."""
    rows = ["| factor | recall | precision | messages |", "|---|---|---|---|"]
    return rows + [_row(label, count) for label, count in report.labels.items()]


def _row(name: str, count: Count) -> str:
    labelled, read = count.found + count.missed, count.found + count.wrong
    return f"| {name} | {_share(count.found, labelled)} | {_share(count.found, read)} | {labelled} |"


def _f1(count: Count) -> str:
    return "n/a" if math.isnan(count.f1) else f"{count.f1:.2f}"


def _share(right: int, of: int) -> str:
    if of == 0:
        return "n/a"
    low, high = exact_interval(right, of)
    return f"{right / of:.2f} ({low:.2f} to {high:.2f})"

"""`naast evaluate FILE.jsonl`: the tables of how well messages are understood, in Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from language.evaluation import Count, Report, compare, exact_interval
from language.kinds import kinds_of_catalogue
from language.reader import Reader
from language.reading import Reading
from language.statements import Statement, read_statements

Pairs = list[tuple[Statement, Reading]]


def evaluate(file: str, group_length: int = 1) -> None:
    """Prints the tables. Raises BadStatement where a line does not fit the schema."""
    statements = read_statements(Path(file))
    reader = Reader.load()
    pairs = [(s, reader.read(s.text)) for s in statements]
    print(f"{len(pairs)} messages of {Path(file).name}. Shares with exact 95 % intervals.\n")
    print("\n".join(overall(_report(pairs))))
    for title, groups in (
        ("language", _by(pairs, lambda s: s.lang)),
        ("group", _by(pairs, lambda s: (s.id or "")[:group_length])),
    ):
        if len(groups) > 1:
            print("\n" + "\n".join(per_group(title, groups)))
    print("\n" + "\n".join(per_label(_report(pairs))))


def _report(pairs: Pairs) -> Report:
    kinds = kinds_of_catalogue()
    return compare(pairs, kinds.urgent, kinds.risk + kinds.protective)


def _by(pairs: Pairs, key: Callable[[Statement], str]) -> dict[str, Pairs]:
    groups: dict[str, Pairs] = {}
    for pair in pairs:
        groups.setdefault(key(pair[0]), []).append(pair)
    return dict(sorted(groups.items()))


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


def per_group(title: str, groups: dict[str, Pairs]) -> list[str]:
    """Urgent and quiet by group."""
    rows = [f"| {title} | messages | urgent: recall | not urgent, read so | factors: micro-F1 |"]
    rows.append("|---|---|---|---|---|")
    for name, pairs in groups.items():
        report = _report(pairs)
        urgent = report.urgent
        rows.append(
            f"| {name} | {len(pairs)} | {_share(urgent.found, urgent.found + urgent.missed)} "
            f"| {_share(report.quiet.right, report.quiet.of)} | {report.micro().f1:.2f} |"
        )
    return rows


def per_label(report: Report) -> list[str]:
    """Every factor."""
    rows = ["| factor | recall | precision | messages |", "|---|---|---|---|"]
    return rows + [_row(label, count) for label, count in report.labels.items()]


def _row(name: str, count: Count) -> str:
    labelled, read = count.found + count.missed, count.found + count.wrong
    return f"| {name} | {_share(count.found, labelled)} | {_share(count.found, read)} | {labelled} |"


def _share(right: int, of: int) -> str:
    if of == 0:
        return "n/a"
    low, high = exact_interval(right, of)
    return f"{right / of:.2f} ({low:.2f} to {high:.2f})"



"""`uv run python -m benchmarks.spread`: how the training statements are spread over labels, lengths and voices.

Markdown tables. A voice is what an author said of who speaks; here by words in it, so one statement may count twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from language.fingerprint import STATEMENTS
from language.kinds import kinds_of_catalogue
from language.statements import Statement, read_folder

LENGTHS = ((1, 3), (4, 6), (7, 12), (13, 20), (21, 35), (36, 999))
VOICES = {
    "zwanger": ("zwanger", "aanstaande"),
    "vader": ("vader", "man ", "opa", "jongen"),
    "partner": ("partner", "vriend", "meemoeder"),
    "tiener of jong": ("tiener", "jong", "scholier", "student", "16", "17", "18", "19"),
    "opa, oma, familie": ("oma", "opa", "tante", "zus", "schoon", "grootmoeder"),
    "weinig Nederlands": ("weinig nederlands", "gebroken", "nieuwkomer", "statushouder", "tweede taal", "accent"),
    "straattaal of dialect": ("straat", "dialect", "rotterdam", "utrecht", "plat"),
    "hoogopgeleid": ("hoog", "jurist", "docent", "arts", "univers", "promov"),
    "boos of beschaamd": ("boos", "schaam", "beschaamd", "trots"),
    "professional": ("verplee", "verlosk", "leerkracht", "kraamverz", "professional", "juf"),
    "herkomst genoemd": ("turk", "marok", "surin", "antil", "cura", "pool", "poln", "eritre", "syri", "ghan", "arub"),
}


def main() -> None:
    """Prints the tables."""
    files = read_folder(STATEMENTS)
    told = [statement for group in files.values() for statement in group]
    print(f"{len(told)} statements by {len(files)} authors; median {median(_words(s) for s in told):.0f} words.\n")
    tables = (by_author(files), by_label(told), by_length(told), *by_field(told))
    print("\n\n".join("\n".join(table) for table in tables))


def by_author(files: dict[str, list[Statement]]) -> list[str]:
    """A row a file."""
    head = "| author (file) | statements | urgent | other factors | nothing | median words |"
    rows = [head, "|---|---|---|---|---|---|"]
    for name, told in files.items():
        urgent, some = sum(bool(s.urgent) for s in told), sum(bool(s.factors) for s in told)
        cells = (len(told), urgent, some - urgent, len(told) - some, f"{median(map(_words, told)):.0f}")
        rows.append(f"| {name} | {' | '.join(map(str, cells))} |")
    return rows


def by_label(told: Sequence[Statement]) -> list[str]:
    """A row a factor: how many, and how many of them are short, long, in another language."""
    rows = ["| factor | statements | 1-6 words | 21 or more | not Dutch | voices |", "|---|---|---|---|---|---|"]
    for label in kinds_of_catalogue().all:
        ones = [s for s in told if label in s.factors]
        cells = (
            len(ones),
            sum(_words(s) <= 6 for s in ones),
            sum(_words(s) >= 21 for s in ones),
            sum(s.lang != "nl" for s in ones),
            len({s.voice for s in ones}),
        )
        rows.append(f"| {label} | {' | '.join(map(str, cells))} |")
    return rows


def by_length(told: Sequence[Statement]) -> list[str]:
    """A row a length."""
    rows = ["| words | statements | urgent | share urgent |", "|---|---|---|---|"]
    for least, most in LENGTHS:
        ones = [s for s in told if least <= _words(s) <= most]
        urgent = sum(bool(s.urgent) for s in ones)
        name = f"{least} or more" if most == LENGTHS[-1][1] else f"{least} to {most}"
        rows.append(f"| {name} | {len(ones)} | {urgent} | {urgent / max(1, len(ones)):.2f} |")
    return rows


def by_field(told: Sequence[Statement]) -> list[list[str]]:
    """Voices, languages, whose situation, when."""
    voices = [name for s in told for name, words in VOICES.items() if any(word in s.voice.lower() for word in words)]
    return [
        _counted("voice", voices),
        _counted("language", (s.lang for s in told)),
        _counted("about", (s.about for s in told)),
        _counted("time", (s.time for s in told)),
        _counted("phase", (s.phase or "not shown" for s in told)),
        _counted("answers a question", ("yes" if s.asked else "no" for s in told)),
    ]


def _counted(title: str, values: Iterable[str]) -> list[str]:
    return [f"| {title} | statements |", "|---|---|"] + [f"| {v} | {n} |" for v, n in Counter(values).most_common()]


def _words(statement: Statement) -> int:
    return len(statement.text.split())


if __name__ == "__main__":
    main()

"""`uv run python -m benchmarks.redaction FILE.jsonl …`: taking names out, deduce alone beside deduce with ours.

A line of a file: {"id", "text", "spans": [{"kind", "text"}], "group"}; spans are what must be taken out. Prints what
was found per kind and per group, which share of the other words was wrongly taken, and what it costs. `--show` prints
each miss and each word wrongly taken: for development sentences only.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.scoring import Share
from language.redaction import Redactor
from language.redaction_deduce import Deduce
from language.redaction_spans import Span, joined

Find = Callable[[str], Sequence[Span]]
_WORD = re.compile(r"\w+")
NOTES = """Found: every letter and digit of it was taken out. Wrongly taken: words outside every span that were taken
out, of all such words. Untouched: sentences with nothing to take out that came through as they were.
Exact 95 % intervals. "Deduce alone": the kinds that count here (people, addresses with a number, numbers, dates),
without its list of streets; its towns, ages and organisations are left out, as otherwise it takes those too."""


class BadSentence(ValueError):
    """A line of a file that cannot be measured on."""


@dataclass(frozen=True)
class Sentence:
    """A text and what is to be taken out of it."""

    id: str
    text: str
    group: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Outcome:
    """What a source did with a sentence."""

    sentence: Sentence
    taken: Sequence[Span]
    milliseconds: float

    def found(self, span: Span) -> bool:
        """Whether all of a span was taken."""
        places = (place for place in range(span.start, span.end) if self.sentence.text[place].isalnum())
        return all(any(one.start <= place < one.end for one in self.taken) for place in places)

    def other_words(self) -> list[re.Match[str]]:
        """The words outside every span."""
        return [w for w in _WORD.finditer(self.sentence.text) if not _touched(w, self.sentence.spans)]

    def wrongly_taken(self) -> list[str]:
        """Those of the other words that were taken."""
        return [word.group() for word in self.other_words() if _touched(word, self.taken)]


def main() -> None:
    """Reads the files named on the command line and prints the tables."""
    options = _arguments()
    try:
        sentences = [sentence for file in options.files for sentence in read_sentences(file)]
    except (BadSentence, OSError) as error:
        sys.exit(str(error))
    before, started = psutil.Process().memory_info().rss, time.perf_counter()
    redactor = Redactor.load()
    seconds, memory = time.perf_counter() - started, psutil.Process().memory_info().rss
    sources: dict[str, Find] = {"deduce alone": _alone(redactor), "deduce with ours": redactor.find}
    outcomes = {name: [outcome_of(find, sentence) for sentence in sentences] for name, find in sources.items()}
    print(f"{len(sentences)} sentences of {', '.join(file.name for file in options.files)}.\n")
    print(table(outcomes))
    print(
        f"\nLoading {seconds:.1f} s; memory {memory / 1e6:.0f} MB, {(memory - before) / 1e6:.0f} of them for the lists."
    )
    for name, ones in outcomes.items():
        times = [one.milliseconds for one in ones]
        print(f"{name}: {statistics.median(times):.1f} ms a line (median), {max(times):.1f} at most.")
    print(f"\n{NOTES}")
    if options.show:
        print("\n" + "\n".join(faults(outcomes["deduce with ours"])))


def read_sentences(file: Path) -> list[Sentence]:
    """The sentences of a file. Raises BadSentence where a span is not in its text."""
    sentences = []
    for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        spans: list[Span] = []
        for wanted in row["spans"]:
            start = _next_place(
                row["text"],
                wanted["text"],
                [one.end for one in spans if row["text"][one.start : one.end] == wanted["text"]],
            )
            if start < 0:
                raise BadSentence(f"{file.name}, {row['id']}: a span is not in the text.")
            spans.append(Span(start, start + len(wanted["text"]), wanted["kind"]))
        sentences.append(Sentence(row["id"], row["text"], row.get("group", ""), tuple(spans)))
    return sentences


def _next_place(text: str, wanted: str, before: Sequence[int]) -> int:
    """Where it stands as a word of its own, behind where it was found before."""
    behind = max(before, default=0)
    alone = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)").search(text, behind)
    return alone.start() if alone else text.find(wanted, behind)


def outcome_of(find: Find, sentence: Sentence) -> Outcome:
    """What a source takes out of a sentence, and how long it takes."""
    started = time.perf_counter()
    taken = find(sentence.text)
    return Outcome(sentence, taken, 1000 * (time.perf_counter() - started))


def table(outcomes: dict[str, list[Outcome]]) -> str:
    """A Markdown table: what is measured, and a column for each source."""
    first = next(iter(outcomes.values()))
    kinds = sorted({span.kind for one in first for span in one.sentence.spans})
    groups = list(dict.fromkeys(one.sentence.group for one in first if one.sentence.spans))
    rows = [("found, all", [found(ones) for ones in outcomes.values()])]
    rows += [(f"kind: {kind}", [found(ones, kind=kind) for ones in outcomes.values()]) for kind in kinds]
    rows += [(f"group: {group}", [found(ones, group=group) for ones in outcomes.values()]) for group in groups]
    rows.append(("other words wrongly taken", [wrongly(ones) for ones in outcomes.values()]))
    rows.append(("sentences with nothing in them, untouched", [untouched(ones) for ones in outcomes.values()]))
    lines = [f"| {name} | {shares[0].of} | {' | '.join(map(str, shares))} |" for name, shares in rows]
    return "\n".join([f"| | of | {' | '.join(outcomes)} |", "|---|---:|" + "---|" * len(outcomes), *lines])


def found(outcomes: Iterable[Outcome], kind: str | None = None, group: str | None = None) -> Share:
    """Of the spans of a kind or a group, those that were taken wholly."""
    right = [
        one.found(span)
        for one in outcomes
        for span in one.sentence.spans
        if kind in (None, span.kind) and group in (None, one.sentence.group)
    ]
    return Share(sum(right), len(right))


def wrongly(outcomes: Iterable[Outcome]) -> Share:
    """Of the words outside the spans, those that were taken."""
    ones = list(outcomes)
    return Share(sum(len(one.wrongly_taken()) for one in ones), sum(len(one.other_words()) for one in ones))


def untouched(outcomes: Iterable[Outcome]) -> Share:
    """Of the sentences with nothing to take out, those of which nothing was taken."""
    ones = [one for one in outcomes if not one.sentence.spans]
    return Share(sum(not one.taken for one in ones), len(ones))


def faults(outcomes: Iterable[Outcome]) -> list[str]:
    """Each miss and each word wrongly taken, with its sentence."""
    lines = []
    for one in outcomes:
        missed = [one.sentence.text[span.start : span.end] for span in one.sentence.spans if not one.found(span)]
        if missed or one.wrongly_taken():
            lines.append(
                f"{one.sentence.id}: missed {missed}, wrongly taken {one.wrongly_taken()}: {one.sentence.text}"
            )
    return lines


def _touched(word: re.Match[str], spans: Iterable[Span]) -> bool:
    return any(span.start < word.end() and word.start() < span.end for span in spans)


def _alone(redactor: Redactor) -> Find:
    deduce = redactor.deduce
    assert isinstance(deduce, Deduce)
    return lambda text: joined(text, deduce.find(text))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.redaction", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="print what went wrong (development sentences only)")
    return parser.parse_args()


if __name__ == "__main__":
    main()

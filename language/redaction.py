"""Takes names, addresses and numbers out of a parent's words, visibly: "mijn vriend [naam] helpt me".

Three sources together: deduce, names in any spelling (`redaction_names`), and patterns for addresses and numbers.
Loads slowly and takes much memory: only in a worker of its own (`redaction_worker`).
"""

from __future__ import annotations

from collections.abc import Iterator

from language.redaction_addresses import addresses_in, looks_like_an_address
from language.redaction_data import lists
from language.redaction_deduce import Deduce
from language.redaction_names import NameFinder, names_in
from language.redaction_numbers import is_of_an_event, is_of_help, numbers_in
from language.redaction_spans import ADDRESS, DATE, NAME, NUMBER, PHONE, Redacted, Span, joined, take_out
from language.redaction_surroundings import is_title
from language.redaction_tokens import Token, tokens_of

__all__ = ["Redacted", "Redactor"]
_EVERYTHING = "mijn vriend kefin woont op de hoofdstraat 1 en zijn nummer is 0612345678"
"""Reads whatever is read only when it is needed."""
_MOST_TITLES = 3
"""Words in which a title can stand: "de heer"."""
_ROUNDS = 3
"""What was taken out may uncover a further name ("kevin en …"); more rounds were never needed."""


class Redactor:
    """Takes out what points to a person."""

    def __init__(self, deduce: Deduce | None) -> None:
        """``deduce``: None leaves it out, for tests of what we add."""
        self.deduce = deduce

    @classmethod
    def load(cls) -> Redactor:
        """Loads all lists. Blocks for seconds; a minute at the very first time on a machine."""
        lists()
        redactor = cls(Deduce.load())
        redactor.redact(_EVERYTHING)
        return redactor

    def find(self, text: str) -> list[Span]:
        """What would be taken out, in order."""
        return joined(text, self._found(text))

    def redact(self, text: str) -> Redacted:
        """The text without names, addresses and numbers. A text that went through once stays as it is."""
        taken_out = take_out(text, self._found(text))
        for _ in range(_ROUNDS):
            again = take_out(taken_out.text, self._found(taken_out.text))
            if not again.taken:
                break
            spans = joined(text, [*self._found(text)])
            taken_out = Redacted(again.text, (*(span.kind for span in spans), *again.taken))
        return taken_out

    def _found(self, text: str) -> Iterator[Span]:
        yield from numbers_in(text)
        yield from addresses_in(text)
        yield from names_in(text)
        if self.deduce:
            yield from self._believed(text, self.deduce)

    def _believed(self, text: str, deduce: Deduce) -> Iterator[Span]:
        """What deduce finds, without ordinary words and without the numbers of help."""
        tokens = tokens_of(text)
        finder = NameFinder(tokens)
        for span in deduce.find(text):
            words = [place for place, token in enumerate(tokens) if span.start <= token.start < span.end]
            if span.kind == NAME and not finder.believes_together(words):
                continue
            if span.kind == DATE and is_of_an_event(text, span):
                continue
            if span.kind in (PHONE, NUMBER) and is_of_help(text[span.start : span.end]):
                continue
            if span.kind == ADDRESS and not looks_like_an_address(text[span.start : span.end]):
                continue
            yield _without_title(span, [tokens[place] for place in words]) if span.kind == NAME else span


def _without_title(span: Span, words: list[Token]) -> Span:
    """ "Mevrouw Jansen": the word before the name stays."""
    titles = [place for place, token in enumerate(words[:_MOST_TITLES]) if is_title(token.lower)]
    rest = words[titles[-1] + 1 :] if titles else words
    return Span(rest[0].start, span.end, span.kind) if rest else span

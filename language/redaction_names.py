"""Names of people in a text, in any case and spelling.

A word is a name by what it is (in the lists, and no ordinary word), by what stands before it ("mijn vriend …",
"mevrouw …", "hij heet …"), or by both: an ordinary word that is also a name needs a sign around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from language.redaction_data import lists
from language.redaction_judging import LEAST_SHOUTED, NO_NAME_ENDS, NameJudge
from language.redaction_spans import NAME, Span
from language.redaction_spelling import is_misspelt_dutch
from language.redaction_surroundings import (
    ARABIC_INTERFIXES,
    Surroundings,
    introducing,
    small_words,
    with_someone,
)
from language.redaction_tokens import (
    Token,
    is_dutch,
    is_first_name,
    is_free_name,
    is_place,
    is_surname,
    never,
    tokens_of,
)

_AND = frozenset({"en", "&", "of", "and", "ve", "i", "y", "et", "und"})


def names_in(text: str) -> Iterator[Span]:
    """A span for each name; parts of one name may come apart."""
    tokens = tokens_of(text)
    found = NameFinder(tokens).find()
    for place in sorted(found):
        yield Span(tokens[place].start, tokens[place].end, NAME)


class NameFinder:
    """Finds names in one text, each with its surname and the other names of its row."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._around = Surroundings(tokens)
        self._judge = NameJudge(self._around)
        self._found: set[int] = set()

    def find(self) -> set[int]:
        """The places of the words that are names or parts of names."""
        for place in range(len(self._around.tokens)):
            if place not in self._around.kept and place not in self._found and self._judge.is_name(place):
                self._found.add(place)
                self._add_what_follows(place)
        for place in sorted(self._found):
            self._add_an_initial(place)
            self._add_the_next_of_a_row(place)
            self._add_the_one_before(place)
        return self._found

    def believes(self, place: int) -> bool:
        """Whether what another finder takes for a name can be one: no ordinary word, nothing that stays."""
        token = self._around.tokens[place]
        if len(token.text) < 3 or (token.text.isupper() and len(token.text) < LEAST_SHOUTED):
            return False
        if place in self._around.kept or (token.lower in never() and not token.capital):
            return False
        if self._around.foreign:
            return token.upper and token.lower not in never() and is_first_name(token.lower)
        if token.lower in never() or is_place(token.lower):
            return self._around.before(place) in with_someone() | introducing() and is_first_name(token.lower)
        if token.capital or (token.upper and not is_dutch(token.lower)):
            return is_first_name(token.lower) or is_surname(token.lower) or not is_dutch(token.lower)
        return is_free_name(token.lower)

    def believes_together(self, places: Sequence[int]) -> bool:
        """Whether words that another finder takes for one name can be that: one of them is, or "de Boer"."""
        pairs = zip(places, places[1:])
        with_interfix = any(
            self._around.tokens[a].lower in lists().interfixes and self._around.tokens[b].capital for a, b in pairs
        )
        return any(map(self.believes, places)) or (with_interfix and not self._around.kept.intersection(places))

    def _add_what_follows(self, place: int) -> None:
        """Adds a surname behind a name."""
        after = place + 1
        while (
            after < len(self._around.tokens)
            and self._around.tokens[after - 1].gap in (" ", "-", ". ", "  ")
            and after not in self._around.kept
        ):
            token = self._around.tokens[after]
            interfix = token.lower in lists().interfixes | ARABIC_INTERFIXES and self._around.leads_on(place, after)
            if not interfix and not self._is_surname_here(after):
                return
            self._found.add(after)
            after += 1

    def _is_surname_here(self, place: int) -> bool:
        token = self._around.tokens[place]
        behind_interfix = (
            self._around.tokens[place - 1].lower in lists().interfixes | ARABIC_INTERFIXES and place - 1 in self._found
        )
        if behind_interfix:
            return True
        introduced = self._around.introduction(place - 1) in ("title", "family") or self._around.is_called(place - 1)
        if token.lower in never():
            listed = introduced and token.lower not in small_words() and token.lower in lists().surnames
            return listed and self._around.does_something(place)
        if token.capital:
            return is_surname(token.lower) or not is_dutch(token.lower)
        if is_dutch(token.lower):
            return introduced and is_surname(token.lower) and self._around.does_something(place, False)
        if is_surname(token.lower) or is_free_name(token.lower):
            return True
        unknown = len(token.lower) > 3 and not is_misspelt_dutch(token.lower)
        return introduced and unknown and self._around.does_something(place)

    def _add_the_next_of_a_row(self, place: int) -> None:
        """Adds "tesfalem" of "kevin en tesfalem"."""
        after = place + 2
        if (
            after >= len(self._around.tokens)
            or self._around.tokens[place + 1].lower not in _AND
            or after in self._around.kept
        ):
            return
        token = self._around.tokens[after]
        if after in self._found or token.lower in never() or len(token.lower) < 3:
            return
        listed = is_first_name(token.lower)
        unknown = not is_dutch(token.lower) and not token.lower.endswith(NO_NAME_ENDS)
        if (listed or unknown) and (token.upper or self._around.does_something(after)):
            self._found.add(after)
            self._add_what_follows(after)

    def _add_an_initial(self, place: int) -> None:
        """Adds "m." of "m. el idrissi"."""
        while (
            place
            and len(self._around.tokens[place - 1].text) == 1
            and self._around.tokens[place - 1].gap in (".", ". ")
        ):
            place -= 1
            self._found.add(place)

    def _add_the_one_before(self, place: int) -> None:
        """Adds "mo" of "mo of ali"."""
        before = place - 2
        if (
            before < 0
            or self._around.tokens[place - 1].lower not in _AND
            or before in self._around.kept
            or before in self._found
        ):
            return
        token = self._around.tokens[before]
        if token.lower not in never() and is_first_name(token.lower) and not is_dutch(token.lower):
            self._found.add(before)

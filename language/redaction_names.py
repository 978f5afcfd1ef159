"""Names of people in a text, in any case and spelling.

A word is a name by what it is (in the lists, and no ordinary word), by what stands before it ("mijn vriend …",
"mevrouw …", "hij heet …"), or by both: an ordinary word that is also a name needs a sign around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from language.redaction_data import cues, lists, ordinary_words, plain
from language.redaction_spans import NAME, Span
from language.redaction_spelling import is_misspelt_dutch
from language.redaction_tokens import (
    LEAST_FREE,
    Token,
    is_done_by_someone,
    is_dutch,
    is_first_name,
    is_free_name,
    is_our_own,
    is_place,
    is_surname,
    mostly_foreign,
    never,
    sounds_as_name,
    stays,
    tokens_of,
    usually,
)

_STOPS = tuple(".!?;:\n")
_NO_NAME_ENDS = ("t", "d", "en", "de", "te", "dt", "je", "jes")
"""How a misspelt verb ends more often than a name does."""
_ARABIC_INTERFIXES = frozenset({"el", "al", "ben", "bin", "ait", "ould", "abu", "abou"})
_LEAST_ALONE = 5
"""Letters of a misspelt name that has no sign before it."""
_LEAST_UNKNOWN = 5
"""Letters of a name that no list has, at the begin of a sentence."""
_MOST_UNKNOWN = 11
_LEAST_SHOUTED = 4
"""Letters of a word of only capitals that is no abbreviation."""
_AND = frozenset({"en", "&", "of", "and", "ve", "i", "y", "et", "und"})


def names_in(text: str) -> Iterator[Span]:
    """A span for each name; parts of one name may come apart."""
    tokens = tokens_of(text)
    found = NameFinder(tokens).find()
    for place in sorted(found):
        yield Span(tokens[place].start, tokens[place].end, NAME)


class NameFinder:
    """Finds names in one text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._kept = stays(tokens)
        self._foreign = mostly_foreign(tokens)
        self._found: set[int] = set()

    def find(self) -> set[int]:
        """The places of the words that are names or parts of names."""
        for place in range(len(self._tokens)):
            if place not in self._kept and place not in self._found and self._is_name(place):
                self._found.add(place)
                self._add_what_follows(place)
        for place in sorted(self._found):
            self._add_an_initial(place)
            self._add_the_next_of_a_row(place)
            self._add_the_one_before(place)
        return self._found

    def believes(self, place: int) -> bool:
        """Whether what another finder takes for a name can be one: no ordinary word, nothing that stays."""
        token = self._tokens[place]
        if len(token.text) < 3 or (token.text.isupper() and len(token.text) < _LEAST_SHOUTED):
            return False
        if place in self._kept or (token.lower in never() and not token.capital):
            return False
        if self._foreign:
            return token.upper and token.lower not in never() and is_first_name(token.lower)
        if token.lower in never() or is_place(token.lower):
            return self._before(place) in _with_someone() | _introducing() and is_first_name(token.lower)
        if token.capital or (token.upper and not is_dutch(token.lower)):
            return is_first_name(token.lower) or is_surname(token.lower) or not is_dutch(token.lower)
        return is_free_name(token.lower)

    def believes_together(self, places: Sequence[int]) -> bool:
        """Whether words that another finder takes for one name can be that: one of them is, or "de Boer"."""
        pairs = zip(places, places[1:])
        with_interfix = any(self._tokens[a].lower in lists().interfixes and self._tokens[b].capital for a, b in pairs)
        return any(map(self.believes, places)) or (with_interfix and not self._kept.intersection(places))

    # --- one word ---------------------------------------------------------------------------------------

    def _is_name(self, place: int) -> bool:
        if self._is_called(place):
            return self._can_be_called_so(place)
        before = self._introduction(place)
        if before == "title":
            return self._after_title(place)
        if before == "family" and self._after_family(place) and not self._foreign:
            return True
        if before == "elsewhere" and self._after_family_elsewhere(place):
            return True
        return self._by_itself(place)

    def _can_be_called_so(self, place: int) -> bool:
        token = self._tokens[place]
        if token.lower in lists().interfixes and self._interfix_leads_to_surname(place, sure=True):
            return self._before(place) not in cues().heet or token.lower not in ("in", "op", "aan", "bij")
        if token.capital and not (token.text.isupper() and len(token.text) > 1):
            return token.lower not in _small()
        if token.lower in never():
            return token.lower not in _small() and is_first_name(token.lower) and self._does_something(place)
        if is_first_name(token.lower) or not is_dutch(token.lower) or self._leads_to_surname(place):
            return True
        return is_surname(token.lower) and self._does_something(place)

    def _after_title(self, place: int) -> bool:
        token = self._tokens[place]
        if token.capital and token.lower not in lists().interfixes:
            return token.lower not in _small()
        if place + 1 in self._kept:
            return False
        if token.lower in lists().interfixes and token.lower not in ("in", "uit", "aan", "bij", "op", "het"):
            return self._interfix_leads_to_surname(place, sure=True)
        if token.lower in _small() or len(token.lower) < 2:
            return False
        if self._tokens[place - 1].lower == "dr" and "." not in self._tokens[place - 1].gap and is_dutch(token.lower):
            return False  # "haar"
        if token.lower in never():
            listed = token.lower in lists().surnames or token.lower in lists().first
            return listed and self._does_something(place)
        if not is_dutch(token.lower):
            return len(token.lower) > 2
        listed = is_first_name(token.lower) or is_surname(token.lower)
        return listed and (token.lower in usually() or self._does_something(place))

    def _after_family(self, place: int) -> bool:
        token = self._tokens[place]
        if is_free_name(token.lower):
            return True
        if token.lower in never():
            also = token.lower in cues().heten_ook_zo or (token.capital and is_first_name(token.lower))
            return also and token.lower not in _small() and self._does_something(place)
        if is_first_name(token.lower):
            return token.capital or self._does_something(place) or self._surname_follows(place)
        if self._tokens[place - 1].lower in cues().vakmensen and is_surname(token.lower):
            return token.capital or not is_dutch(token.lower) or self._does_something(place, at_the_end=False)
        if token.capital:
            return not is_dutch(token.lower) and token.lower not in lists().institutions and not is_place(token.lower)
        if is_dutch(token.lower) or len(token.lower) < 4:
            return False
        if sounds_as_name(token.lower):
            return True
        if not token.lower.endswith(_NO_NAME_ENDS) and self._does_something(place, at_the_end=False):
            return True
        return token.lower.isalpha() and len(token.lower) >= _LEAST_UNKNOWN and not is_misspelt_dutch(token.lower)

    def _after_family_elsewhere(self, place: int) -> bool:
        token = self._tokens[place]
        if is_first_name(token.lower) and token.lower not in never():
            return True
        if token.capital and is_first_name(token.lower):
            return True
        if token.lower in never() or is_dutch(token.lower):
            return False
        return token.capital or (sounds_as_name(token.lower) and not self._foreign)

    def _in_a_foreign_text(self, place: int) -> bool:
        token = self._tokens[place]
        if not is_first_name(token.lower) or token.lower in never() or len(token.lower) < LEAST_FREE:
            return False
        greets = token.opens and self._tokens[place].gap.startswith((",", "!"))
        return (token.upper and not greets) or (is_our_own(token.lower) and not greets)

    def _by_itself(self, place: int) -> bool:
        if self._foreign:
            return self._in_a_foreign_text(place)
        token, before = self._tokens[place], self._before(place)
        if token.text.isupper() and len(token.text) < _LEAST_SHOUTED:
            return False
        if is_free_name(token.lower):
            in_the_way = before in _articles() and not token.capital and is_dutch(token.lower)
            return not in_the_way and (token.upper or self._is_no_thing(place))
        if token.lower in lists().interfixes and (not token.opens or token.lower in _ARABIC_INTERFIXES):
            return self._is_surname_alone(place)
        if token.lower in never() or is_place(token.lower):
            return False
        with_someone = before in _with_someone()
        if token.capital and is_first_name(token.lower):
            return with_someone or self._does_something(place)
        if (
            is_first_name(token.lower)
            and len(token.lower) < 4
            and token.lower not in never()
            and not is_dutch(token.lower)
        ):
            return self._leads_to_surname(place + 1)
        if is_surname(token.lower) and not is_dutch(token.lower) and len(token.lower) > 4:
            return token.capital or with_someone or (token.opens and self._acts(place))
        if len(token.lower) >= _LEAST_ALONE and sounds_as_name(token.lower):
            return with_someone or token.capital or self._does_something(place, at_the_end=False)
        among_people = before == "met" and (self._acts(place) or self._next(place) == "en")
        if (among_people or before in cues().wie) and len(token.lower) >= _LEAST_UNKNOWN:
            return not (is_dutch(token.lower) or token.lower in lists().institutions or is_misspelt_dutch(token.lower))
        if token.opens and _LEAST_UNKNOWN <= len(token.lower) <= _MOST_UNKNOWN and self._acts(place):
            return not (is_dutch(token.lower) or token.lower in lists().institutions or is_misspelt_dutch(token.lower))
        return False

    def _is_no_thing(self, place: int) -> bool:
        """Whether a word like "roos" stands where a person does."""
        if self._tokens[place].lower not in ordinary_words().ook_een_ding:
            return True
        before = self._before(place)
        someone = self._tokens[place].opens or before in _with_someone()
        return before in cues().wie or before == "met" or (someone and self._does_something(place))

    def _is_surname_alone(self, place: int) -> bool:
        """ "Van der meer", "el idrissi", "met van rijn": a surname without a name or a title before it."""
        token, after = self._tokens[place], self._next(place)
        if token.lower in ("el", "al", "ait"):
            return not self._foreign and self._interfix_leads_to_surname(place)
        if token.lower != "van":
            return False
        twice = self._before(place) in ("met", "bij", "door", "tegen", "aan", "naar")
        professional = self._before(place) in cues().vakmensen
        return (after in ("der", "den") or twice or professional) and self._interfix_leads_to_surname(place)

    # --- what stands around it ----------------------------------------------------------------------------

    def _before(self, place: int) -> str:
        if place == 0 or any(stop in self._tokens[place - 1].gap for stop in (".", "!", "?", "\n")):
            return ""
        return self._tokens[place - 1].lower

    def _is_called(self, place: int) -> bool:
        before = [self._tokens[earlier].lower for earlier in range(max(0, place - 3), place)]
        if before and any(stop in self._tokens[place - 1].gap for stop in (".", "!", "?", "\n")):
            before = []
        if any(" ".join(before[-length:]) in _called() for length in (1, 2, 3)):
            return True
        if before and before[-1] in _articles():
            return False  # "de baby heet"
        behind = cues().heet_erachter + cues().aanspreking_erachter
        return self._next(place) in behind and self._tokens[place].lower not in _small()

    def _introduction(self, place: int) -> str:
        """What sort of word stands before it: "title", "family", "elsewhere" or ""."""
        if place == 0:
            return ""
        gap = self._tokens[place - 1].gap
        before = self._tokens[place - 1].lower
        if before in _titles() and gap.strip(" .") == "":
            return "title"
        if gap.strip(" ,(:\"'“-") != "":
            return ""
        if before in _family():
            return "family"
        return "elsewhere" if before in _family_elsewhere() else ""

    def _next(self, place: int) -> str:
        if place + 1 >= len(self._tokens) or self._tokens[place].gap.strip(" ") != "":
            return ""
        return self._tokens[place + 1].lower

    def _does_something(self, place: int, at_the_end: bool = True) -> bool:
        """Whether the word behind it says what someone is or does, or nothing follows."""
        gap = self._tokens[place].gap
        if place + 1 >= len(self._tokens) or any(stop in gap for stop in (*_STOPS, ",", ")")):
            return at_the_end
        return is_done_by_someone(self._tokens[place + 1].lower)

    def _acts(self, place: int) -> bool:
        """Whether it is followed by what people are and do most often."""
        return self._next(place) in cues().doet

    # --- the rest of the name -----------------------------------------------------------------------------

    def _add_what_follows(self, place: int) -> None:
        """Adds a surname behind a name."""
        after = place + 1
        while (
            after < len(self._tokens)
            and self._tokens[after - 1].gap in (" ", "-", ". ", "  ")
            and after not in self._kept
        ):
            token = self._tokens[after]
            interfix = token.lower in lists().interfixes | _ARABIC_INTERFIXES and self._leads_on(place, after)
            if not interfix and not self._is_surname_here(after):
                return
            self._found.add(after)
            after += 1

    def _surname_follows(self, place: int) -> bool:
        """Whether a surname stands behind a short name: "ali yildirim", "cor de leeuw"."""
        return self._leads_to_surname(place + 1) or (
            place + 1 < len(self._tokens) and self._leads_on(place, place + 1)
        )

    def _leads_on(self, name: int, place: int) -> bool:
        """Whether an interfix behind a name leads to a surname; behind "mijn vader cor" any noun can be one."""
        if self._interfix_leads_to_surname(place):
            return True
        after = place + 1
        introduced = self._introduction(name) in ("title", "family") or self._is_called(name)
        if not introduced or after >= len(self._tokens) or self._tokens[place].lower != "de":
            return False
        token = self._tokens[after]
        return token.lower not in _small() and after not in self._kept and self._does_something(after, at_the_end=False)

    def _is_surname_here(self, place: int) -> bool:
        token = self._tokens[place]
        behind_interfix = self._tokens[place - 1].lower in lists().interfixes | _ARABIC_INTERFIXES and place - 1 in self._found
        if behind_interfix:
            return True
        introduced = self._introduction(place - 1) in ("title", "family") or self._is_called(place - 1)
        if token.lower in never():
            listed = introduced and token.lower not in _small() and token.lower in lists().surnames
            return listed and self._does_something(place)
        if token.capital:
            return is_surname(token.lower) or not is_dutch(token.lower)
        if is_dutch(token.lower):
            return introduced and is_surname(token.lower) and self._does_something(place, False)
        if is_surname(token.lower) or is_free_name(token.lower):
            return True
        unknown = len(token.lower) > 3 and not is_misspelt_dutch(token.lower)
        return introduced and unknown and self._does_something(place)

    def _leads_to_surname(self, place: int) -> bool:
        """Whether a surname begins here that means nothing else: "yildirim", "de wit"."""
        if place >= len(self._tokens) or (place and self._tokens[place - 1].gap.strip(" ") != ""):
            return False
        token = self._tokens[place]
        if token.lower in lists().interfixes:
            return self._interfix_leads_to_surname(place)
        return is_surname(token.lower) and not is_dutch(token.lower)

    def _interfix_leads_to_surname(self, place: int, sure: bool = False) -> bool:
        """Whether "van der" and the like is followed by a surname. ``sure``: a title says that there is a name."""
        after = place
        while after < len(self._tokens) and self._tokens[after].lower in lists().interfixes | _ARABIC_INTERFIXES:
            if self._tokens[after].gap.strip(" '’") != "":
                return False
            after += 1
        if after >= len(self._tokens):
            return False
        token, words = self._tokens[after], after - place
        if after in self._kept:
            return False
        if token.capital or (token.upper and not token.opens):
            return not is_place(token.lower) or sure
        listed = token.lower in lists().after_interfix or plain(token.lower) in lists().after_interfix
        if words > 1 and listed and token.lower not in _small():
            return True
        if self._tokens[place].lower in _ARABIC_INTERFIXES or sure:
            listed = listed or is_surname(token.lower) or is_free_name(token.lower)
            return listed or (not is_dutch(token.lower) and token.lower not in never())
        listed = listed or (self._tokens[place].lower == "de" and token.lower in lists().surnames)
        stays_so = token.lower in never() and self._tokens[place].lower != "de"
        from_a_town = is_place(token.lower) and words == 1 and self._tokens[place].lower in ("van", "uit", "in")
        return listed and not stays_so and token.lower not in _small() and not from_a_town

    def _add_the_next_of_a_row(self, place: int) -> None:
        """Adds "tesfalem" of "kevin en tesfalem"."""
        after = place + 2
        if after >= len(self._tokens) or self._tokens[place + 1].lower not in _AND or after in self._kept:
            return
        token = self._tokens[after]
        if after in self._found or token.lower in never() or len(token.lower) < 3:
            return
        listed = is_first_name(token.lower)
        unknown = not is_dutch(token.lower) and not token.lower.endswith(_NO_NAME_ENDS)
        if (listed and (token.upper or self._does_something(after))) or (
            unknown and (token.upper or self._does_something(after))
        ):
            self._found.add(after)
            self._add_what_follows(after)

    def _add_an_initial(self, place: int) -> None:
        """Adds "m." of "m. el idrissi"."""
        while place and len(self._tokens[place - 1].text) == 1 and self._tokens[place - 1].gap in (".", ". "):
            place -= 1
            self._found.add(place)

    def _add_the_one_before(self, place: int) -> None:
        """Adds "mo" of "mo of ali"."""
        before = place - 2
        if before < 0 or self._tokens[place - 1].lower not in _AND or before in self._kept or before in self._found:
            return
        token = self._tokens[before]
        if token.lower not in never() and is_first_name(token.lower) and not is_dutch(token.lower):
            self._found.add(before)


def is_title(word: str) -> bool:
    """Whether a word in small letters stands before a name and is no part of it."""
    return word in _introducing()


@lru_cache(maxsize=1)
def _with_someone() -> frozenset[str]:
    return frozenset(cues().met_iemand)


@lru_cache(maxsize=1)
def _called() -> frozenset[str]:
    return frozenset(cues().heet + cues().heet_ook)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(cues().aanspreking)


@lru_cache(maxsize=1)
def _family() -> frozenset[str]:
    return frozenset(cues().familie)


@lru_cache(maxsize=1)
def _family_elsewhere() -> frozenset[str]:
    return frozenset(cues().familie_elders)


@lru_cache(maxsize=1)
def _introducing() -> frozenset[str]:
    return _family() | _titles() | _family_elsewhere()


@lru_cache(maxsize=1)
def _articles() -> frozenset[str]:
    return frozenset(cues().lidwoorden)


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    known = cues()
    return frozenset(known.werkwoorden + known.voorzetsels + known.lidwoorden) | _introducing()

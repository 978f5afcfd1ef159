"""What stands around a word of a text: who is announced before it, what is done behind it, a surname that follows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from language.redaction_data import cues, lists, plain
from language.redaction_tokens import (
    Token,
    is_done_by_someone,
    is_dutch,
    is_free_name,
    is_place,
    is_surname,
    mostly_foreign,
    never,
    stays,
)

ARABIC_INTERFIXES = frozenset({"el", "al", "ben", "bin", "ait", "ould", "abu", "abou"})
_STOPS = tuple(".!?;:\n")


class Surroundings:
    """The words of one text, and what each stands beside."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.kept = stays(tokens)
        """The places of the words that always stay."""
        self.foreign = mostly_foreign(tokens)

    def before(self, place: int) -> str:
        """The word before it in the same sentence, or ""."""
        if place == 0 or any(stop in self.tokens[place - 1].gap for stop in (".", "!", "?", "\n")):
            return ""
        return self.tokens[place - 1].lower

    def is_called(self, place: int) -> bool:
        """Whether the text says that someone is called so."""
        before = [self.tokens[earlier].lower for earlier in range(max(0, place - 3), place)]
        if before and any(stop in self.tokens[place - 1].gap for stop in (".", "!", "?", "\n")):
            before = []
        if any(" ".join(before[-length:]) in _called() for length in (1, 2, 3)):
            return True
        if before and before[-1] in articles():
            return False  # "de baby heet"
        behind = cues().heet_erachter + cues().aanspreking_erachter
        return self.next(place) in behind and self.tokens[place].lower not in small_words()

    def introduction(self, place: int) -> str:
        """What sort of word stands before it: "title", "family", "elsewhere" or ""."""
        if place == 0:
            return ""
        gap = self.tokens[place - 1].gap
        before = self.tokens[place - 1].lower
        two = f"{self.tokens[place - 2].lower} {before}" if place > 1 else ""
        if before in _titles() and gap.strip(" .") == "":
            return "title"
        if gap.strip(" ,(:\"'“-") != "":
            return ""
        if before in _family() or two in _family():
            return "family"
        return "elsewhere" if before in _family_elsewhere() else ""

    def next(self, place: int) -> str:
        """The word behind it with only a space between, or ""."""
        if place + 1 >= len(self.tokens) or self.tokens[place].gap.strip(" ") != "":
            return ""
        return self.tokens[place + 1].lower

    def does_something(self, place: int, at_the_end: bool = True) -> bool:
        """Whether the word behind it says what someone is or does, or nothing follows."""
        gap = self.tokens[place].gap
        if place + 1 >= len(self.tokens) or any(stop in gap for stop in (*_STOPS, ",", ")")):
            return at_the_end
        return is_done_by_someone(self.tokens[place + 1].lower)

    def acts(self, place: int) -> bool:
        """Whether it is followed by what people are and do most often."""
        return self.next(place) in cues().doet

    def surname_follows(self, place: int) -> bool:
        """Whether a surname stands behind a short name: "ali yildirim", "cor de leeuw"."""
        return self.leads_to_surname(place + 1) or (place + 1 < len(self.tokens) and self.leads_on(place, place + 1))

    def leads_on(self, name: int, place: int) -> bool:
        """Whether an interfix behind a name leads to a surname; behind "mijn vader cor" any noun can be one."""
        if self.interfix_leads_to_surname(place):
            return True
        after = place + 1
        introduced = self.introduction(name) in ("title", "family") or self.is_called(name)
        if not introduced or after >= len(self.tokens) or self.tokens[place].lower != "de":
            return False
        token = self.tokens[after]
        return (
            token.lower not in small_words() and after not in self.kept and self.does_something(after, at_the_end=False)
        )

    def leads_to_surname(self, place: int) -> bool:
        """Whether a surname begins here that means nothing else: "yildirim", "de wit"."""
        if place >= len(self.tokens) or (place and self.tokens[place - 1].gap.strip(" ") != ""):
            return False
        token = self.tokens[place]
        if token.lower in lists().interfixes:
            return self.interfix_leads_to_surname(place)
        return is_surname(token.lower) and not is_dutch(token.lower)

    def interfix_leads_to_surname(self, place: int, sure: bool = False) -> bool:
        """Whether "van der" and the like is followed by a surname. ``sure``: a title says that there is a name."""
        after = place
        while after < len(self.tokens) and self.tokens[after].lower in lists().interfixes | ARABIC_INTERFIXES:
            if self.tokens[after].gap.strip(" '’") != "":
                return False
            after += 1
        if after >= len(self.tokens):
            return False
        token, words = self.tokens[after], after - place
        if after in self.kept:
            return False
        if token.capital or (token.upper and not token.opens):
            return not is_place(token.lower) or sure
        listed = token.lower in lists().after_interfix or plain(token.lower) in lists().after_interfix
        if words > 1 and listed and token.lower not in cues().familie:
            return True
        if self.tokens[place].lower in ARABIC_INTERFIXES or sure:
            listed = listed or is_surname(token.lower) or is_free_name(token.lower)
            return listed or (not is_dutch(token.lower) and token.lower not in never())
        listed = listed or (self.tokens[place].lower == "de" and token.lower in lists().surnames)
        stays_so = token.lower in never() and self.tokens[place].lower != "de"
        from_a_town = is_place(token.lower) and words == 1 and self.tokens[place].lower in ("van", "uit", "in")
        return listed and not stays_so and token.lower not in small_words() and not from_a_town


def is_title(word: str) -> bool:
    """Whether a word in small letters stands before a name and is no part of it."""
    return word in introducing()


@lru_cache(maxsize=1)
def with_someone() -> frozenset[str]:
    """Small words behind which a person often stands."""
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
def introducing() -> frozenset[str]:
    """Words that announce a person."""
    return _family() | _titles() | _family_elsewhere()


@lru_cache(maxsize=1)
def articles() -> frozenset[str]:
    """Words behind which a thing stands, not a name."""
    return frozenset(cues().lidwoorden)


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """Words that are never a part of a name."""
    known = cues()
    return frozenset(known.werkwoorden + known.voorzetsels + known.lidwoorden) | introducing()

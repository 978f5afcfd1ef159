"""Whether one word of a text is a name: by what it is, by what stands around it, or by both."""

from __future__ import annotations

from language.redaction_data import cues, lists, ordinary_words
from language.redaction_spelling import is_misspelt_dutch
from language.redaction_surroundings import (
    ARABIC_INTERFIXES,
    Surroundings,
    articles,
    small_words,
    with_someone,
)
from language.redaction_tokens import (
    LEAST_FREE,
    is_dutch,
    is_first_name,
    is_free_name,
    is_our_own,
    is_place,
    is_surname,
    never,
    sounds_as_name,
    usually,
)

NO_NAME_ENDS = ("t", "d", "en", "de", "te", "dt", "je", "jes")
"""How a misspelt verb ends more often than a name does."""
LEAST_SHOUTED = 4
"""Letters of a word of only capitals that is no abbreviation."""
_LEAST_ALONE = 5
"""Letters of a misspelt name that has no sign before it."""
_LEAST_UNKNOWN = 5
"""Letters of a name that no list has, at the begin of a sentence."""
_MOST_UNKNOWN = 11


class NameJudge:
    """Judges the words of one text."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def is_name(self, place: int) -> bool:
        """Whether the word at this place is a name, or the begin of one."""
        if self._around.is_called(place):
            return self._can_be_called_so(place)
        before = self._around.introduction(place)
        if before == "title":
            return self._after_title(place)
        if before == "family" and self._after_family(place) and not self._around.foreign:
            return True
        if before == "elsewhere" and self._after_family_elsewhere(place):
            return True
        return self._by_itself(place)

    def _can_be_called_so(self, place: int) -> bool:
        token = self._around.tokens[place]
        if token.lower in lists().interfixes and self._around.interfix_leads_to_surname(place, sure=True):
            return self._around.before(place) not in cues().heet or token.lower not in ("in", "op", "aan", "bij")
        if token.capital and not (token.text.isupper() and len(token.text) > 1):
            return token.lower not in small_words()
        if token.lower in never():
            return (
                token.lower not in small_words() and is_first_name(token.lower) and self._around.does_something(place)
            )
        if is_first_name(token.lower) or not is_dutch(token.lower) or self._around.leads_to_surname(place):
            return True
        return is_surname(token.lower) and self._around.does_something(place)

    def _after_title(self, place: int) -> bool:
        token = self._around.tokens[place]
        if token.capital and token.lower not in lists().interfixes:
            return token.lower not in small_words()
        if place + 1 in self._around.kept:
            return False
        if token.lower in lists().interfixes and token.lower not in ("in", "uit", "aan", "bij", "op", "het"):
            return self._around.interfix_leads_to_surname(place, sure=True)
        if token.lower in small_words() or len(token.lower) < 2:
            return False
        if (
            self._around.tokens[place - 1].lower == "dr"
            and "." not in self._around.tokens[place - 1].gap
            and is_dutch(token.lower)
        ):
            return False  # "haar"
        if token.lower in never():
            listed = token.lower in lists().surnames or token.lower in lists().first
            return listed and self._around.does_something(place)
        if not is_dutch(token.lower):
            return len(token.lower) > 2
        listed = is_first_name(token.lower) or is_surname(token.lower)
        return listed and (token.lower in usually() or self._around.does_something(place))

    def _after_family(self, place: int) -> bool:
        token = self._around.tokens[place]
        if is_free_name(token.lower):
            return True
        if token.lower in never():
            also = token.lower in cues().heten_ook_zo or (token.capital and is_first_name(token.lower))
            return also and token.lower not in small_words() and self._around.does_something(place)
        if is_first_name(token.lower):
            return token.capital or self._around.does_something(place) or self._around.surname_follows(place)
        if self._around.tokens[place - 1].lower in cues().vakmensen and is_surname(token.lower):
            return token.capital or not is_dutch(token.lower) or self._around.does_something(place, at_the_end=False)
        if token.capital:
            return not is_dutch(token.lower) and token.lower not in lists().institutions and not is_place(token.lower)
        if is_dutch(token.lower) or len(token.lower) < 4:
            return False
        if sounds_as_name(token.lower):
            return True
        if not token.lower.endswith(NO_NAME_ENDS) and self._around.does_something(place, at_the_end=False):
            return True
        return token.lower.isalpha() and len(token.lower) >= _LEAST_UNKNOWN and not is_misspelt_dutch(token.lower)

    def _after_family_elsewhere(self, place: int) -> bool:
        token = self._around.tokens[place]
        if is_first_name(token.lower) and token.lower not in never():
            return True
        if token.capital and is_first_name(token.lower):
            return True
        if token.lower in never() or is_dutch(token.lower):
            return False
        return token.capital or (sounds_as_name(token.lower) and not self._around.foreign)

    def _in_a_foreign_text(self, place: int) -> bool:
        token = self._around.tokens[place]
        if not is_first_name(token.lower) or token.lower in never() or len(token.lower) < LEAST_FREE:
            return False
        greets = token.opens and self._around.tokens[place].gap.startswith((",", "!"))
        return (token.upper and not greets) or (is_our_own(token.lower) and not greets)

    def _by_itself(self, place: int) -> bool:
        if self._around.foreign:
            return self._in_a_foreign_text(place)
        token, before = self._around.tokens[place], self._around.before(place)
        if token.text.isupper() and len(token.text) < LEAST_SHOUTED:
            return False
        if is_free_name(token.lower):
            in_the_way = before in articles() and not token.capital and is_dutch(token.lower)
            return not in_the_way and (token.upper or self._is_no_thing(place))
        if token.lower in lists().interfixes and (not token.opens or token.lower in ARABIC_INTERFIXES):
            return self._is_surname_alone(place)
        if token.lower in never() or is_place(token.lower):
            return False
        someone = before in with_someone()
        if token.capital and is_first_name(token.lower):
            return someone or self._around.does_something(place)
        if (
            is_first_name(token.lower)
            and len(token.lower) < 4
            and token.lower not in never()
            and not is_dutch(token.lower)
        ):
            return self._around.leads_to_surname(place + 1)
        if is_surname(token.lower) and not is_dutch(token.lower) and len(token.lower) > 4:
            return token.capital or someone or (token.opens and self._around.acts(place))
        if len(token.lower) >= _LEAST_ALONE and sounds_as_name(token.lower):
            return someone or token.capital or self._around.does_something(place, at_the_end=False)
        unknown = not (is_dutch(token.lower) or token.lower in lists().institutions or is_misspelt_dutch(token.lower))
        among_people = before == "met" and (self._around.acts(place) or self._around.next(place) == "en")
        if (among_people or before in cues().wie) and len(token.lower) >= _LEAST_UNKNOWN:
            return unknown
        if token.opens and _LEAST_UNKNOWN <= len(token.lower) <= _MOST_UNKNOWN and self._around.acts(place):
            return unknown
        return False

    def _is_no_thing(self, place: int) -> bool:
        """Whether a word like "roos" stands where a person does."""
        if self._around.tokens[place].lower not in ordinary_words().ook_een_ding:
            return True
        before = self._around.before(place)
        someone = self._around.tokens[place].opens or before in with_someone()
        return before in cues().wie or before == "met" or (someone and self._around.does_something(place))

    def _is_surname_alone(self, place: int) -> bool:
        """ "Van der meer", "el idrissi", "met van rijn": a surname without a name or a title before it."""
        token, after = self._around.tokens[place], self._around.next(place)
        if token.lower in ("el", "al", "ait"):
            listed = is_surname(after) or is_first_name(after)
            return listed and self._around.interfix_leads_to_surname(place)
        if token.lower != "van":
            return False
        twice = self._around.before(place) in ("met", "bij", "door", "tegen", "aan", "naar")
        professional = self._around.before(place) in cues().vakmensen
        return (after in ("der", "den") or twice or professional) and self._around.interfix_leads_to_surname(place)

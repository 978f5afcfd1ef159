"""What was heard comes back in the parent's own words, strengths and worries apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from support.situation import Heard
from support.turns import Say

_LINKING = re.compile(r"^(?:maar|en|want|dus|of|terwijl|omdat)\s+", re.IGNORECASE)
MOST_QUOTES = 3
LONGEST_QUOTE = 110


def reflection(new: tuple[Heard, ...], words: str) -> Say:
    """What was heard, quoted: strengths and worries apart; where nothing was found, the words themselves."""
    strong = _quotes(h for h in new if h.kind == "protective")
    heavy = _quotes(h for h in new if h.kind != "protective")
    if strong and heavy and strong != heavy:
        return Say("utter_gehoord_beide", {"sterk": strong, "zorg": heavy})
    if strong and heavy:
        return Say("utter_gehoord_samen", {"woorden": strong})
    if strong:
        return Say("utter_gehoord_sterk", {"sterk": strong})
    if heavy:
        return Say("utter_gehoord_zorg", {"zorg": heavy})
    return Say("utter_gehoord_anders", {"woorden": quote(words)})


def quote(words: str) -> str:
    """The parent's words between quotation marks, shortened at a word where they are long."""
    words = _LINKING.sub("", words.strip())
    plain = " ".join(words.replace("“", "").replace("”", "").replace("{", "(").replace("}", ")").split())
    if len(plain) > LONGEST_QUOTE:
        plain = plain[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"


def _quotes(items: Iterable[Heard]) -> str:
    words = list(dict.fromkeys(quote(item.words) for item in items))[:MOST_QUOTES]
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " en " + words[-1]

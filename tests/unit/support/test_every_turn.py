"""Whatever the parent does, in whatever order: there is an answer, and its words stand in the domain files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import yaml

from support import conversation as talk
from support.conversation import Turn
from support.situation import Heard, Situation

DOMAIN = Path(__file__).parents[3] / "bot" / "domain"
ROTTERDAM = "rotterdam-rijnmond"
AT_MOST = 60
"""Situations from which each next step is tried."""
DEBTS = Heard(factor="financiele_zorgen", words="we hebben schulden")
MOTHER = Heard(factor="steunend_netwerk", words="mijn moeder helpt")


def all_turns(depth: int = 4) -> Iterator[Turn]:
    """Every turn that can be reached within a few messages."""
    moves: list[Callable[[Situation], Turn]] = [
        lambda s: talk.introduced(s, "partner"),
        lambda s: talk.told(s, [DEBTS], DEBTS.words, "zwanger", None),
        lambda s: talk.told(s, [MOTHER], MOTHER.words, None, ROTTERDAM),
        lambda s: talk.told(s, [], "een heel gewone zin zonder iets wat opvalt", None, None),
        lambda s: talk.wished(s, "praktische_hulp"),
        lambda s: talk.wished(s, "alleen_vertellen"),
        lambda s: talk.line_removed(s, 1),
        *(talk.yes, talk.no, talk.skipped, talk.onward, talk.repeated, talk.unsure, talk.corrected),
        *(talk.not_understood, talk.summary, talk.farewell, talk.a_person, talk.menu),
        lambda s: talk.chosen(s, "wonen"),
        lambda s: talk.chosen(s, "steun_om_je_heen"),
    ]
    seen = now = {json.dumps(Situation().to_slot()): Situation()}
    for _ in range(depth):
        turns = [move(situation) for situation in now.values() for move in moves]
        yield from turns
        now = {key: t.situation for t in turns if (key := json.dumps(t.situation.to_slot())) not in seen}
        seen = seen | now
        now = dict(list(now.items())[:AT_MOST])


@cache
def texts_of_the_domain() -> dict[str, list[str]]:
    files = [path for path in DOMAIN.glob("*.yml") if path.stem != "urgent"]
    domains = [yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in files]
    return {
        name: [one.get("text", "") for one in variants]
        for domain in domains
        for name, variants in (domain.get("responses") or {}).items()
    }


def test_whatever_the_parent_does_there_is_an_answer_with_all_its_words() -> None:
    for turn in all_turns():
        assert turn.says
        assert Situation.from_slot(turn.situation.to_slot()) == turn.situation
        for say in turn.says:
            blanks = re.findall(r"{(\w+)}", " ".join(texts_of_the_domain()[say.response]))
            assert set(blanks) == set(say.values), say.response

"""A parent who walks through the conversation at random: taps what is offered, types what comes to mind."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from support.doubt import doubt_texts
from support.themes import theme_texts
from support.urgent import texts
from tests.conversations.every_answer import broken_rules, questions
from tests.never_a_label import without_quotes
from tests.parent import Parent, Turn

MOST_WORDS = 60
"""Of one turn, without the parent's own words, unless it is urgent: then the numbers stand there too."""
MOST_STEPS = 12
STORIES = (
    "ik slaap slecht en we hebben schulden",
    "mijn moeder past op en dat helpt echt",
    "ons huis is vochtig maar de buren zijn lief",
    "ik rook nog, wil er wel vanaf",
    "de kleine huilt veel en ik twijfel of ik het goed doe",
    "ik ben 30 weken en voel me best goed",
    "mijn vriend is zijn baan kwijt",
    "we praten veel samen en lachen ook",
    "ik durf niet naar de verloskundige",
    "geen idee eigenlijk",
    "het gaat",
    "🙂",
    "pff",
)
ASIDES = (
    "ben je een mens?",
    "gaan jullie jeugdzorg bellen?",
    "waarom vraag je dat?",
    "wat kun je allemaal?",
    "haha grapje",
    "dankje",
    "rotding",
    "dat bedoelde ik niet",
    "bu ne",
    "asdkjh qwe",
)
STEERING = ("ja", "nee", "overslaan", "weet ik niet", "liever niet", "iets anders", "wonen", "ik zoek hulp", "stop")
URGENT = ("mijn man slaat mij", "ik wil dood", "ik verlies heel veel bloed en ben zwanger", "we slapen in de auto")
WEIGHTS = ((STORIES, 5), (ASIDES, 2), (STEERING, 3), (URGENT, 1))


@dataclass
class Walk:
    """One conversation with what it broke."""

    talk: Parent
    chance: random.Random
    faults: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Questions of themes in the order they were asked, the same one in a row once: it is taken up again."""
    doubted: list[str] = field(default_factory=list)
    """Questions that settle a doubt."""

    def go(self) -> list[str]:
        """Walks until the end; returns what was broken, with the way there."""
        self._look_at(self.talk.latest)
        for _ in range(MOST_STEPS):
            if self.talk.latest.ended or self.faults:
                break
            self._look_at(self._step())
        return [f"{fault} (after {' / '.join(self.done)})" for fault in self.faults]

    def _step(self) -> Turn:
        choices = self.talk.latest.choices
        if choices and self.chance.random() < 0.55:
            title = self.chance.choice(list(choices))
            self.done.append(f"[{title}]")
            return self.talk.take(choices[title])
        texts_of, _ = self.chance.choices(WEIGHTS, weights=[weight for _, weight in WEIGHTS])[0]
        text = self.chance.choice(texts_of)
        self.done.append(text)
        return self.talk.say(text)

    def _look_at(self, turn: Turn) -> None:
        self.faults += [*broken_rules(turn), *_too_much(turn), *self._asked_twice(turn)]

    def _asked_twice(self, turn: Turn) -> Iterator[str]:
        for message in turn.messages:
            for line in without_quotes(message.text).splitlines():
                question = line.strip()
                if question in _of_doubt() and question in self.doubted:
                    yield f"doubted again: {question!r}"
                if question in _of_themes() and question in self.asked[:-1] and self.asked[-1] != question:
                    yield f"asked again: {question!r}"
                self.doubted += [question] * (question in _of_doubt())
                self.asked += [question] * (question in _of_themes())


def _too_much(turn: Turn) -> Iterator[str]:
    if questions(turn) > 1:
        yield f"{questions(turn)} questions at once: {turn.text!r}"
    words = len(without_quotes(turn.text).split())
    in_another_language = "Ik spreek geen Nederlands" in turn.text  # once in a talk: what matters, in that language
    summing_up = "Dit heb je verteld" in turn.text  # a line for each thing that the parent told
    if words > MOST_WORDS and not (turn.urgent or turn.ended or in_another_language or summing_up):
        yield f"{words} words: {turn.text!r}"


@cache
def _of_doubt() -> frozenset[str]:
    return frozenset(doubt_texts().vragen[kind].vraag for kind in texts().volgorde)


@cache
def _of_themes() -> frozenset[str]:
    """Questions of themes that hold no word of this parent."""
    found: set[str] = set()
    for theme in theme_texts().themas:
        for text in (theme.goed, theme.lastig):
            found |= set(text.values()) if isinstance(text, dict) else {text}
        found |= {follow_up.vraag for follow_up in theme.vervolg}
    return frozenset(question for question in found if "{" not in question)

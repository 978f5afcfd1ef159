"""`naast understand`: JSON Lines in, JSON Lines out, in the same order."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence

import pytest

from language.reader import Reader
from language.reading import Evidence, Reading
from naast.understanding import understand
from tests.unit.language.explained import LITTLE
from tests.unit.language.fake_mixture import reader_with
from tests.unit.language.fake_voices import FakeVoices

KEYS = ["id", "urgent", "risk", "protective", "about", "time", "lang", "phase", "intent", "why"]


class Listener:
    """Reads "schulden" as money worries and keeps what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[str, list[str]]] = []

    def read(self, text: str, before: Sequence[str] = ()) -> Reading:
        self.given.append((text, list(before)))
        if "schulden" not in text:
            return Reading()
        found = Evidence("financiele_zorgen", text, "model", 0.91)
        return Reading(risk=("financiele_zorgen",), about="self", why=(found,))


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    one = Listener()
    monkeypatch.setattr(Reader, "load", lambda: one)
    return one


def understood(*lines: str, why: bool = False) -> str:
    out = io.StringIO()
    understand(io.StringIO("\n".join(lines)), out, why=why)
    return out.getvalue()


def test_each_line_is_answered_in_order_with_the_keys_of_the_contract(listener: Listener) -> None:
    answers = understood('{"id": "a", "text": "we hebben schulden"}', "", '{"id": 7, "text": "hallo"}').splitlines()

    first, second = map(json.loads, answers)
    assert list(first) == KEYS
    assert (first["id"], first["risk"]) == ("a", ["financiele_zorgen"])
    assert first["why"][0]["words"] == "we hebben schulden"
    assert (second["id"], second["risk"]) == (7, [])


def test_earlier_messages_can_stand_beside_a_text(listener: Listener) -> None:
    understood('{"id": "a", "text": "slaat mij", "before": ["mijn man"]}')

    assert listener.given == [("slaat mij", ["mijn man"])]


def test_accents_and_emoji_stay_as_they_are(listener: Listener) -> None:
    assert "één schulden 😢" in understood('{"id": "a", "text": "één schulden 😢"}')


def test_people_can_read_why(monkeypatch: pytest.MonkeyPatch) -> None:
    mixture = FakeVoices({"schulden": {"financiele_zorgen": 0.91}})
    monkeypatch.setattr(Reader, "load", lambda: reader_with(mixture))

    text = understood('{"id": "a", "text": "we hebben schulden"}', '{"id": "b", "text": "hoi"}', why=True)

    first, second = text.split("\n\n")[:2]
    assert first.startswith("a: we hebben schulden\n")
    assert re.search(r"financiele_zorgen +0\.910 .* yes +model +“we hebben schulden”", first)
    assert second.startswith("b: hoi\n  read      nothing\n")


def test_for_people_the_messages_before_the_question_and_the_labels_of_a_line_are_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mixture = FakeVoices({"slaat": {"huiselijk_geweld": LITTLE}})
    monkeypatch.setattr(Reader, "load", lambda: reader_with(mixture))

    before = understood('{"id": 1, "text": "me elke dag", "before": ["hij slaat"], "risk": ["roken"]}', why=True)
    asked = understood('{"id": 1, "text": "ja", "asked": "Rook je?", "lang": "nl", "urgent": "geen lijst"}', why=True)

    assert "together  “hij slaat me elke dag”" in before
    assert re.search(r"roken .* missed", before)
    assert "asked     “Rook je?”" in asked


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("geen json", 'line 2 is not an object with "id" and "text"'),
        ('["a"]', 'line 2 is not an object with "id" and "text"'),
        ('{"id": "a"}', 'line 2 is not an object with "id" and "text"'),
        ('{"id": "a", "text": 5}', 'line 2: "text" must be a string, "before" a list of strings'),
        ('{"id": "a", "text": "x", "before": "y"}', 'line 2: "text" must be a string, "before" a list of strings'),
    ],
)
def test_a_line_that_does_not_fit_is_named(listener: Listener, line: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        understood('{"id": "a", "text": "hoi"}', line)

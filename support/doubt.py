"""What is said where a message may be urgent but it is not sure: one mild question instead of a guess.

The question stands with 112 below it, once for each kind in a conversation. What the parent then says, by a
choice or in words, settles it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, field_validator

from support.parts import ALARM_NUMBER, Choice, Part
from support.urgent import PHASES, REGIONS, ways_part

DATA = Path(__file__).parent / "data" / "twijfel.yml"
QUESTION = "utter_twijfel_vraag_"
QUIET, UNSAID = "utter_twijfel_rustig", "utter_twijfel_liever_niet_"
URGENT_CHOICE, QUIET_CHOICE, UNSAID_CHOICE = "twijfel_dringend", "twijfel_rustig", "twijfel_liever_niet"
Meaning = Literal["dringend", "rustig", "liever_niet"]
UNDECIDED = frozenset({"weet_niet", "overslaan", "stil", "laat_maar", "even_niets"})
"""What a parent may type who would rather not say."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DoubtQuestion(_Model):
    """The question for one urgent kind, with the titles of its answers."""

    vraag: str
    veilig_is: Literal["ja", "nee"]
    rustig: str
    dringend: str

    @field_validator("veilig_is", mode="before")
    @classmethod
    def _as_word(cls, value: object) -> object:
        return {True: "ja", False: "nee"}.get(value, value) if isinstance(value, bool) else value


class DoubtTexts(_Model):
    """The whole of ``support/data/twijfel.yml``."""

    begin: str
    gevaar: str
    liever_niet_titel: str
    vragen: dict[str, DoubtQuestion]
    rustig: str
    liever_niet: str


@lru_cache(maxsize=1)
def doubt_texts() -> DoubtTexts:
    """The texts. Raises pydantic's ValidationError where the file does not fit its schema."""
    return DoubtTexts.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def doubt_question(kind: str) -> Part:
    """The mild question about one urgent kind, 112 alone on its line, and the answers as choices."""
    said, asked = doubt_texts(), doubt_texts().vragen[kind]
    return Part(
        response=f"{QUESTION}{kind}",
        text=f"{said.begin}\n\n{asked.vraag}\n\n{said.gevaar}\n{ALARM_NUMBER}",
        choices=(
            Choice(titel=asked.rustig, payload=f"/{QUIET_CHOICE}"),
            Choice(titel=asked.dringend, payload=f"/{URGENT_CHOICE}"),
            Choice(titel=said.liever_niet_titel, payload=f"/{UNSAID_CHOICE}"),
        ),
    )


def meaning_of(kind: str, intent: str) -> Meaning | None:
    """What an answer to the question about ``kind`` means; None where the parent goes on about something else."""
    if intent in ("ja", "nee"):
        return "rustig" if intent == doubt_texts().vragen[kind].veilig_is else "dringend"
    if intent == URGENT_CHOICE:
        return "dringend"
    if intent == QUIET_CHOICE:
        return "rustig"
    return "liever_niet" if intent == UNSAID_CHOICE or intent in UNDECIDED else None


def quiet_part() -> Part:
    """The parent says that it is not so."""
    return Part(response=QUIET, text=doubt_texts().rustig)


def unsaid_part(kind: str, phase: str | None, region: str | None) -> Part:
    """The parent would rather not say: that is respected, and the ways to reach somebody are there all the same."""
    ways = ways_part((kind,), phase, region, "self", "algemeen")
    name = ways.response.removeprefix("utter_urgent_wegen_")
    return Part(response=f"{UNSAID}{name}", text=doubt_texts().liever_niet, contacts=ways.contacts)


def every_doubt_part() -> Iterator[Part]:
    """Each bubble of this file, once: what Rasa's domain needs."""
    found = {QUIET: quiet_part()}
    for kind in doubt_texts().vragen:
        for part in (doubt_question(kind), *(unsaid_part(kind, p, r) for p in PHASES for r in REGIONS)):
            found[part.response] = part
    yield from found.values()

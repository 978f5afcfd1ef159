"""The few sentences that matter in another language, read from ``support/data/talen``: one file a language.

Naast writes Dutch. Whoever types another language gets in that language what this is, the numbers, and how to ask
for an interpreter. ``nl.yml`` says the same in Dutch, for whoever checks or translates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from support.parts import ALARM_NUMBER
from support.signposts import Directory

DATA = Path(__file__).parent / "data" / "talen"
DUTCH = "nl"
_NUMBER = re.compile(r"\b(?:0[89]00-\d{4,7}|0\d{1,3}-\d{6,8}|14 \d{3}|1\d\d)\b")
_SITE = re.compile(r"\b(?:www\.)?([\w-]+\.(?:nl|com|org|info|eu))\b")

Code = Literal["nl", "en", "tr", "pl", "ar", "es", "fr", "de", "pap"]
Text = Annotated[str, Field(min_length=2, pattern=r"\S")]


class BadLanguage(ValueError):
    """A file of ``support/data/talen`` cannot be used; the message is one sentence."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Interpreter(_Model):
    """How to ask for an interpreter on the phone."""

    vragen: Text
    """That one can be asked for, honest about whether there is one."""
    zeg: Text
    """The Dutch sentence to say out loud."""


class UrgentSentences(_Model):
    """A warm sentence for each urgent kind, with the number that fits or who to call."""

    huiselijk_geweld: Text
    dak_of_thuisloos: Text
    verslaving: Text
    acute_psychische_nood: Text
    medisch_alarm: Text

    def of(self, kind: str) -> str:
        """The sentence of one kind. Raises KeyError for what is no urgent kind."""
        if kind not in type(self).model_fields:
            raise KeyError(kind)
        return str(getattr(self, kind))


class Language(_Model):
    """One file: what is said in one language."""

    code: Code
    naam: Text
    """What the language calls itself."""
    in_het_nederlands: Text
    richting: Literal["ltr", "rtl"]
    nagekeken: str = Field(pattern=r"^(nog niet door iemand met deze moedertaal|ja, door .+, op \d{4}-\d\d-\d\d)$")
    """Whether somebody whose mother tongue it is has read it."""
    wat_dit_is: Text
    gevaar: Text
    """Stands before 112, which is alone on its line."""
    nummers: Mapping[str, Text] = Field(min_length=1)
    """Signpost id → one sentence: for what, and its number or who to call."""
    dag_en_nacht: Text
    pagina: Text
    """Where a page in this language is, or that none is known."""
    tolk: Interpreter
    kort: Text
    """That it is read a little, and answered in Dutch."""
    boven: Text
    eronder: Text
    dringend: UrgentSentences

    @property
    def checked(self) -> bool:
        """Whether a native speaker has read it."""
        return self.nagekeken.startswith("ja")

    def introduction(self) -> str:
        """What this is, and 112 alone on its line: the first time that this language is typed."""
        return f"{self.wat_dit_is}\n\n{self.gevaar}\n{ALARM_NUMBER}"

    def numbers(self) -> str:
        """The other numbers, a line each, and where there is a page."""
        numbers = "\n".join([*self.nummers.values(), self.dag_en_nacht])
        return f"{numbers}\n\n{self.pagina}"

    def interpreter(self) -> str:
        """How to ask for an interpreter, with the Dutch words between “ and ”."""
        return f"{self.tolk.vragen}\n“{self.tolk.zeg}”"

    def again(self) -> str:
        """The second time: short."""
        return f"{self.kort} {self.boven}"

    def urgent(self, kind: str) -> str:
        """The sentence of one urgent kind; then 112 alone on the last line. Raises KeyError."""
        return f"{self.dringend.of(kind)}\n{self.eronder}\n\n{self.gevaar}\n{ALARM_NUMBER}"

    def urgent_again(self) -> str:
        """The second time that it is urgent: short, with 112."""
        return f"{self.kort} {self.eronder}\n\n{self.gevaar}\n{ALARM_NUMBER}"

    def sentences(self) -> Iterator[str]:
        """Every text that a parent reads."""
        yield from (self.wat_dit_is, self.gevaar, *self.nummers.values(), self.dag_en_nacht, self.pagina)
        yield from (self.tolk.vragen, self.tolk.zeg, self.kort, self.boven, self.eronder)
        yield from (self.dringend.of(kind) for kind in UrgentSentences.model_fields)


@lru_cache(maxsize=1)
def languages() -> Mapping[str, Language]:
    """Code → language, Dutch included. Raises BadLanguage with one sentence."""
    return read_languages(DATA)


def other_languages() -> tuple[str, ...]:
    """The codes of the languages that are answered, without Dutch."""
    return tuple(code for code in languages() if code != DUTCH)


def read_languages(folder: Path) -> dict[str, Language]:
    """The files of a folder by code. Raises BadLanguage with one sentence."""
    return {file.stem: _read(file) for file in sorted(folder.glob("*.yml"))}


def problems_in(found: Mapping[str, Language], directory: Directory) -> Iterator[str]:
    """One sentence for each thing that is not so across the files: a name, a direction, a number nobody answers.

    For a test and not for run time: a signpost that is past its date may not silence an urgent answer.
    """
    for name, language in found.items():
        yield from (f"{name}.yml {problem}" for problem in _problems(language, name, directory))
        if list(language.nummers) != list(found[DUTCH].nummers):
            yield f"{name}.yml has other signposts under nummers than nl.yml."


def _problems(language: Language, name: str, directory: Directory) -> Iterator[str]:
    if language.code != name:
        yield f"says that its code is {language.code}."
    if (language.richting == "rtl") != (language.code == "ar"):
        yield "has the wrong direction: only Arabic is written from right to left."
    shown = {entry.id: entry for entry in directory.signposts if entry.shown}
    for signpost, sentence in language.nummers.items():
        if signpost not in shown:
            yield f"names {signpost}, which is no signpost that is shown."
        elif (phone := shown[signpost].phone) and phone not in numbers_in(sentence):
            yield f"does not give the number of {signpost}, which is {phone}."
    answered = {n for entry in shown.values() for n in (entry.phone, *numbers_in(entry.sentence or "")) if n}
    sites = {entry.url.split("/")[2].removeprefix("www.") for entry in shown.values() if entry.url}
    for text in language.sentences():
        yield from (f"gives {n}, which no signpost has." for n in numbers_in(text) if n not in answered)
        yield from (f"names {site}, which no signpost has." for site in _SITE.findall(text) if site not in sites)


def numbers_in(text: str) -> list[str]:
    """The phone numbers in a text."""
    return _NUMBER.findall(text)


def _read(file: Path) -> Language:
    try:
        return Language.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadLanguage(f"{file.name} cannot be read: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadLanguage(f"{file.name}, at {place or 'the top'}: {first['msg']}.") from error

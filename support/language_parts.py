"""The bubbles in another language: Rasa's responses ``utter_taal_…``, and what the gateway alone says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from support.other_languages import Language, UrgentSentences, languages, other_languages
from support.parts import Part

PREFIX = "utter_taal_"
URGENT = f"{PREFIX}dringend_"


def answered_in(lang: str | None) -> bool:
    """Whether there are sentences in this language. Dutch is no other language."""
    return lang in other_languages()


def introduction_part(lang: str) -> Part:
    """What this is, and 112."""
    return Part(response=f"{PREFIX}{lang}", text=_of(lang).introduction())


def numbers_part(lang: str) -> Part:
    """The other numbers."""
    return Part(response=f"{PREFIX}nummers_{lang}", text=_of(lang).numbers())


def interpreter_part(lang: str) -> Part:
    """How to ask for an interpreter."""
    return Part(response=f"{PREFIX}tolk_{lang}", text=_of(lang).interpreter())


def short_part(lang: str) -> Part:
    """For whoever talks Dutch and then types this language: it is read a little."""
    return Part(response=f"{PREFIX}kort_{lang}", text=_of(lang).kort)


def again_part(lang: str) -> Part:
    """The second time: short, the numbers are above."""
    return Part(response=f"{PREFIX}opnieuw_{lang}", text=_of(lang).again())


def urgent_part(lang: str, kinds: Sequence[str]) -> Part:
    """It was understood, with the number that fits; then 112, alone on its line. ``kinds``: the first one first."""
    return Part(response=f"{URGENT}{lang}_{kinds[0]}", text=_of(lang).urgent(kinds[0]), urgent=tuple(kinds))


def urgent_again_part(lang: str) -> Part:
    """Urgent once more, or urgent still: short, with 112."""
    return Part(response=f"{URGENT}{lang}", text=_of(lang).urgent_again())


def every_language_part() -> Iterator[Part]:
    """Each bubble in another language, once: what Rasa's domain needs."""
    for lang in other_languages():
        yield from (introduction_part(lang), numbers_part(lang), interpreter_part(lang))
        yield from (short_part(lang), again_part(lang), urgent_again_part(lang))
        yield from (urgent_part(lang, (kind,)) for kind in UrgentSentences.model_fields)


def _of(lang: str) -> Language:
    return languages()[lang]

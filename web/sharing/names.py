"""Taking names, addresses and numbers out of the lines of a summary; without it, no line leaves the gateway."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from web.errors import NamesNotChecked
from web.redaction_port import RedactionPort
from web.sharing.sent import LONGEST_LINE

log = logging.getLogger("web.sharing")

_ELLIPSIS = "…"


@dataclass(frozen=True)
class Checked:
    """A text without names."""

    text: str
    taken: tuple[str, ...]


class Names:
    """Where names are taken out. Without a redaction nothing is ever checked."""

    def __init__(self, redaction: RedactionPort | None) -> None:
        self._redaction = redaction

    async def take_out(self, texts: Sequence[str]) -> list[Checked]:
        """Give each text without names, in the same order. Raises NamesNotChecked where that is not certain."""
        if not texts:
            return []
        if self._redaction is None:
            raise NamesNotChecked
        try:
            redacted = await self._redaction.redact(list(texts))
            checked = [Checked(fitting(one.text), tuple(one.taken)) for one in redacted]
        except Exception as error:
            log.error("%s while names were taken out", type(error).__name__)
            raise NamesNotChecked from None
        if len(checked) != len(texts) or not all(one.text for one in checked):
            log.error("other texts came back than were given to take names out")
            raise NamesNotChecked
        return checked

    def warm(self) -> None:
        """Begin to load: a summary is near. It is never a parent's trouble where that fails."""
        if self._redaction is None:
            return
        try:
            self._redaction.warm()
        except Exception as error:
            log.error("%s while getting ready to take names out", type(error).__name__)

    async def close(self) -> None:
        """Let go of everything."""
        if self._redaction is not None:
            await self._redaction.close()


def fitting(text: str) -> str:
    """The text, or its beginning up to a whole word with "…": no line is longer than a line may be."""
    if len(text) <= LONGEST_LINE:
        return text
    kept = text[: LONGEST_LINE - len(_ELLIPSIS)]
    whole_words = kept[: kept.rfind(" ")] if " " in kept else kept
    return f"{whole_words.rstrip()}{_ELLIPSIS}"


def still_taken(text: str, before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Every kind that was taken out of a text at any time and still shows in it, in the order of its places."""
    kinds = sorted({*before, *now}, key=len, reverse=True)
    if not kinds:
        return ()
    return tuple(re.findall(r"\[(" + "|".join(map(re.escape, kinds)) + r")\]", text))

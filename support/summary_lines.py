"""From what was told to the lines of a summary: whose words, in which part, and what was heard in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from support.catalogue import load_catalogue
from support.sharing.model import Line, Section
from support.situation import Situation
from support.summary_texts import summary_texts

_LINKING = re.compile(r"^(?:en|maar|want|dus)[, ]+(?=\w+ \w)", re.IGNORECASE)
"""A word that ties a piece to what stood before it: alone on a line it ties it to nothing."""


@dataclass(frozen=True)
class DraftLine:
    """One line as a parent sees it; several factors may rest on the same words."""

    section: Section
    text: str
    factors: tuple[str, ...] = ()

    @property
    def about(self) -> str | None:
        """What was heard in it, in words: "geldzorgen, weinig slaap"; None where nothing was."""
        return labels(self.factors)


def lines_of(situation: Situation) -> tuple[DraftLine, ...]:
    """The lines of a situation: what goes well, what weighs, then the sentence of the wish.

    What a parent still wants to say ("nog") is never in it: only the parent can write that.
    """
    told = (
        DraftLine(
            section="goed" if items[0].kind == "protective" else "bezig",
            text=_LINKING.sub("", items[0].words),
            factors=tuple(item.factor for item in items),
        )
        for items in situation.lines()
    )
    return (*told, *_wish(situation))


def shared_lines(line: DraftLine) -> tuple[Line, ...]:
    """The same line as it is shared: once for each factor, or once without."""
    return tuple(Line(section=line.section, text=line.text, factor=one) for one in line.factors or (None,))


def lines_together(shared: Iterable[Line]) -> tuple[DraftLine, ...]:
    """The way back: what was one line to the parent is one line again."""
    together: list[DraftLine] = []
    for one in shared:
        last = together[-1] if together else None
        if last and last.factors and one.factor and (last.section, last.text) == (one.section, one.text):
            together[-1] = DraftLine(last.section, last.text, (*last.factors, one.factor))
        else:
            together.append(DraftLine(one.section, one.text, (one.factor,) if one.factor else ()))
    return tuple(together)


def words_of(shared: Iterable[Line], section: Section) -> list[str]:
    """What the parent said in one part, each line once."""
    return [line.text for line in lines_together(shared) if line.section == section]


def labels(factors: Iterable[str]) -> str | None:
    """The labels of these factors; None where there is none. A factor that the catalogue lost since has none."""
    known = {factor.id: factor.label for factor in load_catalogue().factors}
    return ", ".join(known[one] for one in factors if one in known) or None


def _wish(situation: Situation) -> tuple[DraftLine, ...]:
    if situation.wish is None:
        return ()
    return (DraftLine(section="wens", text=summary_texts().wens_zinnen[situation.wish]),)

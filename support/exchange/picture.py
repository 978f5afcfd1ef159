"""One picture of what was told: what carries on the left, what weighs on the right, a row for each domain.

It shows where something was told, in the parent's words. It adds nothing up: every box has the same size however much
was told, there is no colour, and nothing tilts. The same content as text is :func:`rows`; the page shows both.

The drawing is 320 units wide, so that its letters are readable on a small phone, and prints in black and white.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from support.catalogue import Domain, UnknownFactor, load_catalogue
from support.exchange.fitting_support import domain_title
from support.exchange.texts import professional_texts
from support.exchange.written import cut, drawable, wrapped
from support.sharing.model import Line
from support.themes import theme_texts

WIDTH = 320
LETTER = 13
LINE = 17
HEAD = 26
TITLE = 26
GAP = 8
PADDING = 7
MOST_LINES = 4
"""Every box holds so many lines of text, however much was told."""
BOX = MOST_LINES * LINE + 2 * PADDING
COLUMN = (WIDTH - GAP) // 2
MOST_WIDE = 19.0
"""Of a line in a box, in ordinary letters."""
DASH = "– "


@dataclass(frozen=True)
class Row:
    """What was told in one domain, in full."""

    domain: Domain | None
    """None for what belongs to no domain."""
    title: str
    carries: tuple[str, ...]
    weighs: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Nothing was told here; that says nothing about the parent."""
        return not self.carries and not self.weighs


def rows(lines: Iterable[Line], *, phase: str | None = None) -> tuple[Row, ...]:
    """The picture as text: the eight domains in their order, and what belongs to none where there is any.

    A domain in which nothing was told is there too, empty. Wishes and what the parent still wanted to say are on
    neither side, so they are not in it. The words are whole.
    """
    told = list(lines)
    made = [_row(theme.id, domain_title(theme.id, phase), told) for theme in theme_texts().themas]
    rest = _row(None, professional_texts().picture.no_domain, told)
    return tuple(made if rest.empty else [*made, rest])


def picture(lines: Iterable[Line], *, phase: str | None = None, id_prefix: str = "beeld") -> str:
    """The picture as one inline ``<svg class="beeld">``: no style, no script, no colour, every word escaped.

    ``id_prefix`` keeps ids apart where a page has two. What does not fit is cut with "…"; :func:`rows` has it whole.
    The page gives it a greatest width (30rem on a screen, 20rem on paper).
    """
    words = professional_texts().picture
    shown = rows(lines, phase=phase)
    drawn = [_text(0, 17, words.carries, bold=True), _text(COLUMN + GAP, 17, words.weighs, bold=True)]
    top = HEAD
    for row in shown:
        drawn += _drawn(row, top)
        top += TITLE if row.empty else TITLE + BOX + GAP
    ids = (f"{id_prefix}-titel", f"{id_prefix}-uitleg")
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="beeld" viewBox="0 0 {WIDTH} {top}" width="100%" ',
            f'role="img" aria-labelledby={quoteattr(" ".join(ids))} lang="nl" ',
            f'font-family="system-ui, sans-serif" font-size="{LETTER}" fill="currentColor">',
            f"<title id={quoteattr(ids[0])}>{escape(words.title)}</title>",
            f"<desc id={quoteattr(ids[1])}>{escape(_described(shown))}</desc>",
            '<g aria-hidden="true">',
            *drawn,
            "</g></svg>",
        ]
    )


def _row(domain: Domain | None, title: str, lines: Sequence[Line]) -> Row:
    here = [line for line in lines if _domain(line) == domain]
    carries = tuple(dict.fromkeys(drawable(line.text) for line in here if line.section == "goed"))
    weighs = tuple(dict.fromkeys(drawable(line.text) for line in here if line.section == "bezig"))
    return Row(domain, title, carries, weighs)


def _domain(line: Line) -> Domain | None:
    try:
        return load_catalogue().get(line.factor or "").domain
    except UnknownFactor:
        return None


def _described(shown: Sequence[Row]) -> str:
    """The picture in sentences, for who cannot see it."""
    words = professional_texts().picture
    told = [words.description]
    for row in shown:
        sides = ((words.carries, row.carries), (words.weighs, row.weighs))
        said = [f"{name}: {'; '.join(texts)}" for name, texts in sides if texts]
        if said:
            told.append(f"{row.title}. {'. '.join(said)}.")
    return " ".join(told)


def _drawn(row: Row, top: int) -> Iterable[str]:
    yield f'<path d="M0 {top + 2}H{WIDTH}" stroke="currentColor" stroke-width="1"/>'
    yield _text(0, top + 19, row.title, bold=not row.empty)
    box = top + TITLE
    if row.carries:
        # What carries lies under the words, as a floor does.
        yield f'<path d="M0 {box + BOX - 2}H{COLUMN}" stroke="currentColor" stroke-width="3"/>'
        yield from _words(row.carries, PADDING, box)
    if row.weighs:
        left = COLUMN + GAP
        yield (
            f'<rect x="{left + 1}" y="{box}" width="{COLUMN - 2}" height="{BOX}" '
            'fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 3"/>'
        )
        yield from _words(row.weighs, left + PADDING, box)


def _words(texts: Sequence[str], left: int, top: int) -> Iterable[str]:
    for number, line in zip(count(1), _fitting(texts)):
        yield _text(left, top + PADDING + number * LINE - 4, line)


def _fitting(texts: Sequence[str]) -> list[str]:
    """As many lines as a box holds: each text one, then the first ones as many as are left."""
    many = len(texts) > MOST_LINES
    kept = [f"{DASH}{text}" for text in (texts[: MOST_LINES - 1] if many else texts)]
    kept += [professional_texts().picture.more] if many else []
    spare = MOST_LINES - len(kept)
    shown: list[str] = []
    for text in kept:
        lines = wrapped(text, MOST_WIDE)
        taken = min(len(lines), 1 + spare)
        spare -= taken - 1
        shown += [*lines[: taken - 1], cut(" ".join(lines[taken - 1 :]), MOST_WIDE)]
    return shown


def _text(left: int, baseline: int, words: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{left}" y="{baseline}"{weight} unicode-bidi="plaintext">{escape(words)}</text>'

"""A sheet of A4 with headings, paragraphs and points, tagged for who reads with the ears.

fpdf2 tags only pictures by itself, so the few tags that a plain text needs (H1, H2, P) are set here, and what is only
around it (page numbers, lines) is marked as such. The same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Literal, cast

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import XPos, YPos

from support.exchange.pdf_letters import Letters, Written, letters

Tag = Literal["H1", "H2", "H3", "P"]
FAMILY = "sheet"
MARGIN = 20.0
TOTAL = "\x02\x02\x02"
"""fpdf2 puts the number of pages in its place; no text can hold it (``written.drawable``)."""
POINT = "•  "
IN_MM = 25.4 / 72
SPACING = 1.4
SIZES: dict[Tag, float] = {"H1": 20, "H2": 14, "H3": 11, "P": 11}
ABOVE: dict[Tag, float] = {"H1": 0, "H2": 5, "H3": 2.5, "P": 0}
BELOW: dict[Tag, float] = {"H1": 3, "H2": 1.5, "H3": 0.5, "P": 1.8}
BREATH = 14.0
"""A heading never stands alone at the foot of a page: so much must follow it."""


class Sheet(FPDF):
    """The document while it is made."""

    def __init__(
        self, *, title: str, page_words: str, instead: str, made_at: datetime, use: Letters | None = None
    ) -> None:
        """``page_words`` holds {number} and {total}; ``instead`` replaces a line that cannot be written.

        ``made_at`` is the only time that gets into the file.
        """
        super().__init__(format="A4")
        self.letters = use or letters()
        self.instead = instead
        self.page_words = page_words
        self.marked = False
        """Whether a mark for a missing letter was written anywhere."""
        self._add_letters()
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(False)
        self.set_title(title)
        self.set_lang("nl-NL")
        self.set_producer("Naast")
        self.set_creation_date(made_at)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.alias_nb_pages(TOTAL)
        self.add_page()

    def heading(self, text: str, level: Literal[1, 2, 3] = 2) -> None:
        """A heading."""
        tag: Tag = f"H{level}"  # type: ignore[assignment]
        self._block(text, tag, bold=True)

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        """A paragraph; an empty text writes nothing."""
        self._block(text, "P", bold=bold)

    def point(self, text: str) -> None:
        """A paragraph with a bullet before it."""
        self._block(text, "P", bullet=True)

    def rule(self) -> None:
        """A thin line across."""
        self.ln(1.5)
        with self._around():
            self.line(MARGIN, self.y, self.w - MARGIN, self.y)
        self.ln(2.5)

    def ready(self) -> bytes:
        """The finished file."""
        return bytes(self.output())

    def footer(self) -> None:
        """The page number; called by fpdf2."""
        self.set_y(-14)
        self.set_font(FAMILY if self.letters.regular else "Helvetica", size=9)
        words = self.page_words.format(number=self.page_no(), total=TOTAL)
        with self._around():
            self.cell(0, 5, words, align="C")

    def _add_letters(self) -> None:
        if self.letters.regular and self.letters.bold:
            self.add_font(FAMILY, fname=self.letters.regular)
            self.add_font(FAMILY, style="B", fname=self.letters.bold)

    def _block(self, text: str, tag: Tag, *, bold: bool = False, bullet: bool = False) -> None:
        for part in text.splitlines():
            written = self.letters.write(part, self.instead)
            self.marked = self.marked or written.marked
            if written.text:
                self._written(written, tag, bold=bold, bullet=bullet)

    def _written(self, written: Written, tag: Tag, *, bold: bool, bullet: bool) -> None:
        family = FAMILY if self.letters.regular else "Helvetica"
        self.set_font(family, style="B" if bold else "", size=SIZES[tag])
        self.set_text_shaping(written.shaped)
        height = SIZES[tag] * IN_MM * SPACING
        mark = POINT if bullet and self.letters.regular else "-  " if bullet else ""
        indent = self.get_string_width(mark)
        room = self.epw - indent
        lines = cast("list[str]", self.multi_cell(room, height, written.text, align="L", dry_run=True, output="LINES"))
        if self.y > self.t_margin:
            self.ln(ABOVE[tag])
        need = height * min(len(lines), 2) + (BREATH if tag != "P" else 0)
        if self.y + need > self._floor:
            self.add_page()
        self._lines(lines, tag, mark, indent, height, right=written.right_to_left)
        self.ln(BELOW[tag])
        self.set_text_shaping(False)

    def _lines(self, lines: list[str], tag: Tag, mark: str, indent: float, height: float, *, right: bool) -> None:
        """One tagged piece for each page that the lines are on."""
        rest = lines
        while rest:
            fitting = max(1, int((self._floor - self.y) / height))
            now, rest = rest[:fitting], rest[fitting:]
            with self._tagged(tag):
                for line in now:
                    if mark:
                        self.cell(indent, height, mark)
                    self.set_x(MARGIN + indent)
                    align = "R" if right else "L"
                    self.cell(self.epw - indent, height, line, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
                    mark = ""
            if rest:
                self.add_page()

    @property
    def _floor(self) -> float:
        return float(self.h - MARGIN)

    @contextmanager
    def _tagged(self, tag: Tag) -> Iterator[None]:
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{tag}", mcid=number)
        self._out(f"/{tag} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def _around(self) -> Iterator[None]:
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

"""Reads a PDF of ours back: its words through each typeface's own table of letters, its tags and its entries."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.S)
_STREAM = re.compile(rb"stream\n(.*)\nendstream", re.S)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\()])*)\) Tj|/(Artifact|H\d|P)\b[^\n]*\b(?:BDC|BMC)|(EMC)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Piece:
    """One tagged piece of a page."""

    tag: str
    text: str


@dataclass(frozen=True)
class ReadPdf:
    """What is in a file."""

    raw: bytes
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All words, in the order of reading, with single spaces."""
        return " ".join(" ".join(piece.text for piece in self.pieces if piece.tag != "Artifact").split())

    def under(self, heading: str) -> list[str]:
        """The paragraphs after a heading, up to the next one of any level."""
        found: list[str] = []
        inside = False
        for piece in self.pieces:
            if piece.tag.startswith("H"):
                inside = piece.text == heading
            elif inside and piece.tag == "P":
                found.append(piece.text)
        return found


def read_pdf(raw: bytes) -> ReadPdf:
    """Reads a file that fpdf2 made."""
    objects = {int(number): body for number, body in _OBJECT.findall(raw)}
    pages = [body for body in objects.values() if b"/Type /Page\n" in body]
    pieces: list[Piece] = []
    for page in pages:
        resources = objects[_reference(page, b"/Resources")]
        fonts = {name: objects[int(number)] for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", resources)}
        tables = {name: _table(objects, font) for name, font in fonts.items()}
        pieces += _pieces(_content(objects[_reference(page, b"/Contents")]), tables)
    return ReadPdf(raw, tuple(pieces))


def _pieces(content: bytes, tables: dict[bytes, dict[int, str] | None]) -> list[Piece]:
    pieces: list[Piece] = []
    table: dict[int, str] | None = None
    tag, words = "", ""
    for font, shown, begins, ends in _SHOWN.findall(content):
        if font:
            table = tables[font]
        elif begins:
            tag, words = begins.decode(), ""
        elif ends:
            pieces.append(Piece(tag, " ".join(words.split())))
        else:
            words += _words(shown, table) + " "
    return pieces


def _words(shown: bytes, table: dict[int, str] | None) -> str:
    plain = re.sub(rb"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), shown, flags=re.S)
    if table is None:
        return plain.decode("latin-1")
    return "".join(table[int.from_bytes(plain[i : i + 2], "big")] for i in range(0, len(plain), 2))


def _table(objects: dict[int, bytes], font: bytes) -> dict[int, str] | None:
    if b"/ToUnicode" not in font:
        return None
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", _content(objects[_reference(font, b"/ToUnicode")]))
    return {int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in pairs}


def _content(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _reference(body: bytes, key: bytes) -> int:
    found = re.search(key + rb" (\d+) 0 R", body)
    assert found
    return int(found[1])

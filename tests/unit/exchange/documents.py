"""The five documents, cut at their headings, for looking up what is quoted from them.

They lie beside the repository, where there are any; they are not part of it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[4] / "shared" / "seeds"
TO_THE_END = ""

PLACES: dict[tuple[str, str], tuple[str, str]] = {
    ("000", "Begin"): ("De gemeente Rotterdam en de afdeling", "a. Onder zelfredzame omstandigheden"),
    ("000", "Gradatie a"): ("a. Onder zelfredzame", "b. Onder potentieel"),
    ("000", "Gradatie b"): ("b. Onder potentieel", "c. Onder kwetsbare"),
    ("000", "Gradatie c"): ("c. Onder kwetsbare", "d. Onder zeer kwetsbare"),
    ("000", "Gradatie d"): ("d. Onder zeer kwetsbare", "De (aanstaande) ouder(s) wordt steeds"),
    ("000", "Na gradatie d"): ("De (aanstaande) ouder(s) wordt steeds", "Urgente risicofactoren:"),
    ("000", "Urgente risicofactoren"): ("Urgente risicofactoren:", "* Houdt bij"),
    ("000", "Voetnoot bij roken"): ("* Houdt bij", TO_THE_END),
    ("000", "Risicofactoren"): ("worden besproken. Risicofactoren:", "Beschermende factoren:"),
    ("000", "Beschermende factoren"): ("Beschermende factoren:", "In de definitie wordt"),
    ("000", "Urgente situatie, direct interventie nodig"): ("Urgente situatie, direct", "Beschermende factoren t.b.v."),
    ("000", "Onveranderbare factoren"): ("Onveranderbare factoren", "Veranderbare factoren:"),
    ("000", "Veranderbare factoren"): ("Veranderbare factoren:", "September 2025"),
    ("001", "Deel 1, onder a"): ("a. Zelfredzame zwangeren", "b. Potentieel kwetsbare zwangeren"),
    ("001", "Deel 1, onder b"): ("b. Potentieel kwetsbare zwangeren", "c. Kwetsbare zwangeren zijn"),
    ("001", "Deel 1, onder c"): ("c. Kwetsbare zwangeren zijn", "d. Zeer kwetsbare zwangeren"),
    ("001", "Deel 1, onder d"): ("d. Zeer kwetsbare zwangeren", "Onderscheid kwetsbare"),
    ("001", "Onderscheid in deel 1"): ("Onderscheid kwetsbare", "2. Kwetsbare gezinnen"),
    ("001", "Deel 2, begin"): ("2. Kwetsbare gezinnen", "a. Onder een zelfredzaam gezin"),
    ("001", "Deel 2, onder a"): ("a. Onder een zelfredzaam gezin", "b. Onder een kwetsbaar gezin"),
    ("001", "Deel 2, onder b"): ("b. Onder een kwetsbaar gezin", "c. Onder een zeer kwetsbaar gezin"),
    ("001", "Deel 2, onder c"): ("c. Onder een zeer kwetsbaar gezin", TO_THE_END),
    ("002", "Linksboven op de tekening"): ("Linksboven op de tekening", "Rechterkant op de tekening"),
    ("002", "Midden van de tekening"): ("Midden van de tekening", TO_THE_END),
    ("004", "Paragraaf 3"): ("3. Wat is een risicozwangerschap Een", "4. Advies aangaande"),
    ("004", "Paragraaf 4, punt 1"): ("1. Gebruik maken van de POP poli", "2. Bij motivatie"),
    ("004", "Paragraaf 4, punt 2"): ("2. Bij motivatie", "3. Het betrekken"),
    ("004", "Paragraaf 4, noot 7"): ("7 Het Diakonessenhuis", "worden door een lokaal team"),
    ("004", "Paragraaf 4, punt 4"): ("4. Bij vermoeden", "5. Bij gebrek aan motivatie"),
    ("004", "Paragraaf 4, punt 5"): ("5. Bij gebrek aan motivatie", "5. Samen Veilig"),
    ("004", "Paragraaf 5"): ("5. Samen Veilig Midden Nederland en de Raad", "6. Terugkoppeling"),
    ("004", "Paragraaf 7"): ("7. Wat te doen", "8. Wat te doen"),
    ("004", "Bijlage 1"): ("Bijlage 1. Achtergrondinformatie", "Bijlage 2. Informatie"),
    ("004", "Bijlage 2, tijdens de zwangerschap"): ("hulpverlening tijdens zwangerschap:", "hulpverlening na de"),
    ("004", "Bijlage 2, na de zwangerschap"): ("hulpverlening na de zwangerschap", TO_THE_END),
}
"""Document and heading → where that part begins and ends, in the document's words."""


def there_are_documents() -> bool:
    """Whether the documents lie beside the repository."""
    return FOLDER.is_dir()


@cache
def text_of(document: str) -> str:
    """A document on one line, with single spaces."""
    return plain(next(FOLDER.glob(f"{document}_*.txt")).read_text(encoding="utf-8"))


def part(document: str, heading: str) -> str:
    """The part of a document under a heading. Raises KeyError or ValueError where there is none."""
    begin, end = PLACES[document, heading]
    text = text_of(document)
    first = text.index(plain(begin))
    return text[first : text.index(plain(end), first + len(begin)) if end else len(text)]


def plain(text: str) -> str:
    """Single spaces, without the marks of lists."""
    return re.sub(r"\s+", " ", re.sub(r"[•▪\uf0b7]", " ", text)).strip()

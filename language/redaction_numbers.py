"""Telephone numbers, mail addresses, numbers of people and papers, full dates and accounts in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.redaction_spans import ACCOUNT, DATE, MAIL, NUMBER, PHONE, Span, matches
from support.signposts import load_directory

_DIGITS = "nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|[0-9]"
_MONTHS = (
    "januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept|sep|oktober|okt|"
    "november|nov|december|dec"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:19|20)\d{2}|['’`]?\d{2})"
_GAP = r"[ .\-/()\u00a0\u2013]{0,3}"

PHONES = re.compile(rf"(?<![\w€])\(?0{_GAP}[1-9](?:{_GAP}\d){{7,8}}(?![\d€%])(?!\w)")
PHONES_ABROAD = re.compile(rf"(?<![\w€])(?:\+|00)[ (]?\d(?:{_GAP}\d){{7,14}}(?![\d€%])(?!\w)")
SPOKEN_PHONE = re.compile(
    rf"(?<!\w)(?:nul|0)[ ,-]*(?:zes|6)(?:[ ,-]+(?:{_DIGITS}|\d{{2,8}}|\w*(?:tien|tig|elf|twaalf))(?!\w)){{1,8}}",
    re.IGNORECASE,
)
BARE_MOBILE = re.compile(rf"(?<![\w€+.,])6(?:{_GAP}\d){{8}}(?![\d€%])(?!\w)")
FREE_NUMBERS = re.compile(r"(?:0800|0900|0906|0909|112|113|14)")
"""Numbers of organisations begin so; nobody has one at home."""
MAILS = re.compile(
    r"[\w.%+-]+(?:\s(?:punt|dot)\s[\w-]+)*\s?(?:@|\(at\)|\[at\]|\s(?:at|apenstaartje|apestaartje)\s)\s?[\w-]+(?:(?:\.|\s\.\s|\s(?:punt|dot)\s)[a-z]{2,})+(?!\w)",
    re.IGNORECASE,
)
MAIL_NAMES = re.compile(r"[\w.%+-]+@(?:gmail|hotmail|outlook|live|icloud|yahoo|ziggo|kpn|[\w-]+)(?!\w)", re.IGNORECASE)
HANDLES = re.compile(r"(?<![\w@.])@[\w.]{2,}\w")
CALLED_HANDLE = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|tik tok|facebook|fb|telegram|discord|twitter|gebruikersnaam|username|"
    r"accountnaam|account)\b[ ]*(?:naam|account)?[ ]*(?:is|heet|:|=|-|onder|als)+[ ]*"
    r"(?P<name>[\w.]*(?:[._\d][\w.]*)\w)",
    re.IGNORECASE,
)
NAMED_HANDLE = re.compile(
    r"\b(?:insta|instagram|snap|snapchat|tiktok|facebook|fb)(?:naam| ?account)?\s*(?::|=| heet )\s*"
    r"(?P<name>(?!dat|het|dit|ik)\w{4,})"
    r"|\b(?:gebruikersnaam|username|accountnaam|instanaam)\s*(?::|=|is)?\s*(?P<other>\w{4,})",
    re.IGNORECASE,
)
HANDLE_BESIDE = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|facebook|fb|telegram|discord)\s+(?P<name>(?=\w*[._\d])[a-z][\w.]*\w)",
    re.IGNORECASE,
)
LINKS = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:facebook|instagram|linkedin|tiktok|snapchat|twitter|x|t)\.(?:com|me|nl)/\S+",
    re.IGNORECASE,
)
IBANS = re.compile(
    r"\b[A-Z]{2}[ .-]?\d{2}(?:[ .-]?[A-Z]{4})(?:[ .-]?\d){7,14}(?!\w)|"
    r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,6}[ ]?[A-Z0-9]{0,4}(?!\w)",
    re.IGNORECASE,
)
_NO_NUMBER_OF_ANYONE = (
    r"(?!(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d(?!\d))(?!\d{1,2}[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d(?!\d))"
    r"(?!\d{1,3}(?:\.\d{3})+(?!\d))(?!\d\d? \d\d? )"
)
"""Years from and to, hours from and to, a great amount, a row of small numbers."""
LONG_NUMBERS = re.compile(
    rf"(?<![\w€.,+-])(?<!€ ){_NO_NUMBER_OF_ANYONE}\d(?:[ .-]?\d){{6,}}(?![\w€%])(?!,\d|,-| ?(?:euro|eur)\b)"
)
CALLED_NUMBER = re.compile(
    r"\b(?:bsn|burgerservice ?nummer|sofi ?nummer|v[- ]?nummer|"
    r"\w*(?:dossier|zaak|klant|cli[eë]nt|pati[eë]nt|polis|relatie|"
    r"kenmerk|rekening|pas|paspoort|identiteits|document|registratie|verzekerings|lid|lidmaatschaps|aangifte|proces-verbaal)"
    r"[- ]?(?:kaart)?(?:nummer|nr\.?)|id-?kaart|paspoort|rijbewijs|kenmerk|digid)\b"
    r"[\s:=]*(?:is|was|van|nummer|nr\.?)?[\s:=]*(?:[\w]+ (?:is|was) )?"
    r"(?P<number>(?=[\w /.-]*\d[\w /.-]*\d)[A-Z0-9](?:[ /.-]?[A-Z0-9]*\d[A-Z0-9]*){1,8})",
    re.IGNORECASE,
)
_SIDE = (
    r"[a-z]{2}-?\d{2}-?\d{2}|\d{2}-?\d{2}-?[a-z]{2}|\d{2}-?[a-z]{2}-?\d{2}|[a-z]{2}-?\d{2}-?[a-z]{2}|[a-z]{2}-?[a-z]{2}-?\d{2}|"
    r"\d{2}-?[a-z]{2}-?[a-z]{2}|\d{2}-?[a-z]{3}-?\d|\d-?[a-z]{3}-?\d{2}|[a-z]{2}-?\d{3}-?[a-z]|[a-z]-?\d{3}-?[a-z]{2}|"
    r"[a-z]{3}-?\d{2}-?[a-z]|[a-z]-?\d{2}-?[a-z]{3}|\d-?[a-z]{2}-?\d{3}|\d{3}-?[a-z]{2}-?\d"
)
PLATES = re.compile(rf"(?<![\w-])(?=\w+-\w+-\w+)(?:{_SIDE})(?![\w-])", re.IGNORECASE)
PLATES_IN_CAPITALS = re.compile(rf"(?<![\w-])(?:{_SIDE.replace('a-z', 'A-Z')})(?![\w-])")
CALLED_PLATE = re.compile(
    rf"\b(?:kenteken|nummerbord|kentekenplaat)\b[^\d\n]{{0,20}}?"
    rf"(?<![\w-])(?P<plate>{_SIDE.replace('-?', '[ -]?')})(?![\w-])",
    re.IGNORECASE,
)
NUMERIC_DATES = re.compile(
    rf"(?<![\w.,€-])(?:{_DAY}(?P<mark>\s?[-/.]\s?)(?:0?[1-9]|1[0-2])(?P=mark){_YEAR}|(?:19|20)\d{{2}}[-/.](?:0?[1-9]|1[0-2])[-/.]{_DAY}|"
    rf"{_DAY} (?:0?[1-9]|1[0-2]) (?:19|20)\d{{2}})(?![\w-])"
)
WRITTEN_DATES = re.compile(
    rf"(?<!\w){_DAY}(?:e|ste|de)?[ -](?:{_MONTHS})\.?[ -](?:(?:19|20)\d{{2}}|['’`]\d{{2}})(?!\w)", re.IGNORECASE
)
BIRTHDAYS = re.compile(
    r"\b(?:geboren|geb\.?|gebore|geboortedatum|geboortedag|verjaardag|jarig|verjaart|geboorte datum|"
    r"doğum tarihi|ur\.|urodzon[ay]|born)\b"
    rf"[^\d\n.!?]{{0,24}}(?P<date>{_DAY}(?:e|ste|de)?[ -/.](?:(?:{_MONTHS})\b\.?|(?:0?[1-9]|1[0-2])(?!\d))"
    rf"(?:[ -/.]{_YEAR}(?!\d))?)",
    re.IGNORECASE,
)
BIRTH_YEARS = re.compile(r"\b(?:geboren|geb\.?) (?:in|uit)? ?(?P<date>(?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_OF_AN_EVENT = re.compile(
    r"\b(?:op|sinds|vanaf|tot|t/m|per|na|voor|rond|uiterlijk|uitgerekend\w*|uitgeteld|datum is|was|wordt)"
    r"\s*(?:en met |de )?$",
    re.IGNORECASE,
)
_OF_A_BIRTH = re.compile(r"\b(?:geb\b|gebo\w+|jarig|verjaar\w*|bevallen|bvallen|ter wereld)", re.IGNORECASE)
LAST_OLD_YEAR = 2012
"""A full date up to this year is a birth date more often than anything else."""


def numbers_in(text: str) -> Iterator[Span]:
    """Everything of this sort in the text, overlapping or not."""
    yield from matches(MAILS, text, MAIL)
    yield from matches(MAIL_NAMES, text, MAIL)
    yield from matches(HANDLES, text, ACCOUNT)
    yield from matches(CALLED_HANDLE, text, ACCOUNT, "name")
    for match in NAMED_HANDLE.finditer(text):
        yield Span(*match.span("name" if match["name"] else "other"), ACCOUNT)
    yield from matches(HANDLE_BESIDE, text, ACCOUNT, "name")
    yield from matches(LINKS, text, ACCOUNT)
    yield from matches(IBANS, text, NUMBER)
    yield from matches(CALLED_NUMBER, text, NUMBER, "number")
    yield from matches(PLATES, text, NUMBER)
    yield from matches(PLATES_IN_CAPITALS, text, NUMBER)
    yield from matches(CALLED_PLATE, text, NUMBER, "plate")
    yield from _phones(text)
    yield from _dates(text)
    dates = [*_dates(text), *matches(NUMERIC_DATES, text, DATE)]
    for span in matches(LONG_NUMBERS, text, NUMBER):
        if not is_of_help(text[span.start : span.end]) and not any(d.start <= span.start < d.end for d in dates):
            yield span


def is_of_help(number: str) -> bool:
    """Whether it is the number of help that many may call: it stays."""
    digits = re.sub(r"\D", "", number)
    return bool(FREE_NUMBERS.match(digits)) or digits in _numbers_of_signposts()


def is_of_an_event(text: str, date: Span) -> bool:
    """Whether a full date is that of an appointment and the like: "op 1 maart 2025", and nothing about a birth."""
    if not _OF_AN_EVENT.search(text[: date.start]) or _OF_A_BIRTH.search(text):
        return False
    year = re.search(r"(?:19|20)\d{2}", text[date.start : date.end])
    return year is None or int(year.group()) > LAST_OLD_YEAR


def _phones(text: str) -> Iterator[Span]:
    for pattern in (PHONES, PHONES_ABROAD, SPOKEN_PHONE, BARE_MOBILE):
        for span in matches(pattern, text, PHONE):
            if not is_of_help(text[span.start : span.end]):
                yield span


def _dates(text: str) -> Iterator[Span]:
    for pattern in (NUMERIC_DATES, WRITTEN_DATES):
        for span in matches(pattern, text, DATE):
            if not is_of_an_event(text, span):
                yield span
    yield from matches(BIRTHDAYS, text, DATE, "date")
    yield from matches(BIRTH_YEARS, text, DATE, "date")


@lru_cache(maxsize=1)
def _numbers_of_signposts() -> frozenset[str]:
    return frozenset(re.sub(r"\D", "", entry.phone) for entry in load_directory().signposts if entry.phone)

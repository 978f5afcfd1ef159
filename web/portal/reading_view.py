"""What the page of one summary shows, in the order in which it is read. Nothing is counted, weighed or ranked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from markupsafe import Markup

from support.exchange.definition_text import DefinitionText, Heading, definition_text, under_headings
from support.exchange.dutch_dates import day_in_words
from support.exchange.fitting_support import (
    DomainPage,
    Offer,
    document,
    general_support,
    opening_questions,
    pages,
    support_for_whole,
)
from support.exchange.guide import guide_texts
from support.exchange.pdf import about_words, consent_words
from support.exchange.picture import Row, picture, rows
from support.exchange.sources import COUNTRY, Region, SourceLine
from support.exchange.texts import ProfessionalTexts, professional_texts
from support.postcode import ranges
from support.sharing.model import Line, Organisation, Reading, SafeContact, Section, Summary
from support.summary_lines import DraftLine, lines_together
from web.portal.rendering import drawn
from web.portal.wording import portal_words

SECTIONS: tuple[Section, ...] = get_args(Section)

@dataclass(frozen=True)
class ShownOffer:
    """A support as the page shows it: whole the first time, afterwards only by name."""

    offer: Offer
    first: bool
    notes: tuple[str, ...]
    """What to know first: when it can begin."""
    regional: str
    """That the source is regional, said in full among the sources; empty where it is not."""
    source: str
    """Where it stands."""
    region: str
    """Where it only exists; empty for everywhere."""
    sources: tuple[str, ...]
    readings: tuple[str, ...]
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class ShownWorry:
    """A line that weighs, with what fits it."""

    line: Line
    label: str
    offers: tuple[ShownOffer, ...]


@dataclass(frozen=True)
class ShownDomain:
    """What was told in one domain."""

    page: DomainPage
    worries: tuple[ShownWorry, ...]


@dataclass(frozen=True)
class ReadingView:
    """The whole page."""

    words: ProfessionalTexts
    who: tuple[str, ...]
    told: dict[Section, tuple[DraftLine, ...]]
    contact: tuple[tuple[str, str], ...]
    contact_changed_at: datetime | None
    """What it is called, and what the parent said of it."""
    domains: tuple[ShownDomain, ...]
    without_topic: tuple[Line, ...]
    whole: tuple[ShownOffer, ...]
    general: tuple[ShownOffer, ...]
    opening_questions: tuple[str, ...]
    picture: Markup
    rows: tuple[Row, ...]
    definition: DefinitionText
    headings: tuple[tuple[Heading | None, tuple[Line, ...]], ...]
    consent: str
    regional: bool
    """Some of the sources are a region's."""
    warning: tuple[str, ...]
    """What stands on top where the page is printed."""


def view_of(reading: Reading, organisation: Organisation) -> ReadingView:
    """The page of one summary for one organisation."""
    summary = reading.summary
    lines, region = summary.lines, region_of(organisation)
    where = {"phase": summary.phase, "weeks": summary.weeks, "region": region}
    domain_pages = pages(lines, **where)  # type: ignore[arg-type]
    weighs = [line.factor for line in lines if line.section == "bezig" and line.factor]
    show = _Offers()
    general = [one for one in general_support(**where) if not one.support.whole]  # type: ignore[arg-type]
    whole = support_for_whole(weighs, **where)  # type: ignore[arg-type]
    of_worries = [offer for page in domain_pages for worry in page.worries for offer in worry.offers]
    note = guide_texts().regional_note
    return ReadingView(
        words=professional_texts(),
        who=_who(summary),
        told={part: tuple(x for x in lines_together(lines) if x.section == part) for part in SECTIONS},
        contact=contact_rows(summary.contact),
        contact_changed_at=reading.contact_changed_at,
        domains=tuple(_domain(page, show) for page in domain_pages),
        without_topic=_without_topic(lines, domain_pages),
        whole=show.all(whole),
        general=show.all(general),
        opening_questions=opening_questions(),
        picture=drawn(picture(lines, phase=summary.phase)),
        rows=rows(lines, phase=summary.phase),
        definition=definition_text(),
        headings=under_headings(lines),
        consent=consent_words(summary.consent, organisation.name, reading.item.ends_on),
        warning=_warning(organisation, reading.item.ends_on),
        regional=any(note in one.notes for one in (*of_worries, *whole, *general)),
    )


def _who(summary: Summary) -> tuple[str, ...]:
    """Phase, weeks and role; the weeks say already that somebody is pregnant."""
    told = about_words(summary)
    if summary.phase == "zwanger" and summary.weeks is not None:
        told = told[1:]
    return tuple(told) or (portal_words().summary.unknown_parent,)


def _warning(organisation: Organisation, ends_on: date) -> tuple[str, ...]:
    told = {"organisation": organisation.name, "ends_on": day_in_words(ends_on)}
    return tuple(sentence.format(**told) for sentence in professional_texts().sheet.warning)


def contact_rows(contact: SafeContact | None) -> tuple[tuple[str, str], ...]:
    """How the parent can be reached safely, in pairs of a name and a value; none where no way was given."""
    if contact is None:
        return ()
    words = professional_texts().contact
    told = (
        words.kind[contact.kind].format(value=contact.value),
        words.when.format(when=contact.when) if contact.when else words.when_unknown,
        words.may_say.format(may_say=contact.may_say) if contact.may_say else words.may_say_unknown,
    )
    names = (words.kind[contact.kind], words.when, words.may_say)
    return tuple((name.partition(":")[0], _value(text, name)) for name, text in zip(names, told))


def region_of(organisation: Organisation) -> Region | None:
    """The region of the documents that an organisation works in; None where its region and municipalities tell not."""
    known: dict[str, str] = {area.municipality.casefold(): area.region for area, _ in ranges()}
    known |= {region: region for region in set(known.values())}
    named = (organisation.region, *organisation.municipalities)
    found = {known[name.casefold()] for name in named if name.casefold() in known}
    return _as_region(found.pop()) if len(found) == 1 else None


def source_words(source: SourceLine) -> str:
    """A source line: which document, where in it, and its words."""
    return portal_words().summary.quoted.format(wording=source.wording, **_place(source))


class _Offers:
    """Which supports stand on the page already."""

    def __init__(self) -> None:
        self._shown: set[str] = set()

    def all(self, offers: Iterable[Offer]) -> tuple[ShownOffer, ...]:
        return tuple(map(self._one, offers))

    def _one(self, offer: Offer) -> ShownOffer:
        words, support, regional = portal_words().summary, offer.support, guide_texts().regional_note
        first = support.id not in self._shown
        self._shown.add(support.id)
        timing = (words.when.format(text=support.timing.text),) if support.timing else ()
        return ShownOffer(
            offer=offer,
            first=first,
            notes=(*timing, *(note for note in offer.notes if note != regional)),
            regional=regional if regional in offer.notes else "",
            source=words.source.format(**_place(offer.sources[0])),
            region="" if support.region == COUNTRY else support.region,
            sources=tuple(map(source_words, offer.sources)),
            readings=tuple(words.how_read.format(reading=fit.reading) for fit in offer.fits if fit.reading),
            conditions=tuple(words.condition.format(text=one.text) for one in support.conditions),
        )


def _domain(page: DomainPage, show: _Offers) -> ShownDomain:
    return ShownDomain(page, tuple(ShownWorry(one.line, one.label, show.all(one.offers)) for one in page.worries))


def _without_topic(lines: Iterable[Line], domain_pages: Iterable[DomainPage]) -> tuple[Line, ...]:
    placed = {id(worry.line) for page in domain_pages for worry in page.worries}
    return tuple(line for line in lines if line.section == "bezig" and id(line) not in placed)


def _place(source: SourceLine) -> dict[str, str]:
    return {"document": document(source.document).shown, "heading": source.heading}


def _value(text: str, name: str) -> str:
    """What follows the name; a whole sentence where the parent did not say."""
    title = name.partition("{")[0]
    return text.removeprefix(title) if text.startswith(title) else text


def _as_region(name: str) -> Region | None:
    regions: dict[str, Region] = {"midden-nederland": "midden-nederland", "rotterdam-rijnmond": "rotterdam-rijnmond"}
    return regions.get(name)

"""One summary as a PDF: for the parent to keep, or for the professional who received it.

Both are made in memory from what they are given, and hold nothing else. The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from support.exchange.dutch_dates import DUTCH_TIME, day_in_words, moment_in_words
from support.exchange.pdf_letters import Letters
from support.exchange.pdf_sheet import Sheet
from support.exchange.picture import rows
from support.exchange.texts import parent_sheet, professional_texts
from support.sharing.model import Consent, Line, Reading, SafeContact, Section, Summary
from support.summary_lines import words_of

PARENT_FILE_NAME = "samenvatting.pdf"
"""Neutral: somebody may look over the list of downloads."""
PROFESSIONAL_FILE_NAME = "eigen-verhaal-van-de-ouder.pdf"
STRENGTHS_FIRST: tuple[Section, ...] = ("goed", "bezig", "wens", "nog")


def parent_pdf(
    lines: Iterable[Line],
    *,
    made_at: datetime,
    phase: str | None = None,
    weeks: int | None = None,
    shared_with: str | None = None,
    ends_on: date | None = None,
    use: Letters | None = None,
) -> bytes:
    """The summary for the parent, shared or not; the warning about who may see it stands first.

    ``made_at`` needs a time zone. ``shared_with`` and ``ends_on``: name of the organisation and last day, where it was
    shared. No way to be reached, no code and nobody's name is in it.
    """
    words = parent_sheet()
    sheet = Sheet(title=words.file_title, page_words=words.page, instead=words.unshaped, made_at=made_at, use=use)
    sheet.heading(words.title, 1)
    sheet.paragraph(words.koppen["let_op"], bold=True)
    for sentence in words.warning:
        sheet.point(sentence)
    sheet.paragraph(words.urgent)
    sheet.rule()
    shown = list(lines)
    for section in STRENGTHS_FIRST:
        _points(sheet, words.koppen[section], [line.text for line in shown if line.section == section])
    about = [words.weeks.format(weeks=weeks)] if weeks is not None and phase == "zwanger" else []
    about = about or [text for name, text in words.phase.items() if name == phase]
    _points(sheet, words.koppen["over_jou"], about)
    sheet.rule()
    if shared_with and ends_on:
        sheet.paragraph(words.shared.format(organisation=shared_with, ends_on=day_in_words(ends_on)))
        sheet.paragraph(words.shared_how)
    else:
        sheet.paragraph(words.not_shared)
    sheet.paragraph(words.made.format(made_on=day_in_words(made_at.astimezone(DUTCH_TIME).date())))
    return _finished(sheet, words.missing_note)


def professional_pdf(
    reading: Reading,
    *,
    organisation: str,
    ends_on: date,
    made_at: datetime,
    made_by: str,
    use: Letters | None = None,
) -> bytes:
    """One summary for the professional: marked as the parent's own story, with consent, end date and who made the copy.

    ``organisation``: its name. ``made_by``: name and function. Moments need a time zone.
    """
    words = professional_texts()
    summary = reading.summary
    texts = words.sheet
    sheet = Sheet(title=texts.title, page_words=texts.page, instead=texts.unshaped, made_at=made_at, use=use)
    sheet.heading(texts.title, 1)
    sheet.paragraph(texts.mark, bold=True)
    sheet.paragraph(texts.warning_title, bold=True)
    for sentence in texts.warning:
        sheet.point(sentence.format(organisation=organisation, ends_on=day_in_words(ends_on)))
    sheet.rule()
    for section in STRENGTHS_FIRST:
        if section == "bezig":
            _by_domain(sheet, words.sections[section], summary)
        else:
            _points(sheet, words.sections[section], words_of(summary.lines, section))
    _points(sheet, words.about.title, about_words(summary))
    _points(sheet, words.contact.title, contact_words(summary.contact))
    if reading.decided:
        sheet.heading(words.decided)
        sheet.paragraph(reading.decided)
    _consent(sheet, summary.consent, organisation, ends_on)
    sheet.rule()
    sheet.paragraph(texts.made.format(made_at=moment_in_words(made_at), made_by=made_by))
    return _finished(sheet, texts.missing_note)


def about_words(summary: Summary) -> list[str]:
    """Phase, weeks and role of a summary, in words for a professional; only what was told."""
    words = professional_texts().about
    told = [text for name, text in words.phase.items() if name == summary.phase]
    told += [words.weeks.format(weeks=summary.weeks)] if summary.weeks is not None else []
    return told + ([words.role.format(role=summary.role)] if summary.role else [])


def contact_words(contact: SafeContact | None) -> list[str]:
    """How the parent can be reached safely, with when and what may be said always beside it."""
    words = professional_texts().contact
    if contact is None:
        return [words.none]
    return [
        words.kind[contact.kind].format(value=contact.value),
        words.when.format(when=contact.when) if contact.when else words.when_unknown,
        words.may_say.format(may_say=contact.may_say) if contact.may_say else words.may_say_unknown,
    ]


def consent_words(consent: Consent, organisation: str, ends_on: date) -> str:
    """When, to whom, which text, until when."""
    return professional_texts().consent.given.format(
        given_at=moment_in_words(consent.given_at),
        organisation=organisation,
        version=consent.version,
        ends_on=day_in_words(ends_on),
    )


def _consent(sheet: Sheet, consent: Consent, organisation: str, ends_on: date) -> None:
    words = professional_texts().consent
    sheet.heading(words.title)
    sheet.paragraph(consent_words(consent, organisation, ends_on))
    sheet.paragraph(words.text, bold=True)
    sheet.paragraph(consent.text)


def _points(sheet: Sheet, heading: str, texts: Sequence[str]) -> None:
    if texts:
        sheet.heading(heading)
        for text in texts:
            sheet.point(text)


def _by_domain(sheet: Sheet, heading: str, summary: Summary) -> None:
    told = [row for row in rows(summary.lines, phase=summary.phase) if row.weighs]
    if told:
        sheet.heading(heading)
    for row in told:
        sheet.heading(row.title, 3)
        for text in row.weighs:
            sheet.point(text)


def _finished(sheet: Sheet, missing_note: str) -> bytes:
    if sheet.marked:
        sheet.paragraph(missing_note.format(mark=sheet.letters.mark))
    return sheet.ready()

"""A summary as a parent might share it, for the tests of this folder."""

from __future__ import annotations

from datetime import date, datetime, timezone

from support.sharing.model import Consent, Line, Organisation, Reading, SafeContact, Section, Summary, WorkItem

AT = datetime(2026, 11, 22, 9, 5, tzinfo=timezone.utc)
ENDS_ON = date(2026, 12, 22)
CONSENT_TEXT = "Ik geef deze regels aan de JGZ.\n\nIk kan dit op elk moment weer intrekken."
JGZ = Organisation(
    id="jgz-delfshaven",
    name="JGZ Delfshaven",
    kind="jgz",
    region="rotterdam-rijnmond",
    answer_days=5,
    phases=("ouder",),
)


def line(section: Section, text: str, factor: str | None = None) -> Line:
    """One line."""
    return Line(section=section, text=text, factor=factor)


LINES = (
    line("bezig", "Ik slaap slecht en pieker veel", "psychische_klachten"),
    line("goed", "Mijn moeder komt elke week langs", "steunend_netwerk"),
    line("bezig", "De huur is te hoog", "woonproblemen"),
    line("wens", "Iemand om mee te praten"),
    line("nog", "Liever geen brieven thuis"),
)


CONTACT = SafeContact(kind="telefoon", value="06-12345678", when="overdag", may_say="Zeg alleen je naam")


def summary(
    lines: tuple[Line, ...] = LINES,
    *,
    contact: SafeContact | None = CONTACT,
    phase: str | None = "zwanger",
    weeks: int | None = 20,
    role: str | None = "moeder",
) -> Summary:
    """A summary with a consent."""
    consent = Consent(version="2026-11", text=CONSENT_TEXT, given_at=AT, organisation=JGZ.id)
    return Summary(lines=lines, phase=phase, role=role, weeks=weeks, contact=contact, consent=consent)


def reading(shared: Summary | None = None, *, decided: str = "") -> Reading:
    """What a professional reads."""
    item = WorkItem(
        summary_id="0f2d7c1e9a",
        status="geopend",
        shared_at=AT,
        answer_by=date(2026, 11, 27),
        ends_on=ENDS_ON,
        overdue=False,
    )
    return Reading(item=item, summary=shared or summary(), decided=decided)

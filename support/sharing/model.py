"""What is shared, with whom, and what each side sees of it: the words that store, portal and parent's page share.

Validation errors never show the input, the errors of this module carry a fixed Dutch sentence, and what was written
is left out where a model is printed: nothing of it can get into a log that way.
"""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from support.sharing.errors import (
    AlreadyShared,
    ChangedMeanwhile,
    ConsentTooOld,
    InvitationOver,
    NotAllowed,
    NotYours,
    SharingError,
    StoreUnavailable,
    TooLong,
    TooManyTries,
    UnknownCode,
    WeakPassword,
    Withdrawn,
    WrongLogIn,
)

__all__ = [
    "DEFAULT_DAYS",
    "GROUNDS",
    "MOST_DAYS",
    "MOST_DECIDED",
    "MOST_NOTE",
    "Account",
    "Action",
    "Actor",
    "AlreadyShared",
    "ChangedMeanwhile",
    "Consent",
    "ConsentTooOld",
    "Ended",
    "InvitationOver",
    "KindOfOrganisation",
    "Line",
    "LogEntry",
    "Moment",
    "NotAllowed",
    "NotYours",
    "Opening",
    "Organisation",
    "ParentView",
    "Reading",
    "Receipt",
    "RoleOfAccount",
    "SafeContact",
    "Section",
    "SharingError",
    "Shown",
    "Status",
    "StoreUnavailable",
    "Summary",
    "TooLong",
    "TooManyTries",
    "UnknownCode",
    "WeakPassword",
    "Withdrawn",
    "WorkItem",
    "WrongLogIn",
]  # fmt: skip

Section = Literal["goed", "bezig", "wens", "nog"]
"""Wat goed gaat, wat je bezighoudt, wat je graag wilt, wat je nog wilde zeggen."""
Status = Literal["nieuw", "geopend", "gebeld", "klaar"]
RoleOfAccount = Literal["lezer", "coordinator", "beheerder"]
"""A ``beheerder`` keeps the installation and never sees content."""
KindOfOrganisation = Literal["verloskundigenpraktijk", "jgz", "wijkteam"]
Ended = Literal["", "ingetrokken", "verlopen"]
Actor = Literal["ouder", "professional", "systeem"]

Action = Literal[
    "klaargezet",
    "gedeeld",
    "bekeken met code",
    "verlengd",
    "contact gewijzigd",
    "ingetrokken",
    "verlopen",
    "gelezen",
    "status gewijzigd",
    "aan ouder verteld",
    "overgedragen",
    "besluit vastgelegd",
    "kopie gemaakt",
    "log bekeken",
    "ingelogd",
    "inloggen geweigerd",
    "uitgelogd",
    "uitgenodigd",
    "account gemaakt",
    "account gestopt",
    "organisatie gewijzigd",
    "sleutel vervangen",
]
"""What the access log can hold; a fixed list, so that no free text reaches it.

``klaargezet``: stored, and not shared before the parent's page confirms that it has the code (``gedeeld``).
"""

GROUNDS = ("toestemming van de ouder", "waarneming voor een collega", "overleg met de ouder")
"""On what ground a professional opens a summary (NEN 7513); a fixed list, so that no free text reaches the log."""

DEFAULT_DAYS = 30
MOST_DAYS = 90
MOST_NOTE = 500
MOST_DECIDED = 2000


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(timezone.utc)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A point in time with a time zone, kept in UTC."""


def _can_be_shown(text: str) -> str:
    if not text.isprintable() or not text.strip():
        raise ValueError("must be letters that can be shown")
    return text


Shown = Annotated[str, AfterValidator(_can_be_shown)]
"""A name without control characters."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Line(_Model):
    """One line of the summary: the parent's own words, or a sentence that the parent confirmed."""

    section: Section
    text: str = Field(min_length=1, max_length=500, repr=False)
    factor: str | None = Field(default=None, max_length=80)
    """Factor id of the catalogue; urgent ids are allowed."""


class SafeContact(_Model):
    """How the parent can be reached safely."""

    kind: Literal["telefoon", "email"]
    value: str = Field(min_length=1, max_length=200, repr=False)
    when: str = Field(default="", max_length=300, repr=False)
    """When it is safe."""
    may_say: str = Field(default="", max_length=300, repr=False)
    """What may be said by or to whoever picks up."""


class Consent(_Model):
    """The permission as it was given."""

    version: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=40)
    text: str = Field(min_length=1, max_length=20_000)
    """The exact text that was shown."""
    given_at: Moment
    organisation: str = Field(min_length=1, max_length=200)
    """Id (or name) of the one organisation that it is for."""


class Summary(_Model):
    """What the parent chose to share, and nothing else."""

    lines: tuple[Line, ...] = Field(min_length=1, max_length=100)
    phase: str | None = Field(default=None, max_length=40)
    role: str | None = Field(default=None, max_length=40)
    weeks: int | None = Field(default=None, ge=0, le=45)
    contact: SafeContact | None = None
    consent: Consent


class Organisation(_Model):
    """A recipient that takes part."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    name: Shown = Field(min_length=1, max_length=200)
    kind: KindOfOrganisation
    region: Shown = Field(min_length=1, max_length=80)
    municipalities: tuple[Shown, ...] = ()
    phases: tuple[Shown, ...] = ()
    """Phases that it is there for; empty means every phase."""
    answer_days: int = Field(ge=1, le=30)
    """The promise: an answer within so many working days."""
    active: bool = True


class Receipt(_Model):
    """What the parent gets first. Nothing is shared before it is confirmed with the code."""

    code: str = Field(repr=False)
    """Four Dutch words, "appel-trein-wolk-lamp"; shown once, stored only as a keyed hash."""
    summary_id: str
    organisation: Organisation
    answer_by: date
    ends_on: date


class Opening(_Model):
    """Somebody opened the summary."""

    who: str
    """Display name and function of the professional."""
    when: Moment


class ParentView(_Model):
    """What the parent sees with the code."""

    summary: Summary | None
    """None after withdrawal or expiry."""
    status: Status
    organisation: Organisation
    answer_by: date
    ends_on: date
    overdue: bool
    """The date of the promise has passed and nobody has opened it."""
    openings: tuple[Opening, ...] = ()
    note: str = Field(default="", repr=False)
    """What the professional tells the parent ("ik bel je dinsdag")."""
    decided: str = Field(default="", repr=False)
    ended: Ended = ""
    shared: bool = True
    """False where it was not confirmed (yet): no professional sees it, or ever saw it."""


class WorkItem(_Model):
    """One line of an organisation's work list; nothing of the content but the note to the parent."""

    summary_id: str
    status: Status
    shared_at: Moment
    answer_by: date
    ends_on: date
    """The last day on which it can be read."""
    overdue: bool
    assigned_to: str | None = None
    """Id of the account that it is with."""
    note: str = Field(default="", repr=False)
    version: int = 0
    """Rises with every change; a form that sends it back notices a colleague's change in between."""


class Reading(_Model):
    """What a professional reads."""

    item: WorkItem
    summary: Summary
    decided: str = Field(default="", repr=False)
    contact_changed_at: Moment | None = None
    """When somebody with the code last changed how the parent can be reached: perhaps not the parent."""


class Account(_Model):
    """A person who logs in to the portal."""

    id: str
    organisation_id: str
    """Empty for a ``beheerder``, who belongs to no organisation."""
    name: str
    function: str
    role: RoleOfAccount
    email: str = Field(repr=False)

    @property
    def shown(self) -> str:
        """Name and function, as a parent reads it."""
        return f"{self.name}, {self.function}" if self.function else self.name


class LogEntry(_Model):
    """One entry of the access log: who, what, when, on what ground. Never any content."""

    number: int
    at: Moment
    actor: Actor
    account_id: str | None = None
    name: str = ""
    function: str = ""
    role: str = ""
    organisation_id: str | None = None
    action: Action
    summary_id: str | None = None
    ground: str = ""
    allowed: bool = True

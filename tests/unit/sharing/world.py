"""A small world for the tests of the store: two organisations, their people, and a clock that can be turned."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pyotp
from argon2 import PasswordHasher

from support.sharing.accounts import Accounts
from support.sharing.keyring import Keyring
from support.sharing.model import (
    Account,
    Consent,
    Line,
    Organisation,
    Receipt,
    RoleOfAccount,
    SafeContact,
    Summary,
)
from support.sharing.passwords import Passwords
from support.sharing.store import Store

WEDNESDAY = datetime(2027, 3, 10, 9, 0, tzinfo=timezone.utc)
PASSWORD = "zeven kikkers in de sloot"
GROUND = "toestemming van de ouder"
WORDS = "Ik slaap slecht sinds de verhuizing XQZV-zin"
STRENGTH = "Mijn zus helpt mij elke week XQZV-kracht"
PHONE = "06-12345678-XQZV"
CONSENT_TEXT = "Je deelt deze regels met de praktijk XQZV-tekst."
PLAIN = (WORDS, STRENGTH, PHONE, CONSENT_TEXT)
"""Everything a parent wrote in these tests: none of it may lie anywhere."""


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self, now: datetime = WEDNESDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


def organisation(organisation_id: str = "de-linde", **other: object) -> Organisation:
    known = {
        "name": "Verloskundigen De Linde",
        "kind": "verloskundigenpraktijk",
        "region": "Rotterdam",
        "municipalities": ("Rotterdam", "Schiedam"),
        "phases": ("kinderwens", "zwanger"),
        "answer_days": 3,
    }
    return Organisation.model_validate({"id": organisation_id, **known, **other})


def fast_passwords() -> Passwords:
    """Argon2 with settings that only tests may use."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@dataclass
class World:
    """One store with people around it."""

    url: str
    clock: Clock = field(default_factory=Clock)
    keyring: Keyring = field(default_factory=Keyring.in_memory)

    def __post_init__(self) -> None:
        self.store = Store.open(self.url, self.keyring, self.clock)
        self.accounts = Accounts(self.store, passwords=fast_passwords())
        self.secrets: dict[str, str] = {}
        self.store.add_organisation(organisation())
        north = {"name": "Wijkteam Noord", "kind": "wijkteam", "region": "Utrecht", "municipalities": (), "phases": ()}
        self.store.add_organisation(organisation("wijkteam-noord", **north))
        self.reader = self.person("lezer", "Anna de Vries")
        self.colleague = self.person("lezer", "Bo Jansen")
        self.coordinator = self.person("coordinator", "Carla Smit")
        self.stranger = self.person("lezer", "Dirk Bos", "wijkteam-noord")
        self.administrator = self.person("beheerder", "Eva Mol", None)

    @property
    def file(self) -> Path:
        file = self.store.database.file
        assert file is not None
        return file

    def person(self, role: RoleOfAccount, name: str, place: str | None = "de-linde") -> Account:
        email = f"{name.split()[0].lower()}@example.org"
        token = self.accounts.invite(None, email, name, "verloskundige", role, organisation_id=place)
        enrolment = self.accounts.accept(token, PASSWORD)
        self.secrets[email] = enrolment.secret
        return enrolment.account

    def totp(self, email: str) -> str:
        return pyotp.TOTP(self.secrets[email]).at(self.clock.now)

    def summary(self, *, words: str = WORDS, place: str = "de-linde", given_at: datetime | None = None) -> Summary:
        # Two consents never have the same moment; one microsecond is enough to tell them apart.
        moment = given_at or self.clock.now - timedelta(microseconds=uuid.uuid4().int % 10**9)
        return Summary(
            lines=(
                Line(section="goed", text=STRENGTH, factor="steunend_netwerk"),
                Line(section="bezig", text=words, factor="stress_of_spanning"),
            ),
            phase="zwanger",
            role="moeder",
            weeks=21,
            contact=SafeContact(kind="telefoon", value=PHONE, when="overdag"),
            consent=Consent(version="2027-1", text=CONSENT_TEXT, given_at=moment, organisation=place),
        )

    def prepare(self, *, place: str = "de-linde", days: int = 30, words: str = WORDS) -> Receipt:
        """Stored, and not confirmed: nothing is shared yet."""
        prepared = self.summary(place=place, words=words)
        return self.store.share(prepared, place, request_id=uuid.uuid4().hex, days=days)

    def share(self, *, place: str = "de-linde", days: int = 30, words: str = WORDS) -> Receipt:
        """Stored and confirmed, as the parent's page does."""
        receipt = self.prepare(place=place, days=days, words=words)
        self.store.confirm(receipt.code)
        return receipt

    def share_this(self, summary: Summary, place: str = "de-linde", request_id: str = "", days: int = 30) -> Receipt:
        """The same for a summary of the test's own."""
        receipt = self.store.share(summary, place, request_id=request_id or uuid.uuid4().hex, days=days)
        self.store.confirm(receipt.code)
        return receipt

    def wrong_code(self) -> str:
        return "appel-appel-appel-appel"

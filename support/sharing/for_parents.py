"""What a parent does: share, look with the code, withdraw, extend, change how to be reached."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError

from support.sharing import throttle
from support.sharing.codes import load_words
from support.sharing.ground import Ground, find_organisation, told_of
from support.sharing.ids import new_id
from support.sharing.model import (
    DEFAULT_DAYS,
    MOST_DAYS,
    AlreadyShared,
    ConsentTooOld,
    NotAllowed,
    Opening,
    Organisation,
    ParentView,
    Receipt,
    SafeContact,
    SharingError,
    StoreUnavailable,
    Summary,
    TooManyTries,
    UnknownCode,
    Withdrawn,
)
from support.sharing.moments import answer_by, dutch_day
from support.sharing.tables import access_log, summary

CONSENT_LASTS = timedelta(hours=24)
"""A consent is for now: one that was given longer ago is asked again."""
CLOCKS_DIFFER = timedelta(minutes=5)
OPENED = ("gelezen", "kopie gemaakt")
"""A copy holds everything, so whoever makes one has read it."""
SAME_VISIT = timedelta(minutes=30)
"""Who reads again within this time is still reading."""
CONFIRMED_WITHIN = timedelta(minutes=30)
"""What is not confirmed by then is erased: nobody may have its code."""
_REQUEST_LENGTH = range(8, 201)
_TRIES_AT_A_CODE = 3


class ForParents(Ground):
    """The part of the store that parents use, without an account."""

    def share(self, summary: Summary, organisation_id: str, *, request_id: str, days: int = DEFAULT_DAYS) -> Receipt:
        """Stores a summary for one organisation, wholly or not at all; the receipt has the only copy of the code.

        It is shared with ``confirm``, once the code has arrived. Until then no professional sees anything of it, and
        it ends by itself when it is not confirmed within ``CONFIRMED_WITHIN``.
        ``request_id``: made by the asker, 8 to 200 characters, another one for each sharing.
        Raises AlreadyShared where this request or this consent was used before, ConsentTooOld where the consent is not
        of now or for another organisation, NotAllowed for too many days or an organisation that does not take part,
        StoreUnavailable where nothing was stored.
        """
        if not 1 <= days <= MOST_DAYS or len(request_id) not in _REQUEST_LENGTH:
            raise NotAllowed
        for _ in range(_TRIES_AT_A_CODE):
            code = load_words().new_code()
            try:
                with self.begin() as connection:
                    return self._store(connection, summary, organisation_id, request_id, days, code)
            except IntegrityError:
                # Somebody else was first with this request, or, once in 2**45 times, has this code: look again.
                continue
        raise StoreUnavailable

    def confirm(self, code: str, *, address: str = "") -> ParentView:
        """Shares what was stored: the code has arrived. The promise counts from now; once more does no harm.

        Raises Withdrawn where it has ended, NotAllowed where the organisation stopped taking part, UnknownCode,
        TooManyTries, StoreUnavailable where nothing was shared.
        """
        with self._with_code(code, address) as (connection, row):
            if row.ended:
                raise Withdrawn
            return self._view(connection, row if row.confirm_by is None else self._confirmed(connection, row))

    def by_code(self, code: str, *, address: str = "") -> ParentView:
        """What the parent sees with the code. ``address``: where the try comes from, kept only as a keyed hash.

        Raises UnknownCode, TooManyTries.
        """
        with self._with_code(code, address) as (connection, row):
            self.record(connection, "bekeken met code", actor="ouder", **told_of(row))
            return self._view(connection, row)

    def withdraw(self, code: str, *, address: str = "") -> None:
        """Erases the content at once; once more does no harm. Raises UnknownCode, TooManyTries, StoreUnavailable."""
        with self._with_code(code, address) as (connection, row):
            if not row.ended:
                self._note_withdrawal(row.id)
                self.end(connection, row, "ingetrokken", actor="ouder")
        self.database.scrub()

    def extend(self, code: str, days: int, *, address: str = "") -> ParentView:
        """Lets it last so many days longer than agreed now, but never more than 90 days after it was shared.

        Raises NotAllowed where it lasts that long already or is not shared yet, Withdrawn where it has ended,
        UnknownCode, TooManyTries.
        """
        with self._with_code(code, address) as (connection, row):
            ends_on = min(row.ends_on + timedelta(days=days), dutch_day(row.shared_at) + timedelta(days=MOST_DAYS))
            if row.ended:
                raise Withdrawn
            if not 1 <= days <= MOST_DAYS or ends_on <= row.ends_on or row.confirm_by is not None:
                raise NotAllowed
            changed = self._change(connection, row, ends_on=ends_on)
            self.record(connection, "verlengd", actor="ouder", **told_of(row))
            return self._view(connection, changed)

    def change_contact(self, code: str, contact: SafeContact | None, *, address: str = "") -> ParentView:
        """Another way to be reached, or none. Raises Withdrawn where it has ended, UnknownCode, TooManyTries."""
        with self._with_code(code, address) as (connection, row):
            if row.ended:
                raise Withdrawn
            sealed = self.sealed("contact", row.id, contact.model_dump_json() if contact else None)
            changed = self._change(connection, row, contact=sealed)
            self.record(connection, "contact gewijzigd", actor="ouder", **told_of(row))
            return self._view(connection, changed)

    # --- sharing ---------------------------------------------------------------------------------------------------

    def _store(
        self, connection: Connection, shared: Summary, organisation_id: str, request_id: str, days: int, code: str
    ) -> Receipt:
        now, consent = self.clock(), shared.consent
        request_hash = self.keyring.lookup_hash("request", request_id)
        consent_hash = self.keyring.lookup_hash("consent", consent.model_dump_json())
        used = sa.or_(summary.c.request_hash == request_hash, summary.c.consent_hash == consent_hash)
        if connection.execute(sa.select(summary.c.id).where(used)).first():
            raise AlreadyShared
        receiver = find_organisation(connection, organisation_id)
        if receiver is None or not receiver.active:
            raise NotAllowed
        age = now - consent.given_at
        if not -CLOCKS_DIFFER <= age <= CONSENT_LASTS or consent.organisation not in (receiver.id, receiver.name):
            raise ConsentTooOld
        summary_id = new_id()
        promised, ends_on = answer_by(now, receiver.answer_days), dutch_day(now) + timedelta(days=days)
        connection.execute(
            sa.insert(summary).values(
                id=summary_id,
                organisation_id=receiver.id,
                code_hash=self.keyring.lookup_hash("code", code),
                request_hash=request_hash,
                consent_hash=consent_hash,
                shared_at=now,
                confirm_by=now + CONFIRMED_WITHIN,
                answer_by=promised,
                ends_on=ends_on,
                status="nieuw",
                version=1,
                ended="",
                content=self.sealed("content", summary_id, shared.model_dump_json(exclude={"contact", "consent"})),
                contact=self.sealed(
                    "contact", summary_id, shared.contact.model_dump_json() if shared.contact else None
                ),
                consent=self.sealed("consent", summary_id, consent.model_dump_json()),
            )
        )
        self.record(connection, "klaargezet", actor="ouder", summary_id=summary_id, ground=_ground(consent.version))
        return Receipt(code=code, summary_id=summary_id, organisation=receiver, answer_by=promised, ends_on=ends_on)

    def _confirmed(self, connection: Connection, row: Row) -> Row:
        now, receiver = self.clock(), find_organisation(connection, row.organisation_id)
        if receiver is None or not receiver.active:
            raise NotAllowed
        ground = _ground(self.summary_of(row).consent.version)
        row = self._change(
            connection,
            row,
            confirm_by=None,
            shared_at=now,
            answer_by=answer_by(now, receiver.answer_days),
            # As many days as were agreed, also where midnight has passed since.
            ends_on=row.ends_on + (dutch_day(now) - dutch_day(row.shared_at)),
        )
        self.record(connection, "gedeeld", actor="ouder", ground=ground, **told_of(row))
        return row

    # --- with the code ---------------------------------------------------------------------------------------------

    @contextmanager
    def _with_code(self, typed: str, address: str) -> Iterator[tuple[Connection, Row]]:
        """The summary with this code, in a transaction. One whose last day has passed is ended first."""
        code = load_words().read(typed)
        counts = (
            (throttle.CODE_PER_ADDRESS, self.keyring.lookup_hash("address", address)),
            (throttle.CODE_IN_ALL, "all"),
        )
        refused: SharingError | None = None
        with self.begin() as connection:
            now = self.clock()
            wait = throttle.take(connection, counts, now)
            row = self._find(connection, code) if code and not wait else None
            if row is not None:
                throttle.give_back(connection, counts, now)
                yield connection, row
            else:
                refused = TooManyTries(wait) if wait else UnknownCode()
        if refused is not None:
            raise refused

    def _find(self, connection: Connection, code: str) -> Row | None:
        with_code = summary.c.code_hash == self.keyring.lookup_hash("code", code)
        wanted = sa.select(summary).where(with_code).with_for_update()
        row = connection.execute(wanted).first()
        if row is not None and not row.ended and self.is_over(row):
            self.end(connection, row, "verlopen")
            row = connection.execute(wanted).first()
        return row

    def _change(self, connection: Connection, row: Row, **values: object) -> Row:
        of_it = summary.c.id == row.id
        connection.execute(sa.update(summary).where(of_it).values(**values, version=row.version + 1))
        return connection.execute(sa.select(summary).where(of_it)).one()

    def _note_withdrawal(self, summary_id: str) -> None:
        try:
            self.withdrawals.note(summary_id, self.clock())
        except OSError:
            raise StoreUnavailable from None

    def _view(self, connection: Connection, row: Row) -> ParentView:
        receiver: Organisation | None = find_organisation(connection, row.organisation_id)
        assert receiver is not None
        return ParentView(
            summary=None if row.ended else self.summary_of(row),
            status=row.status,
            organisation=receiver,
            answer_by=row.answer_by,
            ends_on=row.ends_on,
            overdue=self.is_overdue(row),
            openings=self._openings(connection, row.id),
            note=self.unsealed(row, "note"),
            decided=self.unsealed(row, "decided"),
            ended=row.ended,
            shared=row.confirm_by is None,
        )

    def _openings(self, connection: Connection, summary_id: str) -> tuple[Opening, ...]:
        read = sa.and_(access_log.c.summary_id == summary_id, access_log.c.action.in_(OPENED), access_log.c.allowed)
        rows = connection.execute(sa.select(access_log).where(read).order_by(access_log.c.number)).all()
        visits: list[Row] = []
        last: dict[str, datetime] = {}
        for row in rows:
            # A page that is read is asked for again with every click; the log keeps each, the parent sees one visit.
            if row.account_id not in last or row.at - last[row.account_id] > SAME_VISIT:
                visits.append(row)
            last[row.account_id] = row.at
        return tuple(Opening(who=", ".join(filter(None, (row.name, row.function))), when=row.at) for row in visits)

    # --- rows as what they hold --------------------------------------------------------------------------------------

    def is_overdue(self, row: Row) -> bool:
        """Whether the day of the promise has passed and nobody has opened it."""
        waits = not row.ended and row.confirm_by is None and row.status == "nieuw"
        return bool(waits and self.today() > row.answer_by)

    def summary_of(self, row: Row) -> Summary:
        """The summary that a row holds."""
        contact = self.unsealed(row, "contact")
        return Summary.model_validate(
            {
                **json.loads(self.unsealed(row, "content")),
                "contact": json.loads(contact) if contact else None,
                "consent": json.loads(self.unsealed(row, "consent")),
            }
        )


def _ground(version: str) -> str:
    return f"toestemming {version}"

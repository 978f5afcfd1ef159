"""The organisations that take part: which there are, and what they promise."""

from __future__ import annotations

import json

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from support.sharing.account_rows import active_account
from support.sharing.ground import Ground, find_organisation, organisation_of
from support.sharing.model import Account, NotAllowed, Organisation
from support.sharing.tables import organisation

_KEPT = ("name", "kind", "active")
"""What a coordinator does not change."""


class Organisations(Ground):
    """The part of the store that knows the organisations."""

    def organisations(self, *, region: str | None = None, phase: str | None = None) -> list[Organisation]:
        """The active ones, by name; only those of a region, or for a phase, where that is asked.

        A region also fits where it is the name of one of the municipalities.
        """
        return [
            one
            for one in self.all_organisations()
            if one.active and _in(one, region) and (not phase or not one.phases or phase in one.phases)
        ]

    def all_organisations(self) -> list[Organisation]:
        """Every organisation, also those that no longer take part, by name."""
        with self.begin() as connection:
            rows = connection.execute(sa.select(organisation)).all()
        return sorted((organisation_of(row) for row in rows), key=lambda one: (one.name.casefold(), one.id))

    def organisation(self, organisation_id: str) -> Organisation | None:
        """The organisation with this id, active or not."""
        with self.begin() as connection:
            return find_organisation(connection, organisation_id)

    def add_organisation(self, added: Organisation, *, issuer: str | None = None, by: Account | None = None) -> None:
        """Adds one. ``issuer``: address of the OpenID Connect provider whose word counts for it.

        ``by``: a ``beheerder``, or None for whoever stands at the command line.
        Raises NotAllowed where the id is taken.
        """
        try:
            with self.begin() as connection:
                who = self._keeper(connection, by, None)
                connection.execute(sa.insert(organisation).values(**_values(added), issuer=issuer))
                self.record(connection, "organisatie gewijzigd", account=who, organisation_id=added.id)
        except IntegrityError:
            raise NotAllowed from None

    def change_organisation(
        self, changed: Organisation, *, issuer: str | None = None, by: Account | None = None
    ) -> None:
        """Puts new values in place of those of the organisation with the same id; an issuer only where one is given.

        ``by``: a ``beheerder``, a coordinator for the own organisation (what parents know it by stays: name, kind,
        and whether it takes part), or None for whoever stands at the command line.
        Raises NotAllowed where there is none.
        """
        values = {**_values(changed), **({"issuer": issuer} if issuer else {})}
        with self.begin() as connection:
            who = self._keeper(connection, by, changed)
            of_it = organisation.c.id == changed.id
            if connection.execute(sa.update(organisation).where(of_it).values(values)).rowcount == 0:
                raise NotAllowed
            self.record(connection, "organisatie gewijzigd", account=who, organisation_id=changed.id)

    def _keeper(self, connection: Connection, by: Account | None, changed: Organisation | None) -> Account | None:
        """Who may add an organisation, or put these values in place of an old one's."""
        if by is None:
            return None
        who = active_account(connection, self.keyring, by.id)
        if who is not None and who.role == "beheerder":
            return who
        if who is None or changed is None or who.role != "coordinator" or who.organisation_id != changed.id:
            raise NotAllowed
        known = find_organisation(connection, changed.id)
        if known is None or any(getattr(known, kept) != getattr(changed, kept) for kept in _KEPT):
            raise NotAllowed
        return who


def _in(one: Organisation, region: str | None) -> bool:
    return not region or region.casefold() in {one.region.casefold(), *(name.casefold() for name in one.municipalities)}


def _values(one: Organisation) -> dict[str, object]:
    values = one.model_dump(mode="json")
    return {
        **values,
        "municipalities": json.dumps(values["municipalities"], ensure_ascii=False),
        "phases": json.dumps(values["phases"], ensure_ascii=False),
    }

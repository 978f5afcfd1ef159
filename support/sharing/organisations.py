"""The organisations that take part: which there are, and what they promise."""

from __future__ import annotations

import json

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from support.sharing.ground import Ground, find_organisation, organisation_of
from support.sharing.model import NotAllowed, Organisation
from support.sharing.tables import organisation


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

    def add_organisation(self, added: Organisation, *, issuer: str | None = None) -> None:
        """Adds one. ``issuer``: address of the OpenID Connect provider whose word counts for it.

        Raises NotAllowed where the id is taken.
        """
        try:
            with self.begin() as connection:
                connection.execute(sa.insert(organisation).values(**_values(added), issuer=issuer))
                self.record(connection, "organisatie gewijzigd", organisation_id=added.id)
        except IntegrityError:
            raise NotAllowed from None

    def change_organisation(self, changed: Organisation, *, issuer: str | None = None) -> None:
        """Puts new values in place of those of the organisation with the same id; an issuer only where one is given.

        Raises NotAllowed where there is none.
        """
        values = {**_values(changed), **({"issuer": issuer} if issuer else {})}
        with self.begin() as connection:
            of_it = organisation.c.id == changed.id
            if connection.execute(sa.update(organisation).where(of_it).values(values)).rowcount == 0:
                raise NotAllowed
            self.record(connection, "organisatie gewijzigd", organisation_id=changed.id)


def _in(one: Organisation, region: str | None) -> bool:
    return not region or region.casefold() in {one.region.casefold(), *(name.casefold() for name in one.municipalities)}


def _values(one: Organisation) -> dict[str, object]:
    values = one.model_dump(mode="json")
    return {
        **values,
        "municipalities": json.dumps(values["municipalities"], ensure_ascii=False),
        "phases": json.dumps(values["phases"], ensure_ascii=False),
    }

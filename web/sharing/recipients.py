"""The organisations that take part, those that fit what a parent told first."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from support.sharing import model
from support.sharing.model import Organisation
from support.sharing.store import Store
from support.situation import Situation
from web.errors import StoreUnavailable, UnknownRecipient
from web.sharing.wording import sharing_texts


class Recipients:
    """Who can receive a summary. Without a store nobody can."""

    def __init__(self, store: Store | None) -> None:
        self._store = store

    async def any(self) -> bool:
        """Tell whether sharing can be offered; not where the store does not answer: help never waits for it."""
        try:
            return bool(await self._active())
        except StoreUnavailable:
            return False

    async def listed(self, situation: Situation | None) -> list[dict[str, Any]]:
        """Every one that takes part. Raises StoreUnavailable."""
        shown = [_shown(one, fits(one, situation)) for one in await self._active()]
        return sorted(shown, key=_place_in_list)

    async def get(self, recipient: str) -> Organisation:
        """The one with this id. Raises UnknownRecipient, StoreUnavailable."""
        for one in await self._active():
            if one.id == recipient:
                return one
        raise UnknownRecipient

    async def _active(self) -> list[Organisation]:
        if self._store is None:
            return []
        try:
            return await asyncio.to_thread(self._store.organisations)
        except model.SharingError:
            raise StoreUnavailable from None


def fits(organisation: Organisation, situation: Situation | None) -> bool:
    """Whether it is there for the phase and the place that were told; what was not told keeps nobody out."""
    if situation is None:
        return True
    phase_fits = not organisation.phases or situation.phase is None or situation.phase in organisation.phases
    return phase_fits and _is_near(organisation, situation)


def _is_near(organisation: Organisation, situation: Situation) -> bool:
    town, region = situation.municipality, situation.region
    whole_region = region is not None and _plain(organisation.region) == _plain(region)
    if organisation.municipalities and town is not None:
        return _plain(town) in map(_plain, organisation.municipalities)
    if town is not None:
        return whole_region or _plain(organisation.region) == _plain(town)
    return region is None or whole_region or _reaches(organisation, region)


def _reaches(organisation: Organisation, region: str) -> bool:
    """Whether its own region is a town of this one: "Rotterdam" of "rotterdam-rijnmond"."""
    return _plain(organisation.region) in _plain(region)


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "-", name.strip().casefold())


def _shown(one: Organisation, fitting: bool) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "kind_title": sharing_texts().soorten[one.kind],
        "region": one.region,
        "municipalities": list(one.municipalities),
        "phases": list(one.phases),
        "answer_days": one.answer_days,
        "fits": fitting,
    }


def _place_in_list(shown: dict[str, Any]) -> tuple[bool, str, str, str, str]:
    return (not shown["fits"], *(shown[key].casefold() for key in ("region", "kind", "name", "id")))

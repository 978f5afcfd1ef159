"""Opening the store at the start. Help never depends on it: where it cannot be opened, the chat runs without."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from support.sharing.keyring import KeyringError
from support.sharing.model import StoreUnavailable
from support.sharing.settings import StoreSettings
from support.sharing.store import Store

log = logging.getLogger("web.sharing")


def open_store(environ: Mapping[str, str]) -> Store | None:
    """The store of this installation; None, with one line in the log, where sharing is off."""
    settings = StoreSettings.from_environment(environ)
    if not settings.key_file.exists():
        log.info("Sharing is off: there are no keys yet. `naast keys new` makes them.")
        return None
    try:
        store = settings.open()
    except (KeyringError, StoreUnavailable, ValueError, OSError) as error:
        log.error("Sharing is off: the store could not be opened (%s).", type(error).__name__)
        return None
    log.info("Sharing is on.")
    return store

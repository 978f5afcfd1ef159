"""Where the store, its keys and its backups are: from the environment, or in the user's data folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from support.sharing.keyring import Keyring
from support.sharing.moments import now_utc

if TYPE_CHECKING:
    from support.sharing.store import Store


@dataclass(frozen=True)
class StoreSettings:
    """The three places. Keys and store belong on different disks or mounts where there are more."""

    url: str
    key_file: Path
    backups: Path

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> StoreSettings:
        """``NAAST_STORE`` (a database URL), ``NAAST_KEY_FILE``, ``NAAST_BACKUPS``.

        What is not set lies where data of a person's programs lies: ``naast`` in ``XDG_DATA_HOME``, otherwise in
        ``~/.local/share``. Not in the cache of the installation: that may be thrown away.
        """
        home = Path(environ.get("XDG_DATA_HOME") or Path(environ.get("HOME") or "/var/lib") / ".local" / "share")
        own = home / "naast"
        return cls(
            url=environ.get("NAAST_STORE") or f"sqlite:///{own / 'store' / 'naast.sqlite'}",
            key_file=Path(environ.get("NAAST_KEY_FILE") or own / "keys" / "naast.json"),
            backups=Path(environ.get("NAAST_BACKUPS") or own / "backups"),
        )

    def open(self, clock: Callable[[], datetime] = now_utc) -> Store:
        """Opens the store with its keys.

        Raises KeyringError, StoreUnavailable, or ValueError for an address that is no store.
        """
        from support.sharing.store import Store

        return Store.open(self.url, Keyring.load(self.key_file), clock)

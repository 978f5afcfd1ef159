"""The keys of the store: they lie in a file of their own, never in the database.

Three kinds. *Content* keys seal fields with AES-GCM; there may be several, each with an id, so that they can be
replaced. The *lookup* key makes hashes of codes and tokens, by which they are found again. The *log* key makes the
chain of the access log. A sealed field holds the id of its key and is bound to its place (table, column, row): moved to
another place it cannot be opened.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import secrets
import stat
from collections.abc import Collection
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_serializer, field_validator

KEY_BYTES = 32
NONCE_BYTES = 12
_MARK = b"N1"
_OTHERS_MAY = stat.S_IRWXG | stat.S_IRWXO


class KeyringError(Exception):
    """The keys cannot be used; the message is one sentence and holds no key and no content."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class _Key(_Model):
    secret: bytes = Field(repr=False)
    made_at: AwareDatetime
    retired_at: AwareDatetime | None = None
    """Since when nothing in the database needs it any more; backups may."""

    @field_validator("secret", mode="before")
    @classmethod
    def _decoded(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        try:
            return base64.b64decode(written, validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("a key is written in base64") from None

    @field_validator("secret")
    @classmethod
    def _long_enough(cls, secret: bytes) -> bytes:
        if len(secret) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        return secret

    @field_serializer("secret")
    def _encoded(self, secret: bytes) -> str:
        return base64.b64encode(secret).decode("ascii")

    @classmethod
    def new(cls) -> _Key:
        return cls(secret=secrets.token_bytes(KEY_BYTES), made_at=datetime.now(timezone.utc))


class _KeyFile(_Model):
    active: str
    """Id of the content key that new fields are sealed with."""
    content: dict[str, _Key]
    lookup: _Key
    log: _Key

    @classmethod
    def new(cls) -> _KeyFile:
        first = _new_id()
        return cls(active=first, content={first: _Key.new()}, lookup=_Key.new(), log=_Key.new())


class Keyring:
    """The keys of one installation. A key file that another process replaced is read again by itself."""

    def __init__(self, keys: _KeyFile, path: Path | None = None) -> None:
        self._keys = keys
        self._path = path
        self._read_from = _version(path)

    # --- where the keys lie ----------------------------------------------------------------------------------

    @classmethod
    def in_memory(cls) -> Keyring:
        """New keys that are gone with the process: for tests."""
        return cls(_KeyFile.new())

    @classmethod
    def new(cls, path: Path) -> Keyring:
        """Makes new keys and a key file that only its owner may read. Raises KeyringError where there is one."""
        keys = _KeyFile.new()
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise KeyringError(f"There is already a key file at {path}; it was left as it is.") from None
        except OSError as error:
            raise KeyringError(f"The key file {path} could not be written: {error.strerror}.") from None
        _write(handle, keys)
        return cls(keys, path)

    @classmethod
    def load(cls, path: Path) -> Keyring:
        """Reads the key file.

        Raises KeyringError where it is missing, damaged, or open to others than its owner.
        """
        return cls(_read(path), path)

    def _refresh(self) -> None:
        if self._path is not None and (now := _version(self._path)) not in (self._read_from, None):
            self._keys, self._read_from = _read(self._path), now

    def _save(self, keys: _KeyFile) -> None:
        """The old file stays whole until the new one is."""
        if self._path is not None:
            fresh = self._path.with_name(f"{self._path.name}.{secrets.token_hex(4)}")
            try:
                _write(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), keys)
                fresh.replace(self._path)
                _sync_folder(self._path.parent)
            except OSError as error:
                fresh.unlink(missing_ok=True)
                raise KeyringError(f"The key file {self._path} could not be written: {error.strerror}.") from None
        self._keys, self._read_from = keys, _version(self._path)

    # --- sealing -------------------------------------------------------------------------------------------------

    def seal(self, text: str, place: str) -> bytes:
        """Encrypts ``text`` with the active key for one place, such as "summary.content:<row>"."""
        self._refresh()
        key_id = self._keys.active
        nonce = secrets.token_bytes(NONCE_BYTES)
        written = text.encode("utf-8", errors="replace")
        sealed = AESGCM(self._keys.content[key_id].secret).encrypt(nonce, written, _bound(place, key_id))
        return _MARK + bytes([len(key_id)]) + key_id.encode("ascii") + nonce + sealed

    def unseal(self, sealed: bytes, place: str) -> str:
        """The text of a sealed field.

        Raises KeyringError where its key is missing, or it was changed or comes from another place.
        """
        key_id, rest = _apart(sealed)
        if key_id not in self._keys.content:
            self._refresh()
        if key_id not in self._keys.content:
            raise KeyringError("The key of a field is not in the key file.")
        secret = self._keys.content[key_id].secret
        try:
            return AESGCM(secret).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], _bound(place, key_id)).decode("utf-8")
        except (InvalidTag, ValueError):
            raise KeyringError("A field in the store was changed, or its key is another one.") from None

    # --- hashes --------------------------------------------------------------------------------------------------

    def lookup_hash(self, kind: str, secret: str) -> str:
        """A keyed hash by which a code, token or address is found again without being kept."""
        return _mac(self._keys.lookup, f"{kind}\0{secret}")

    def log_hash(self, text: str) -> str:
        """A keyed hash for the chain of the access log."""
        return _mac(self._keys.log, text)

    # --- replacing content keys ----------------------------------------------------------------------------------

    @property
    def active(self) -> str:
        """Id of the active content key."""
        return self._keys.active

    def key_ids(self) -> dict[str, datetime | None]:
        """Every content key, with when it was retired."""
        return {key_id: key.retired_at for key_id, key in self._keys.content.items()}

    def add_key(self) -> str:
        """Makes a new content key the active one; the others still open what they sealed. Gives its id."""
        self._refresh()
        key_id = _new_id()
        self._save(
            self._keys.model_copy(update={"active": key_id, "content": {**self._keys.content, key_id: _Key.new()}})
        )
        return key_id

    def retire(self, key_ids: Collection[str], now: datetime) -> None:
        """Notes that nothing in the database needs these keys any more; never of the active one."""
        content = {
            key_id: key.model_copy(update={"retired_at": now}) if self._to_retire(key_id, key_ids) else key
            for key_id, key in self._keys.content.items()
        }
        self._save(self._keys.model_copy(update={"content": content}))

    def forget_retired(self, in_use: Collection[str], now: datetime, after: timedelta) -> list[str]:
        """Removes keys that were retired longer ago than ``after``: what only they can open is lost for good."""
        retired = {key_id: at for key_id, at in self.key_ids().items() if at and key_id not in (self.active, *in_use)}
        old = [key_id for key_id, at in retired.items() if now - at > after]
        if old:
            content = {key_id: key for key_id, key in self._keys.content.items() if key_id not in old}
            self._save(self._keys.model_copy(update={"content": content}))
        return old

    def _to_retire(self, key_id: str, wanted: Collection[str]) -> bool:
        return key_id in wanted and key_id != self._keys.active and not self._keys.content[key_id].retired_at


def key_id_of(sealed: bytes) -> str:
    """The id of the key that a field was sealed with. Raises KeyringError where the field is damaged."""
    return _apart(sealed)[0]


def _new_id() -> str:
    return f"{datetime.now(timezone.utc):%Y%m%d}-{secrets.token_hex(4)}"


def _bound(place: str, key_id: str) -> bytes:
    return f"{place}\0{key_id}".encode()


def _apart(sealed: bytes) -> tuple[str, bytes]:
    start = len(_MARK) + 1
    if len(sealed) < start or not sealed.startswith(_MARK) or len(sealed) < start + sealed[start - 1] + NONCE_BYTES:
        raise KeyringError("A field in the store is damaged.")
    end = start + sealed[start - 1]
    return sealed[start:end].decode("ascii", errors="replace"), sealed[end:]


def _mac(key: _Key, text: str) -> str:
    return hmac.new(key.secret, text.encode("utf-8", errors="surrogatepass"), hashlib.sha256).hexdigest()


def _version(path: Path | None) -> tuple[int, int] | None:
    try:
        found = path.stat() if path else None
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ino) if found else None


def _read(path: Path) -> _KeyFile:
    try:
        if path.stat().st_mode & _OTHERS_MAY:
            raise KeyringError(f"The key file {path} is open to others: only its owner may read it (chmod 600).")
        keys = _KeyFile.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise KeyringError(f"There is no key file at {path}; `naast keys new` makes one.") from None
    except OSError as error:
        raise KeyringError(f"The key file {path} could not be read: {error.strerror}.") from None
    except ValidationError:
        raise KeyringError(f"The key file {path} is damaged.") from None
    if keys.active not in keys.content:
        raise KeyringError(f"The key file {path} is damaged: the active key is not in it.")
    return keys


def _write(handle: int, keys: _KeyFile) -> None:
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(keys.model_dump(mode="json"), file, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

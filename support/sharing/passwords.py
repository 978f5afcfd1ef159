"""Passwords of professionals: hashed with argon2, refused where they are easy to guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from support.sharing.model import WeakPassword

LEAST_CHARACTERS = 12
MOST_CHARACTERS = 200
LEAST_DIFFERENT = 6
_COMMON = (
    "wachtwoord",
    "welkom",
    "password",
    "qwerty",
    "123456",
    "abcdef",
    "naast",
    "letmein",
    "geheim",
    "verloskundige",
)
_LEAST_LEFT = 8
"""So many characters must be left when common words and the person's own names are taken away."""


class Passwords:
    """Makes and checks hashes. A check takes about as long where there is no account as where there is one."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._of_nobody = self._hasher.hash("nobody has this password")

    def hash(self, password: str, own_words: Iterable[str]) -> str:
        """The hash to keep. ``own_words``: name and e-mail address. Raises WeakPassword."""
        if _is_weak(password, own_words):
            raise WeakPassword
        return self._hasher.hash(_bytes(password))

    def holds(self, kept: str | None, password: str) -> bool:
        """Whether it is the password of this hash; never for None."""
        try:
            fits = self._hasher.verify(kept or self._of_nobody, _bytes(password) if _is_readable(password) else b"")
        except (Argon2Error, InvalidHashError):
            return False
        return fits and kept is not None

    def renewed(self, kept: str, password: str) -> str | None:
        """A new hash where the settings of argon2 have changed since; the password was just checked."""
        return self._hasher.hash(_bytes(password)) if self._hasher.check_needs_rehash(kept) else None


def _plain(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return _plain(password).encode("utf-8", errors="surrogatepass")


def _is_readable(password: str) -> bool:
    return len(password) <= MOST_CHARACTERS


def _is_weak(password: str, own_words: Iterable[str]) -> bool:
    plain = _plain(password)
    if not LEAST_CHARACTERS <= len(plain) <= MOST_CHARACTERS or len(set(plain)) < LEAST_DIFFERENT:
        return True
    left = plain.casefold()
    for word in (*_COMMON, *(part for own in own_words for part in re.split(r"\W+", own.casefold()) if len(part) > 2)):
        left = left.replace(word, "")
    return len(left) < _LEAST_LEFT

"""Why logging in through a provider can fail. Each names a sentence of ``data/inloggen.yml``; none holds what was told.

``reason`` is for whoever keeps the installation: fixed English words, never something that came with a request.
"""

from __future__ import annotations

from typing import ClassVar


class NoLogIn(Exception):
    """Somebody does not get in this way, this time."""

    sentence: ClassVar[str]
    status: ClassVar[int]

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ProviderAway(NoLogIn):
    """The provider cannot be reached, is too slow, or says something that is no answer."""

    sentence, status = "away", 503


class BeginAgain(NoLogIn):
    """The answer does not belong to a log-in that this browser began just now."""

    sentence, status = "again", 400


class Stopped(NoLogIn):
    """The provider says that the person did not log in there."""

    sentence, status = "stopped", 403


class NotTrusted(NoLogIn):
    """The ID token does not prove what it must prove."""

    sentence, status = "not_trusted", 403


class UnknownKey(NotTrusted):
    """The ID token is signed with a key that we have not seen yet."""


class OneStep(NoLogIn):
    """The provider does not say that the person logged in with a second factor."""

    sentence, status = "one_step", 403


class NoAccount(NoLogIn):
    """The provider knows the person; we do not."""

    sentence, status = "no_account", 403

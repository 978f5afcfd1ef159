"""What can be wrong with a request to the portal."""

from __future__ import annotations

from typing import ClassVar


class PortalError(Exception):
    """A request that is not done. Carries the name of a sentence, never a word of what was typed."""

    sentence: ClassVar[str]
    status: ClassVar[int]
    gives_back: ClassVar[bool] = False
    """Whether the answer shows what was typed, so that it is not lost."""


class LoggedOut(PortalError):
    """The session is over, and a form came."""

    sentence, status, gives_back = "logged_out", 401, True


class OldForm(PortalError):
    """The form belongs to another session, or has no token."""

    sentence, status, gives_back = "form_old", 403, True


class ForeignForm(PortalError):
    """The form stood on another site. Nothing of it is shown: it may be made up."""

    sentence, status = "foreign", 403


class NotForYou(PortalError):
    """This account has another role."""

    sentence, status = "not_for_you", 403

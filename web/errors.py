"""Everything that can be wrong with a request, by the names of openapi.yml."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, ClassVar


class ApiError(Exception):
    """A request that cannot be done. Carries a code, never a word of what the parent typed."""

    code: ClassVar[str]
    status: ClassVar[int]

    def more(self) -> dict[str, Any]:
        """What the answer carries besides code and sentence."""
        return {}

    def sentence(self) -> str | None:
        """What is said in place of the sentence that its code has."""
        return None


class InvalidJson(ApiError):
    """The body is not one clear JSON value."""

    code, status = "invalid_json", 400


class InvalidRequest(ApiError):
    """The body is JSON, but not what the API describes."""

    code, status = "invalid_request", 422


class EmptyText(ApiError):
    """Nothing readable is left of the text."""

    code, status = "empty_text", 422


class TooLong(ApiError):
    """The text or the body is longer than allowed."""

    code, status = "too_long", 413


class UnknownToken(ApiError):
    """No such conversation: never begun, expired, or wiped."""

    code, status = "unknown_token", 401


class ChoiceNotOffered(ApiError):
    """The choice does not stand below the most recent answer."""

    code, status = "choice_not_offered", 409


class IdReused(ApiError):
    """The id was used before for another message."""

    code, status = "id_reused", 409


class TooMany(ApiError):
    """More than the limits allow; may be tried again after `retry_after` seconds."""

    code, status = "too_many", 429

    def __init__(self, retry_after: float = 1.0) -> None:
        super().__init__()
        self.retry_after = max(1, math.ceil(retry_after))


# --- the summary and what is shared of it ------------------------------------------------------------------------


class NothingChosen(ApiError):
    """There is no line."""

    code, status = "nothing_chosen", 422


class LineTooLong(ApiError):
    """A line, a contact, or all of it together is longer than allowed."""

    code, status = "line_too_long", 422


class ContactUnclear(ApiError):
    """Nobody could be reached with this telephone number or e-mail address."""

    code, status = "contact_unclear", 422


class SummaryUnavailable(ApiError):
    """The bot, which knows what was told, does not answer."""

    code, status = "summary_unavailable", 503


class NamesNotChecked(ApiError):
    """It is not certain that there are no names of others left in the text."""

    code, status = "names_not_checked", 503


class NamesFound(ApiError):
    """There were names in what was to be shared. Carries the lines without them, for the parent only."""

    code, status = "names_found", 409

    def __init__(self, lines: Sequence[dict[str, Any]]) -> None:
        super().__init__()
        self._lines = lines

    def more(self) -> dict[str, Any]:
        """The lines as they would be shared."""
        return {"lines": list(self._lines)}


class UnknownRecipient(ApiError):
    """No such organisation takes part."""

    code, status = "unknown_recipient", 409


class ConsentChanged(ApiError):
    """The text that was agreed to is not the one that would count now, or it counted already."""

    code, status = "consent_changed", 409


class AlreadyShared(ApiError):
    """This was shared before; it was not shared again."""

    code, status = "already_shared", 409


class NotShared(ApiError):
    """It could not be stored: nothing was shared."""

    code, status = "not_shared", 503


class UnknownCode(ApiError):
    """Nothing is shared with this code."""

    code, status = "unknown_code", 404


class Ended(ApiError):
    """It was withdrawn or its last day has passed."""

    code, status = "ended", 410


class NotPossible(ApiError):
    """It lasts as long as it can already."""

    code, status = "not_possible", 409


class StoreUnavailable(ApiError):
    """What is shared cannot be read or changed now."""

    code, status = "store_unavailable", 503

"""Everything that can be wrong with a request, by the names of openapi.yml."""

from __future__ import annotations

import math
from typing import ClassVar


class ApiError(Exception):
    """A request that cannot be done. Carries a code, never a word of what the parent typed."""

    code: ClassVar[str]
    status: ClassVar[int]


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

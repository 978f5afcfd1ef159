"""What goes wrong in the store, as answers of the parent API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from support.sharing import model
from web.errors import (
    AlreadyShared,
    ApiError,
    ConsentChanged,
    Ended,
    NotPossible,
    NotShared,
    StoreUnavailable,
    TooMany,
    UnknownCode,
    UnknownRecipient,
)
from web.sharing.wording import sharing_texts


class TooManyCodes(TooMany):
    """Too many codes were tried that are not right."""

    def sentence(self) -> str:
        """Say what happened, and that waiting helps."""
        return sharing_texts().te_vaak


@contextmanager
def answered_with_a_code() -> Iterator[None]:
    """Errors of what is done with a code."""
    try:
        yield
    except model.TooManyTries as error:
        raise TooManyCodes(error.wait_seconds) from None
    except model.UnknownCode:
        raise UnknownCode from None
    except model.Withdrawn:
        raise Ended from None
    except model.NotAllowed:
        raise NotPossible from None
    except model.StoreUnavailable:
        raise StoreUnavailable from None


def why_not_shared(error: Exception) -> ApiError:
    """The answer to an error while sharing: whatever it was, nothing was shared."""
    if isinstance(error, model.AlreadyShared):
        return AlreadyShared()
    if isinstance(error, model.ConsentTooOld):
        return ConsentChanged()
    if isinstance(error, model.NotAllowed):
        return UnknownRecipient()
    return NotShared()

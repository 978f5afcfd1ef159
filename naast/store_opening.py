"""Opening the store for a command: where it lies comes from the environment, and what fails is one sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click
from pydantic import ValidationError

from support.sharing.keyring import KeyringError
from support.sharing.model import NotAllowed, SharingError, StoreUnavailable
from support.sharing.settings import StoreSettings
from support.sharing.store import Store


def settings() -> StoreSettings:
    """Where store, keys and backups are: ``NAAST_STORE``, ``NAAST_KEY_FILE``, ``NAAST_BACKUPS``, or the defaults."""
    return StoreSettings.from_environment(os.environ)


@contextmanager
def errors_in_one_line() -> Iterator[None]:
    """What a command cannot do ends it with one sentence."""
    try:
        yield
    except NotAllowed:
        raise click.ClickException("This cannot be done: look at the id, the e-mail address and the role.") from None
    except StoreUnavailable:
        raise click.ClickException("The store could not be read or written; nothing was changed.") from None
    except ValidationError as error:
        wrong = error.errors(include_input=False)[0]
        raise click.ClickException(f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}.") from None
    except (SharingError, KeyringError, ValueError) as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def opened_store() -> Iterator[Store]:
    """The store of this installation, closed afterwards."""
    with errors_in_one_line():
        store = settings().open()
        try:
            yield store
        finally:
            store.close()

"""``naast keys``: the keys that what parents share is sealed with."""

from __future__ import annotations

import click

from naast.store_opening import errors_in_one_line, opened_store, settings
from support.sharing.keyring import Keyring
from support.sharing.rotation import DAMAGED, keys_in_use
from support.sharing.rotation import rotate as rotate_keys


@click.group("keys")
def keys() -> None:
    """The keys of the store (NAAST_KEY_FILE). Keep a copy of the file in a safe place, not beside the backups."""


@keys.command("new")
def new() -> None:
    """Makes the key file, once, before the store is first used."""
    with errors_in_one_line():
        Keyring.new(settings().key_file)
    click.echo(f"Made {settings().key_file}. Keep a copy in a safe place: without it nothing in the store can be read.")


@keys.command("rotate")
def rotate() -> None:
    """Makes a new key and seals everything in the store with it; may be done while Naast serves."""
    with opened_store() as store:
        done = rotate_keys(store)
    click.echo(f"New key {done.key_id}; {done.fields} fields sealed anew.")
    if done.forgotten:
        click.echo(f"Forgotten, as neither store nor backups need them: {', '.join(done.forgotten)}.")


@keys.command("check")
def check() -> None:
    """Tells which keys there are and whether every field in the store opens. Exits with 1 where one does not."""
    with opened_store() as store:
        used = keys_in_use(store)
        for key_id, retired_at in sorted(store.keyring.key_ids().items()):
            state = (
                "active"
                if key_id == store.keyring.active
                else f"retired on {retired_at:%Y-%m-%d}"
                if retired_at
                else "old"
            )
            click.echo(f"{key_id}: {state}, {used[key_id]} fields")
    if used[DAMAGED]:
        raise click.ClickException(f"{used[DAMAGED]} fields cannot be opened: they were changed, or their key is gone.")
    click.echo("Every field opens.")

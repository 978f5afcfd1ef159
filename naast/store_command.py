"""``naast store``: what has to be done regularly to what parents share."""

from __future__ import annotations

from pathlib import Path

import click

from naast.store_opening import errors_in_one_line, opened_store, settings
from support.sharing.access_log import lines_are_whole
from support.sharing.backup import backup as back_up
from support.sharing.backup import remove_old
from support.sharing.keyring import Keyring


@click.group("store")
def store() -> None:
    """The store of what parents share (NAAST_STORE): run `backup` every night, or at least `expire`."""


@store.command("expire")
def expire() -> None:
    """Erases what has ended, and backups older than a week."""
    with opened_store() as opened:
        ended = opened.expire()
        removed = remove_old(settings().backups, opened.clock())
    click.echo(f"{ended} summaries ended; {len(removed)} old backups removed.")


@store.command("backup")
def backup() -> None:
    """Erases what has ended, copies the SQLite store to NAAST_BACKUPS, and removes copies older than a week.

    May be done while Naast serves.
    """
    with opened_store() as opened:
        if opened.database.file is None:
            raise click.ClickException("This store is PostgreSQL: use pg_dump for it.")
        opened.expire()
        made = back_up(opened.database.file, settings().backups, opened.clock())
        removed = remove_old(settings().backups, opened.clock())
    click.echo(f"Made {made}; {len(removed)} old backups removed.")


@store.command("log")
@click.option("--check", "checks", is_flag=True, help="Only say whether the access log is whole.")
@click.option(
    "--lines",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="With --check: an exported file, in place of the log in the store.",
)
def log(checks: bool, lines: Path | None) -> None:
    """Writes the access log to standard output as JSON Lines. Exits with 1 where the log is not whole."""
    if checks and lines is not None:
        with errors_in_one_line():
            whole = lines_are_whole(Keyring.load(settings().key_file), lines.read_text(encoding="utf-8").splitlines())
    else:
        with opened_store() as opened:
            if not checks:
                for line in opened.export_log():
                    click.echo(line)
            whole = opened.log_is_whole()
    if not whole:
        raise click.ClickException("The access log is not whole: entries were changed, put in or left out.")
    if checks:
        click.echo("The access log is whole.")

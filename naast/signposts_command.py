"""``naast signposts check``: what fails in the signpost directory, and what a person must still verify."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from support.catalogue import CatalogueError
from support.signpost_entry import Signpost
from support.signpost_files import read_directory, unlisted
from support.signposts import DATA


@click.group("signposts")
def signposts() -> None:
    """The directory of places where parents find help."""


@signposts.command("check")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=DATA,
    help="Another folder with signpost files; without it the directory of this installation.",
)
def check(folder: Path) -> None:
    """Checks the signpost files and lists what a person must still verify.

    Exits with 1 where something fails.
    """
    try:
        entries, problems = read_directory(folder)
        problems = (*problems, *unlisted(entries))
    except CatalogueError as error:
        raise click.ClickException(str(error)) from error
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.ClickException(f"{_counted(len(problems), 'problem')} in the directory: see above.")
    for entry in entries:
        if entry.shown and entry.verify:
            click.echo(_to_verify(entry))
    click.echo(_totals(entries))


def _to_verify(entry: Signpost) -> str:
    head = f"{entry.id} ({entry.name}), level {entry.level}, read on {entry.checked_on}:"
    return "\n".join([head, *(f"  - {point}" for point in entry.verify)])


def _totals(entries: tuple[Signpost, ...]) -> str:
    shown = [entry for entry in entries if entry.shown]
    points = sum(len(entry.verify) for entry in shown)
    levels = Counter(entry.level for entry in entries)
    per_level = ", ".join(f"{level} {levels[level]}" for level in sorted(levels))
    return (
        f"{_counted(len(entries), 'signpost')} ({per_level}), {len(shown)} shown to parents, "
        f"{_counted(points, 'point')} to verify in those."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

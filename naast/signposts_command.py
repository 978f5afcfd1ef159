"""``naast signposts check``: what fails in the signpost directory, and what a person must still verify."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from naast.signpost_links import NoNetwork, try_links
from support.catalogue import CatalogueError
from support.opening import dutch_now
from support.signpost_entry import Signpost
from support.signpost_files import read_directory, unlisted
from support.signposts import DATA

SOON = datetime.timedelta(days=60)
"""So long before its date an entry is named, so that a person has time to read its sources again."""


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
@click.option("--links", is_flag=True, help="Also try the web address of each shown signpost (needs a network).")
@click.option(
    "--on",
    "on",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    default=None,
    help="The day to reckon from, such as 2027-10-01; without it today.",
)
def check(folder: Path, links: bool, on: datetime.datetime | None) -> None:
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
    shown = [entry for entry in entries if entry.shown]
    for entry in shown:
        if entry.verify:
            click.echo(_to_verify(entry))
    for line in _past_or_soon(shown, on.date() if on else dutch_now().date()):
        click.echo(line)
    click.echo(_totals(entries))
    if links:
        _try(shown)


def _to_verify(entry: Signpost) -> str:
    head = f"{entry.id} ({entry.name}), level {entry.level}, read on {entry.checked_on}:"
    return "\n".join([head, *(f"  - {point}" for point in entry.verify)])


def _past_or_soon(shown: Sequence[Signpost], today: datetime.date) -> list[str]:
    """What is proposed no more because nobody read its sources for a year, and what will be so soon."""
    past = [one for one in shown if not one.valid(today)]
    soon = [one for one in shown if one.valid(today) and not one.valid(today + SOON)]
    lines = []
    if past:
        lines += [f"Past their date, so not proposed to parents ({_counted(len(past), 'signpost')}):", *_dated(past)]
    if soon:
        lines += [f"To read again within {SOON.days} days ({_counted(len(soon), 'signpost')}):", *_dated(soon)]
    return lines


def _dated(entries: Sequence[Signpost]) -> list[str]:
    ordered = sorted(entries, key=lambda one: (one.valid_until, one.id))
    return [f"  - {one.id} ({one.name}), valid until {one.valid_until}" for one in ordered]


def _try(shown: Sequence[Signpost]) -> None:
    try:
        tried = try_links(shown)
    except NoNetwork as error:
        raise click.ClickException(str(error)) from error
    problems = [one.problem for one in tried if one.problem]
    for problem in problems:
        click.echo(problem)
    click.echo(f"{_counted(len(tried), 'link')} tried, {len(tried) - len(problems)} fine.")
    if problems:
        raise click.ClickException(f"{_counted(len(problems), 'link')} to look at: see above.")


def _totals(entries: Sequence[Signpost]) -> str:
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

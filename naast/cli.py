"""The command line: `uv run naast …`. Each command imports what it needs only when it runs."""

from __future__ import annotations

import sys

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def naast() -> None:
    """Naast stands beside (expectant) parents: serve it, train it, ask it what it understands."""


@naast.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of the gateway; the rest is loopback.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
def serve(host: str, port: int) -> None:
    """Train when the data changed, start everything, print the address when a parent can type."""
    from naast.serving import CannotServe, serve
    from naast.supervisor import NotStarted

    try:
        serve(host, port)
    except (CannotServe, NotStarted) as error:
        raise click.ClickException(str(error)) from None


@naast.command()
def train() -> None:
    """Train readers and Rasa together, where the data changed."""
    from language.statements import BadStatement
    from naast.model import TrainingFailed, ensure_model

    try:
        print(f"Model: {ensure_model()}")
    except (TrainingFailed, BadStatement, ValueError) as error:
        raise click.ClickException(str(error)) from None


@naast.command()
def compose() -> None:
    """Write Rasa's responses for urgent answers and other languages from the data files."""
    from naast.compose import compose

    try:
        written = compose()
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    print(f"Written: {', '.join(written)}." if written else "Nothing to change.")


@naast.command()
def chat() -> None:
    """The same conversation in a terminal."""
    from naast.chatting import chat
    from naast.serving import CannotServe
    from naast.supervisor import NotStarted

    try:
        chat()
    except (CannotServe, NotStarted) as error:
        raise click.ClickException(str(error)) from None


@naast.command()
@click.option("--why", is_flag=True, help="For people: each label with the words it rests on.")
def understand(why: bool) -> None:
    """Read JSON Lines {"id","text"} on standard input; write what was understood, as JSON Lines."""
    from naast.understanding import understand

    try:
        understand(sys.stdin, sys.stdout, why=why)
    except ValueError as error:
        raise click.ClickException(str(error)) from None


@naast.command()
@click.option("--port", default=8099, show_default=True, type=click.IntRange(1, 65535))
def why(port: int) -> None:
    """Open a page on this machine, for developers: why an invented message was read as it was."""
    from language.e5 import MissingArtefact
    from naast.serving import CannotServe
    from naast.why import serve

    try:
        serve(port)
    except (CannotServe, MissingArtefact) as error:
        raise click.ClickException(str(error)) from None


@naast.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("--by", "group_length", default=1, show_default=True, help="Group ids by this many first characters.")
@click.option("--raise", "raises", is_flag=True, help="Keep the levels reached, where they are higher than before.")
def evaluate(files: tuple[str, ...], group_length: int, raises: bool) -> None:
    """Print recall and precision on labelled FILES.jsonl together, with 95 % intervals."""
    from naast.evaluating import evaluate

    try:
        evaluate(files, group_length, raises)
    except ValueError as error:
        raise click.ClickException(str(error)) from None


@naast.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
def tune(files: tuple[str, ...]) -> None:
    """Choose the reader's thresholds on development messages; writes language/data/thresholds.yml."""
    from pathlib import Path

    from naast.tuning import tune

    tune([Path(file) for file in files])


def main() -> None:
    """Entry point of the console script."""
    asked = set(sys.argv[1:2]) or {"--help"}
    # Only then: they bring the whole directory or the store, and the supervisor of `naast serve` stays small.
    if asked & {"signposts", "-h", "--help"}:
        from naast.signposts_command import signposts

        naast.add_command(signposts)
    if asked & {"keys", "professional", "store", "-h", "--help"}:
        from naast.keys_command import keys
        from naast.professional_command import professional
        from naast.store_command import store

        for group in (keys, professional, store):
            naast.add_command(group)
    naast()


if __name__ == "__main__":
    main()

"""``naast professional``: the organisations that take part, and the first accounts of their people."""

from __future__ import annotations

from typing import get_args

import click

from naast.store_opening import opened_store
from support.sharing.accounts import Accounts
from support.sharing.model import KindOfOrganisation, Organisation, RoleOfAccount


@click.group("professional")
def professional() -> None:
    """Organisations that take part, and accounts for the portal."""


@professional.group("organisation")
def organisation() -> None:
    """The organisations that parents can choose."""


@organisation.command("add")
@click.argument("organisation_id", metavar="ID")
@click.option("--name", required=True, help="As parents read it.")
@click.option("--kind", required=True, type=click.Choice(get_args(KindOfOrganisation)))
@click.option("--region", required=True)
@click.option("--municipality", "municipalities", multiple=True, help="May be given more than once.")
@click.option("--phase", "phases", multiple=True, type=click.Choice(["kinderwens", "zwanger", "ouder"]))
@click.option(
    "--answer-days", required=True, type=click.IntRange(1, 30), help="Promise: an answer in so many working days."
)
@click.option("--issuer", help="Address of the OpenID Connect provider of its people.")
@click.option("--change", is_flag=True, help="Change the one that is there.")
@click.option("--stop", is_flag=True, help="With --change: parents can no longer choose it.")
def add(
    organisation_id: str,
    name: str,
    kind: KindOfOrganisation,
    region: str,
    municipalities: tuple[str, ...],
    phases: tuple[str, ...],
    answer_days: int,
    issuer: str | None,
    change: bool,
    stop: bool,
) -> None:
    """Adds an organisation; ID is short, in small letters and hyphens, and stays for good."""
    with opened_store() as store:
        one = Organisation(
            id=organisation_id,
            name=name,
            kind=kind,
            region=region,
            municipalities=municipalities,
            phases=phases,
            answer_days=answer_days,
            active=not stop,
        )
        if change:
            store.change_organisation(one, issuer=issuer)
        elif store.organisation(organisation_id):
            raise click.ClickException(f'There is already an organisation "{organisation_id}"; use --change.')
        else:
            store.add_organisation(one, issuer=issuer)
    click.echo(f"{'Changed' if change else 'Added'}: {organisation_id}.")


@organisation.command("list")
def show() -> None:
    """Lists the organisations."""
    with opened_store() as store:
        for one in store.all_organisations():
            state = "" if one.active else ", stopped"
            click.echo(
                f"{one.id}: {one.name} ({one.kind}, {one.region}), answers in {one.answer_days} working days{state}"
            )


@professional.command("invite")
@click.argument("email")
@click.option("--name", required=True, help="As parents read it.")
@click.option("--function", default="", help="Such as verloskundige; parents read it too.")
@click.option("--role", default="coordinator", show_default=True, type=click.Choice(get_args(RoleOfAccount)))
@click.option("--organisation", "organisation_id", help="Id of the organisation; none for a beheerder.")
def invite(email: str, name: str, function: str, role: RoleOfAccount, organisation_id: str | None) -> None:
    """Prints a token with which somebody opens an account at /professional/, once and within a week."""
    with opened_store() as store:
        if organisation_id and store.organisation(organisation_id) is None:
            raise click.ClickException(f'There is no organisation "{organisation_id}".')
        if (role == "beheerder") == bool(organisation_id):
            raise click.ClickException("A beheerder belongs to no organisation; everybody else belongs to one.")
        click.echo(Accounts(store).invite(None, email, name, function, role, organisation_id=organisation_id))


@professional.command("deactivate")
@click.argument("email")
def deactivate(email: str) -> None:
    """Ends an account and its sessions at once."""
    with opened_store() as store:
        accounts = Accounts(store)
        found = accounts.find(email)
        if found is None:
            raise click.ClickException("There is no account with this e-mail address.")
        accounts.deactivate(None, found.id)
    click.echo("The account has ended.")

"""ID tokens that do not prove what they must prove, and people whom the provider knows and we do not."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from joserfc.jwk import RSAKey

from tests.unit.sharing.world import organisation
from tests.web.portal.local_provider import CLIENT, SECRET, Claims, LocalProvider, with_key, with_secret
from tests.web.portal.openid_visit import ANNA, SUBJECT, Visit, refused, standing
from web.portal.openid_wording import openid_words

SAY = openid_words()
ISSUER = "https://login.elders.example"


@pytest_asyncio.fixture
async def visit(tmp_path: Path) -> AsyncIterator[Visit]:
    async with standing(tmp_path) as begun:
        yield begun


# --- the token -----------------------------------------------------------------------------------------------------

Change = Callable[[Claims], Claims]
HOUR = 3600
WRONG_CLAIMS: dict[str, Change] = {
    "issuer": lambda told: {**told, "iss": ISSUER},
    "no issuer": lambda told: {**told, "iss": None},
    "audience": lambda told: {**told, "aud": "een-ander"},
    "one audience more": lambda told: {**told, "aud": [CLIENT, "een-ander"], "azp": CLIENT},
    "no audience": lambda told: {**told, "aud": []},
    "authorised party": lambda told: {**told, "azp": "een-ander"},
    "nonce": lambda told: {**told, "nonce": "x" * 43},
    "no nonce": lambda told: {name: value for name, value in told.items() if name != "nonce"},
    "nonce that is no text": lambda told: {**told, "nonce": [told["nonce"]]},
    "expired": lambda told: {**told, "iat": told["iat"] - 200, "exp": told["iat"] - 100},
    "never expires": lambda told: {**told, "exp": None},
    "expires NaN": lambda told: {**told, "exp": float("nan")},
    "expires true": lambda told: {**told, "exp": True},
    "made long ago": lambda told: {**told, "iat": told["iat"] - HOUR},
    "made tomorrow": lambda told: {**told, "iat": told["iat"] + 24 * HOUR, "exp": told["exp"] + 24 * HOUR},
    "made at no time": lambda told: {**told, "iat": "gisteren"},
    "not yet": lambda told: {**told, "nbf": told["iat"] + HOUR},
    "no subject": lambda told: {**told, "sub": ""},
    "subject that is no text": lambda told: {**told, "sub": 7},
    "long subject": lambda told: {**told, "sub": "s" * 256},
}


async def test_a_token_that_says_something_else_is_refused(visit: Visit) -> None:
    for wrong, change in WRONG_CLAIMS.items():
        visit.provider.change_claims = change
        response = await visit.walk()

        assert response.status == 403, wrong
        await refused(visit, response, SAY.not_trusted)


def _own_key(one: LocalProvider, claims: Claims) -> str:
    key = RSAKey.generate_key(2048)
    return one.signed(
        claims, by=with_key(key), kid="eigen", jwk=key.as_dict(private=False), jku="https://kwaad.example/"
    )


def _other_body(one: LocalProvider, claims: Claims) -> str:
    head, _, signature = one.signed(claims).split(".")
    return ".".join([head, one.signed({**claims, "sub": "ander"}).split(".")[1], signature])


WRONG_SIGNATURES: dict[str, Callable[[LocalProvider, Claims], str]] = {
    "alg none": lambda one, claims: one.signed(claims, alg="none", by=lambda _: b""),
    "alg none in capitals": lambda one, claims: one.signed(claims, alg="NONE", by=lambda _: b""),
    "alg that is no text": lambda one, claims: one.signed(claims, alg=["RS256"]),
    "no alg": lambda one, claims: one.signed(claims, alg=None),
    "client secret": lambda one, claims: one.signed(claims, alg="HS256", by=with_secret(SECRET.encode())),
    "public key as a secret": lambda one, claims: one.signed(
        claims, alg="HS256", by=with_secret(one.key.as_pem(private=False))
    ),
    "another key with the same name": lambda one, claims: one.signed(claims, by=with_key(RSAKey.generate_key(2048))),
    "own key in the header": _own_key,
    "other claims below the signature": _other_body,
    "no signature": lambda one, claims: one.signed(claims, by=lambda _: b""),
    "something critical that we do not know": lambda one, claims: one.signed(claims, crit=["onbekend"], onbekend=1),
    "another algorithm than the key's": lambda one, claims: one.signed(claims, alg="ES256"),
    "no token": lambda one, claims: "geen.token",
    "five parts": lambda one, claims: "a.b.c.d.e",
    "too long": lambda one, claims: one.signed({**claims, "x": "x" * 20_000}),
    "claims that are a list": lambda one, claims: one.signed([claims]),
    "claims that are a number": lambda one, claims: one.signed(7),
}


async def test_a_token_that_the_provider_did_not_sign_is_refused(visit: Visit) -> None:
    for wrong, sign in WRONG_SIGNATURES.items():
        visit.provider.sign = partial(sign, visit.provider)
        response = await visit.walk()

        assert response.status == 403, wrong
        await refused(visit, response, SAY.not_trusted)


async def test_the_tokens_of_these_tests_get_in_when_nothing_is_wrong(visit: Visit) -> None:
    visit.provider.change_claims = lambda told: {**told, "azp": CLIENT, "aud": CLIENT, "nbf": told["iat"] + 30}
    await visit.walk()

    assert await visit.is_in()


# --- who -----------------------------------------------------------------------------------------------------------

ANNAS: dict[str, Any] = {"email": ANNA, "email_verified": True, "amr": ["pwd", "mfa"]}


@pytest.mark.parametrize(
    "claims",
    [
        {**ANNAS, "amr": ["pwd"]},
        {**ANNAS, "amr": "mfa"},
        {**ANNAS, "amr": None},
        {**ANNAS, "amr": [["mfa"]]},
        {**ANNAS, "amr": None, "acr": ["hoog"], "acrs": ["c1"]},
        {**ANNAS, "amr": None, "acr": {"a": 1}},
    ],
)
async def test_without_a_second_factor_nobody_gets_in(visit: Visit, claims: Claims) -> None:
    visit.provider.knows(SUBJECT, **claims)

    await refused(visit, await visit.walk(), SAY.one_step)


@pytest.mark.parametrize(
    "claims",
    [
        {**ANNAS, "email": "wie@example.org"},
        {**ANNAS, "email": "eva@example.org"},
        {**ANNAS, "email": "dirk@example.org"},
        {**ANNAS, "email_verified": False},
        {**ANNAS, "email_verified": "true"},
        {**ANNAS, "email_verified": False, "xms_edov": True},
        {**ANNAS, "email": ["anna@example.org"]},
        {**ANNAS, "email": None},
        {"preferred_username": ANNA, "upn": ANNA, "amr": ["mfa"]},
    ],
)
async def test_nobody_gets_in_only_because_the_provider_knows_them(visit: Visit, claims: Claims) -> None:
    visit.provider.knows("iemand", **claims)

    await refused(visit, await visit.walk("iemand"), SAY.no_account)


async def test_an_account_that_has_ended_does_not_open(visit: Visit) -> None:
    await visit.walk()
    visit.world.accounts.deactivate(None, visit.world.reader.id)
    assert not await visit.is_in()
    visit.browser.cookie_jar.clear()

    await refused(visit, await visit.walk(), SAY.no_account)


async def test_an_organisation_that_stopped_or_left_this_provider_does_not_open(visit: Visit) -> None:
    visit.world.store.change_organisation(organisation(active=False))
    await refused(visit, await visit.walk(), SAY.no_account)

    visit.world.store.change_organisation(organisation(), issuer=ISSUER)
    await refused(visit, await visit.walk(), SAY.no_account)


async def test_somebody_else_with_the_same_address_does_not_take_over_an_account(visit: Visit) -> None:
    await visit.walk()
    visit.browser.cookie_jar.clear()
    visit.provider.knows("een-ander", **ANNAS)

    await refused(visit, await visit.walk("een-ander"), SAY.no_account)


async def test_trying_over_and_over_is_slowed_down(visit: Visit) -> None:
    visit.provider.knows("iemand", **{**ANNAS, "email": "wie@example.org"})
    for _ in range(30):
        assert (await visit.walk("iemand")).status == 403

    slowed = await visit.walk("iemand")
    assert slowed.status == 429
    assert int(slowed.headers["Retry-After"]) >= 1


async def test_each_log_in_and_each_refusal_stands_in_the_access_log(visit: Visit) -> None:
    visit.provider.knows("iemand", **{**ANNAS, "email": "wie@example.org"})
    await visit.walk("iemand")
    await visit.walk()

    entries = [json.loads(line) for line in visit.world.store.export_log()][-2:]
    assert [(one["action"], one["ground"]) for one in entries] == [
        ("inloggen geweigerd", "OpenID Connect"),
        ("ingelogd", "OpenID Connect"),
    ]

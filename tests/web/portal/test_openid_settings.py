"""What an installation sets to log in through a provider: all of it, or nothing, and never the secret in a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.portal.openid_settings import OpenIdSettings, is_safe
from web.portal.openid_wording import DATA, openid_words

SECRET = "zeer-geheim-XQZV"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "client-secret"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    return {
        "NAAST_OIDC_ISSUER": "https://login.delinde.example/realms/zorg",
        "NAAST_OIDC_CLIENT_ID": "naast",
        "NAAST_OIDC_CLIENT_SECRET_FILE": str(file),
        "NAAST_PUBLIC_URL": "https://Naast.example.nl/professional/",
    }


def test_nothing_set_is_no_provider() -> None:
    assert OpenIdSettings.from_environment({}) is None
    assert OpenIdSettings.from_environment({"NAAST_OIDC_ISSUER": " ", "NAAST_PUBLIC_URL": "https://naast.nl"}) is None


def test_everything_set_is_a_provider(environ: dict[str, str]) -> None:
    settings = OpenIdSettings.from_environment({**environ, "NAAST_OIDC_ACR": "c1, hoog  http://eidas/high"})

    assert settings == OpenIdSettings(
        issuer="https://login.delinde.example/realms/zorg",
        client_id="naast",
        client_secret=SECRET,
        public_url="https://naast.example.nl",
        acr=("c1", "hoog", "http://eidas/high"),
    )
    assert SECRET not in repr(settings)


def test_acr_may_be_left_out(environ: dict[str, str]) -> None:
    settings = OpenIdSettings.from_environment(environ)

    assert settings is not None
    assert settings.acr == ()


@pytest.mark.parametrize(
    "name", ["NAAST_OIDC_ISSUER", "NAAST_OIDC_CLIENT_ID", "NAAST_OIDC_CLIENT_SECRET_FILE", "NAAST_PUBLIC_URL"]
)
def test_half_set_is_one_clear_sentence(environ: dict[str, str], name: str) -> None:
    del environ[name]

    with pytest.raises(ValueError, match=f"^OpenID Connect is half set: {name} must be set too.$"):
        OpenIdSettings.from_environment(environ)


def test_only_acr_is_half_set_too() -> None:
    with pytest.raises(ValueError, match="half set: NAAST_OIDC_ISSUER and NAAST_OIDC_CLIENT_ID and"):
        OpenIdSettings.from_environment({"NAAST_OIDC_ACR": "c1"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NAAST_OIDC_ISSUER", "http://login.delinde.example"),
        ("NAAST_OIDC_ISSUER", "login.delinde.example"),
        ("NAAST_OIDC_ISSUER", "https://login.delinde.example/?tenant=1"),
        ("NAAST_OIDC_ISSUER", "https://login.delinde.example/#a"),
        ("NAAST_OIDC_ISSUER", "https://[::1"),
        ("NAAST_PUBLIC_URL", "http://naast.example.nl"),
        ("NAAST_PUBLIC_URL", "naast.example.nl"),
        ("NAAST_PUBLIC_URL", "https://naast.example.nl:poort"),
    ],
)
def test_an_address_without_https_is_refused(environ: dict[str, str], name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be an https address"):
        OpenIdSettings.from_environment({**environ, name: value})


@pytest.mark.parametrize("content", ["", "  \n", "een\ntwee", "x" * 1001, "a\x00b"])
def test_a_secret_that_is_none_is_refused_without_showing_it(environ: dict[str, str], content: str) -> None:
    Path(environ["NAAST_OIDC_CLIENT_SECRET_FILE"]).write_text(content, encoding="utf-8")

    with pytest.raises(ValueError, match="must hold the client secret on one line") as told:
        OpenIdSettings.from_environment(environ)
    assert not [part for part in ("twee", "x" * 20) if part in str(told.value)]


def test_a_secret_file_that_is_not_there_is_one_sentence(environ: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        OpenIdSettings.from_environment({**environ, "NAAST_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "weg")})


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://login.example", True),
        ("http://localhost:9400", True),
        ("http://127.0.0.1:1/x", True),
        ("http://[::1]:1/x", True),
        ("http://localhost.evil.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("http://10.0.0.1", False),
        ("https://", False),
        ("javascript:alert(1)", False),
        ("//login.example", False),
        ("https://login.example@evil.example", False),
        (None, False),
    ],
)
def test_secrets_go_over_https_or_stay_on_this_machine(address: object, safe: bool) -> None:
    assert is_safe(address) is safe


def test_every_sentence_is_one_and_says_nothing_technical() -> None:
    for sentence in openid_words().model_dump().values():
        assert sentence.endswith(".")
        assert sentence.count(".") == 1
        assert not [word for word in ("token", "OpenID", "OIDC", "server", "error") if word in sentence]
    assert DATA.name == "inloggen.yml"

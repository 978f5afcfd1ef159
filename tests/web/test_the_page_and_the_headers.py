"""The page and its files are served strictly, and every answer carries the same headers."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from web.settings import Settings

pytestmark = pytest.mark.asyncio

INDEX = """<!doctype html><html lang="nl"><head><title>Vragen stellen</title>
<link rel="stylesheet" href="vendor/nlds.css"><script type="module" src="./chat.js"></script>
<link rel="stylesheet" href="/static/chat.css"><link rel="icon" href="weg.svg"></head>
<body data-idle-minutes="99"><a href="https://oud.example/" data-leave-to="https://oud.example/">Snel weg</a>
<a href="tel:112">112</a></body></html>
"""


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """A page of a few files."""
    folder = tmp_path / "page"
    (folder / "vendor").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX, encoding="utf-8")
    (folder / "chat.js").write_text("// é\n" * 100, encoding="utf-8")
    (folder / "chat.css").write_text("body{}", encoding="utf-8")
    (folder / "vendor" / "nlds.css").write_text("a{}", encoding="utf-8")
    (folder / ".geheim").write_text("geheim", encoding="utf-8")
    (tmp_path / "buiten.txt").write_text("buiten", encoding="utf-8")
    return Settings(**{**vars(settings), "page_folder": folder, "exit_url": 'https://weg.example/?a=1&b="'})


async def test_the_page_links_to_its_own_files_by_their_hash(gateway: Any) -> None:
    response = await gateway.client.get("/")

    page = await response.text()
    assert response.status == 200
    assert response.content_type == "text/html"
    assert 'href="/static/vendor/nlds.css?v=' in page
    assert 'src="/static/chat.js?v=' in page
    assert 'href="/static/chat.css?v=' in page
    assert 'href="weg.svg"' in page  # no such file: left as it is
    assert 'href="tel:112"' in page


async def test_the_site_to_leave_to_and_the_idle_minutes_come_from_the_settings(gateway: Any) -> None:
    page = await (await gateway.client.get("/")).text()

    assert "oud.example" not in page
    assert page.count('"https://weg.example/?a=1&amp;b=&quot;"') == 2
    assert 'data-idle-minutes="30"' in page


async def test_a_file_by_its_hash_may_be_cached_and_by_its_name_alone_not(gateway: Any) -> None:
    page = await (await gateway.client.get("/")).text()
    hashed = page.split('src="')[1].split('"')[0]

    by_hash = await gateway.client.get(hashed)
    by_name = await gateway.client.get("/static/chat.js")
    by_old_hash = await gateway.client.get("/static/chat.js?v=0123456789abcdef")

    assert "immutable" in by_hash.headers["Cache-Control"]
    assert by_name.headers["Cache-Control"] == "no-store"
    assert by_old_hash.headers["Cache-Control"] == "no-store"
    assert await by_hash.text() == await by_name.text() == "// é\n" * 100
    assert by_hash.content_type in ("application/javascript", "text/javascript")
    assert by_hash.charset == "utf-8"


async def test_text_files_travel_packed_to_who_can_unpack_them(gateway: Any) -> None:
    async with gateway.client.session.get(
        gateway.client.make_url("/static/chat.js"), headers={"Accept-Encoding": "gzip"}
    ) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        assert int(response.headers["Content-Length"]) == len(
            gzip.compress(("// é\n" * 100).encode(), mtime=0)
        )
    plain = await gateway.client.get("/static/chat.js", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../buiten.txt",
        "/static/%2e%2e/buiten.txt",
        "/static/.geheim",
        "/static/index.html",
        "/static/vendor",
    ],
)
async def test_nothing_outside_the_page_can_be_fetched(gateway: Any, path: str) -> None:
    response = await gateway.client.get(path)

    assert response.status == 404
    assert "geheim" not in await response.text()


async def test_an_unknown_address_is_a_plain_dutch_page_with_the_numbers(gateway: Any) -> None:
    response = await gateway.client.get("/bestaat-niet?wat=<script>")

    page = await response.text()
    assert response.status == 404
    assert response.content_type == "text/html"
    assert "Deze pagina is er niet." in page
    assert all(number in page for number in ("112", "0800-2000", "113"))
    assert "<script>" not in page


async def test_the_icon_is_empty(gateway: Any) -> None:
    response = await gateway.client.get("/favicon.ico")

    assert (response.status, await response.read()) == (204, b"")


@pytest.mark.parametrize("path", ["/", "/static/chat.js", "/favicon.ico", "/health/live", "/metrics"])
async def test_head_gives_the_same_headers_without_a_body(gateway: Any, path: str) -> None:
    head, get = await gateway.client.head(path), await gateway.client.get(path)

    assert head.status == get.status
    assert await head.read() == b""
    assert head.headers["Content-Security-Policy"] == get.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/static/chat.css", 200),
        ("GET", "/bestaat-niet", 404),
        ("POST", "/", 405),
        ("POST", "/api/conversations", 201),
        ("POST", "/api/messages", 401),
        ("GET", "/api/messages", 401),
        ("DELETE", "/api/conversation", 401),
        ("POST", "/api/leave", 204),
        ("GET", "/api/bestaat-niet", 404),
        ("GET", "/health/live", 200),
        ("GET", "/health/ready", 200),
        ("GET", "/metrics", 200),
    ],
)
async def test_every_answer_carries_the_headers(gateway: Any, method: str, path: str, status: int) -> None:
    response = await gateway.client.request(method, path)

    headers = response.headers
    policy = {part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split(";")}
    assert response.status == status
    assert policy == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
    }
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "microphone=()" in headers["Permissions-Policy"]
    assert headers["Server"] == "naast"
    assert "Set-Cookie" not in headers
    assert "Access-Control-Allow-Origin" not in headers


async def test_without_the_page_the_numbers_are_still_shown(aiohttp_client: Any, tmp_path: Path) -> None:
    from web.application import create_application

    nowhere = Settings(page_folder=tmp_path / "nergens")
    client = await aiohttp_client(create_application(nowhere, reader=None, urgent_answer=None))  # type: ignore[arg-type]

    page = await (await client.get("/")).text()

    assert all(number in page for number in ("112", "0800-2000", "113"))


async def test_the_real_page_gets_its_files(aiohttp_client: Any) -> None:
    from web.application import create_application
    from web.settings import PAGE_FOLDER

    if not (PAGE_FOLDER / "index.html").is_file():
        pytest.skip("the page is not there yet")
    client = await aiohttp_client(
        create_application(Settings(exit_url="https://weg.example/"), reader=None, urgent_answer=None)  # type: ignore[arg-type]
    )

    page = await (await client.get("/")).text()

    linked = [part.split('"')[0] for part in page.split('="')[1:] if part.startswith("/static/")]
    assert any(address.endswith("chat.js") or "chat.js?v=" in address for address in linked)
    for address in linked:
        assert (await client.get(address)).status == 200, address
    assert page.count('"https://weg.example/"') == 2

"""Links are tried with HEAD, and with GET where a site refuses that; nobody waits long for a site that is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from naast import signpost_links
from naast.signpost_links import NoNetwork, Tried, try_links
from support.signposts import load_directory

ASKED: list[tuple[str, str]] = []


class _Site(BaseHTTPRequestHandler):
    """Answers with the status that stands in the path; /only-get refuses HEAD."""

    def do_HEAD(self) -> None:
        ASKED.append(("HEAD", self.path))
        self._answer(405 if self.path == "/only-get" else int(self.path[1:]))

    def do_GET(self) -> None:
        ASKED.append(("GET", self.path))
        self._answer(200 if self.path == "/only-get" else int(self.path[1:]))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    ASKED.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def trying(*urls: str) -> list[Tried]:
    model = load_directory().get("nl-geldfit")
    return try_links([model.model_copy(update={"url": url}) for url in urls])


def test_a_page_that_is_there_is_no_problem(site: str) -> None:
    assert [one.problem for one in trying(f"{site}/200")] == [None]
    assert ASKED == [("HEAD", "/200")]


def test_a_site_that_refuses_head_is_asked_for_the_page(site: str) -> None:
    assert [one.problem for one in trying(f"{site}/only-get")] == [None]
    assert ASKED == [("HEAD", "/only-get"), ("GET", "/only-get")]


def test_a_page_that_is_gone_is_told_with_the_name_of_the_place(site: str) -> None:
    found, refused = trying(f"{site}/404", f"{site}/403")

    assert found.problem == f"nl-geldfit (Geldfit): {site}/404 answered with status 404."
    assert refused.problem is not None
    assert refused.problem.endswith("answers people only (status 403): open it by hand.")


def test_the_same_address_is_tried_once(site: str) -> None:
    assert len(trying(f"{site}/200", f"{site}/200")) == 2
    assert len(ASKED) == 1


def test_one_site_that_does_not_answer_is_told(site: str) -> None:
    fine, gone = trying(f"{site}/200", "http://127.0.0.1:9/")

    assert fine.problem is None
    assert gone.problem is not None
    assert "did not answer within 5 seconds" in gone.problem


def test_where_nothing_answers_there_is_no_network() -> None:
    with pytest.raises(NoNetwork, match="there is no network here"):
        trying("http://127.0.0.1:9/", "http://127.0.0.1:9/anders")


def test_an_entry_without_an_address_is_passed_over() -> None:
    entry = load_directory().get("nl-112")

    assert entry.url is None
    assert try_links([entry]) == []


def test_it_waits_five_seconds_at_most() -> None:
    assert signpost_links.TIMEOUT == 5

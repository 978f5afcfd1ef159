"""Rasa's answers come over loopback; one that does not come is a sentence, not a figure."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from benchmarks.processes import CannotMeasure, free_port
from benchmarks.rasa_parsing import Parser


class _Rasa(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(200, {"model_file": "diet.tar.gz"})

    def do_POST(self) -> None:
        text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"]
        ranking = [{"name": "verslaving", "confidence": 0.7}, {"name": "niets", "confidence": 0.3}]
        self._answer(500 if text == "fout" else 200, {"intent_ranking": ranking})

    def _answer(self, status: int, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), _Rasa)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_a_text_gives_a_ranking_with_the_first_intent_in_front(port: int) -> None:
    parser = Parser(port)
    parser.wait()
    assert list(parser.parse("hij drinkt").items()) == [("verslaving", 0.7), ("niets", 0.3)]


def test_an_answer_that_is_not_200_is_no_figure(port: int) -> None:
    with pytest.raises(CannotMeasure, match="500"):
        Parser(port).parse("fout")


def test_a_rasa_that_has_ended_is_not_waited_for() -> None:
    with pytest.raises(CannotMeasure, match="not ready"):
        Parser(free_port(), alive=lambda: False).wait()


def test_no_answer_is_a_sentence() -> None:
    with pytest.raises(CannotMeasure, match="did not answer"):
        Parser(free_port()).parse("hoi")

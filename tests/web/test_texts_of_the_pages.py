"""The texts of the panel and of the page /code: complete, with the places to fill in, and safe inside the page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from web.code_texts import CodeTexts, code_texts
from web.page_texts import fill_in_texts, texts_of
from web.settings import Settings
from web.summary_texts import SummaryTexts
from web.wording import DATA

PAGE = Path(__file__).parents[2] / "web" / "page"
BLOCK = '<script type="application/json" id="texts" data-texts="samenvatting"></script>'


def read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def test_a_sentence_that_loses_its_place_to_fill_in_is_refused() -> None:
    texts = read("samenvatting.yml")
    texts["kiezen"]["uitleg"] = "Ze zien alleen de regels met een vinkje."

    with pytest.raises(ValidationError, match=r"must have \{naam\}"):
        SummaryTexts.model_validate(texts)


def test_a_place_that_nobody_fills_in_is_refused() -> None:
    texts = read("code.yml")
    texts["stand"]["titel"] = "Jouw {ding}"

    with pytest.raises(ValidationError, match="must have no"):
        CodeTexts.model_validate(texts)


@pytest.mark.parametrize(("name", "schema"), [("samenvatting.yml", SummaryTexts), ("code.yml", CodeTexts)])
def test_a_sentence_that_nobody_uses_is_refused(name: str, schema: type[SummaryTexts] | type[CodeTexts]) -> None:
    with pytest.raises(ValidationError, match="extra"):
        schema.model_validate({**read(name), "over": "x"})


def test_the_page_gets_the_texts_as_data() -> None:
    filled = fill_in_texts(BLOCK)
    inside = re.fullmatch(r"<script [^>]*>(.*)</script>", filled)

    assert inside is not None
    assert json.loads(inside[1]) == json.loads(json.dumps(texts_of("samenvatting")))


def test_no_text_can_end_the_block_it_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = {"a": "</script><script>alert(1)</script> & <!--"}
    monkeypatch.setattr("web.page_texts.texts_of", lambda page: evil)
    filled = fill_in_texts(BLOCK)

    assert filled.count("<") == 2
    assert json.loads(filled.removeprefix(BLOCK.removesuffix("</script>")).removesuffix("</script>")) == evil


def test_every_sentence_that_the_panel_asks_for_is_there() -> None:
    files = [PAGE / "summary_door.js", PAGE / "contact_form.js", *(PAGE / "summary").glob("*.js")]

    assert missing(files, "samenvatting") == []


def test_every_sentence_that_the_page_code_asks_for_is_there() -> None:
    files = [PAGE / "code.js", PAGE / "contact_form.js", *(PAGE / "code").glob("*.js")]

    assert missing(files, "code") == []


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With the real page."""
    return replace(settings, page_folder=PAGE)


@pytest.mark.asyncio
async def test_the_gateway_serves_the_page_code_with_its_texts(gateway: Any) -> None:
    response = await gateway.client.get("/code")
    page = await response.text()

    assert (response.status, response.content_type) == (200, "text/html")
    assert "<title>Vragen stellen</title>" in page
    assert code_texts().stoppen.knoppen.stop in page
    assert re.search(r'src="/static/code\.js\?v=\w+"', page)
    assert (await gateway.client.get("/static/code.html")).status == 404
    assert (await gateway.client.get("/static/code/view.js")).status == 200


def missing(files: list[Path], page: str) -> list[str]:
    """What the scripts ask for ("TEXTS.delen.titel") and the page does not have."""
    asked = {
        path for file in files for path in re.findall(r"\bTEXTS\.([a-z_.]+[a-z_])", file.read_text(encoding="utf-8"))
    }
    assert len(asked) > 10
    return sorted(path for path in asked if not has(texts_of(page), path.split(".")))


def has(texts: Any, path: list[str]) -> bool:
    return not path or (isinstance(texts, dict) and path[0] in texts and has(texts[path[0]], path[1:]))

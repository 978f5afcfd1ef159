"""Puts the Dutch texts that a page needs into that page, as a block of data that its script reads.

A page holds `<script type="application/json" id="texts" data-texts="samenvatting"></script>`; the block is data, not
code, so the content security policy stays as it is.
"""

from __future__ import annotations

import json
import re
from typing import Any

from web.code_texts import code_texts
from web.summary_texts import summary_texts

_DATA_BLOCK = re.compile(r'(<script type="application/json" id="texts" data-texts="(\w+)">)(</script>)')
_IN_A_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""Written so, no text can end the data block."""


def texts_of(page: str) -> dict[str, Any]:
    """Give the texts of a page by the name in its `data-texts`; KeyError where there is no such page.

    The page /code has the contact form of the summary too.
    """
    if page == "samenvatting":
        return summary_texts().model_dump()
    if page == "code":
        return {**code_texts().model_dump(), "formulier": summary_texts().formulier.model_dump()}
    raise KeyError(page)


def fill_in_texts(html: str) -> str:
    """Put the texts into the data blocks of a page. Raises KeyError where a block names no texts."""
    return _DATA_BLOCK.sub(lambda found: found[1] + _as_data(texts_of(found[2])) + found[3], html)


def _as_data(texts: dict[str, Any]) -> str:
    written = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return "".join(_IN_A_SCRIPT.get(sign, sign) for sign in written)

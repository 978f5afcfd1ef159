"""Puts what a command printed between two marks of the README or another page: no number is typed by hand.

    uv run naast evaluate FILE.jsonl | uv run python -m benchmarks.readme understanding
    uv run python -m benchmarks.spread | uv run python -m benchmarks.readme spread docs/model-card.md
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def put(text: str, name: str, printed: str) -> str:
    """The page with ``printed`` between ``<!-- begin: name -->`` and ``<!-- end: name -->``.

    Raises ValueError where the marks are not there.
    """
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"the page has no marks for {name}")
    return pattern.sub(lambda _: f"{begin}\n{printed.strip()}\n{end}", text)


def main() -> None:
    """Reads standard input and changes the page."""
    if len(sys.argv) not in (2, 3):
        sys.exit("Usage: python -m benchmarks.readme NAME [FILE] < OUTPUT")
    page = Path(sys.argv[2]) if len(sys.argv) == 3 else README
    try:
        changed = put(page.read_text(encoding="utf-8"), sys.argv[1], sys.stdin.read())
    except (ValueError, OSError) as error:
        sys.exit(str(error))
    page.write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    main()

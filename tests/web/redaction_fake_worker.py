"""A worker that takes out the word "kevin" and nothing else; what it does wrong stands in its arguments.

`state FILE` counts its starts in FILE. `dies N` dies at the first question in its first N starts. `hangs` never
answers, `mute` never gets ready, `slow S` loads for S seconds, `babbles` answers nonsense, `cannot` cannot load,
`fails` says that it failed, `tells FILE` writes its environment to FILE.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def main(options: dict[str, str]) -> None:
    """Answers as the options say."""
    starts = 0
    if "state" in options:
        state = Path(options["state"])
        starts = int(state.read_text() or 0) + 1 if state.exists() else 1
        state.write_text(str(starts))
    if "tells" in options:
        Path(options["tells"]).write_text(json.dumps(dict(os.environ)))
    time.sleep(float(options.get("slow", 0)))
    if "mute" in options:
        time.sleep(60)
    say({"error": "MissingLists"} if "cannot" in options else {"ready": True})
    for line in sys.stdin:
        if starts <= int(options.get("dies", 0)):
            sys.exit(3)
        if "hangs" in options:
            time.sleep(60)
        request = json.loads(line)
        if "babbles" in options:
            sys.stdout.write("kevin is hier\n")
            sys.stdout.flush()
        elif "fails" in options:
            say({"id": request["id"], "error": "ValueError"})
        else:
            say({"id": request["id"], "redacted": [redacted(text) for text in request["texts"]]})


def redacted(text: str) -> dict[str, object]:
    """The text without "kevin"."""
    return {"text": text.replace("kevin", "[naam]"), "taken": ["naam"] * text.count("kevin")}


def say(what: dict[str, object]) -> None:
    """Writes one line."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    words = sys.argv[1:]
    main(dict(zip(words[::2], words[1::2])))

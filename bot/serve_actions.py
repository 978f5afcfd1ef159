"""Starts the action server on loopback: `python -m bot.serve_actions --port 5055`."""

from __future__ import annotations

import argparse
import logging
import os


def main() -> None:
    """Serves bot.actions until the process is ended. No chat text reaches its log."""
    parser = argparse.ArgumentParser(prog="bot.serve_actions")
    parser.add_argument("--port", type=int, default=5055)
    args = parser.parse_args()
    os.environ["SANIC_HOST"] = "127.0.0.1"
    logging.basicConfig(level=logging.ERROR)

    from rasa_sdk.endpoint import run

    run("bot.actions", port=args.port)


if __name__ == "__main__":
    main()

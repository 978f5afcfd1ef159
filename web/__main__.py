"""Run the gateway: `python -m web --host 127.0.0.1 --port 8080 --bot-url http://127.0.0.1:5005`."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import os
import sys

from aiohttp import web

from web.access_log import AccessLog, keep_content_out_of_logs
from web.application import create_application
from web.reading_port import Reader, UrgentAnswer
from web.settings import Settings

_LAST_ANSWERS_SECONDS = 6.0


def main() -> None:
    """Load the reader, then serve."""
    settings = Settings.from_arguments(sys.argv[1:], os.environ)

    # Imported here: the tests of the gateway need neither the reader nor its models.
    from language.reader import Reader as DutchReader
    from support.urgent import answer

    reader = DutchReader.load()
    # Everything that is loaded at first use is loaded now: the first parent must not wait for it.
    reader.read("goedemorgen, ik wil graag iets vertellen")
    give_back_memory()
    serve(settings, reader, answer)


def give_back_memory() -> None:
    """Loading leaves 25 MB of freed memory with the process; glibc gives it back when asked."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def serve(settings: Settings, reader: Reader, urgent_answer: UrgentAnswer) -> None:
    """Listen until SIGTERM or Ctrl-C; the turns that are under way then are still answered."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    keep_content_out_of_logs()
    app = create_application(settings, reader=reader, urgent_answer=urgent_answer)
    try:
        web.run_app(
            app,
            host=settings.host,
            port=settings.port,
            access_log=logging.getLogger("web.access"),
            access_log_class=AccessLog,
            shutdown_timeout=_LAST_ANSWERS_SECONDS,
            print=None,
        )
    except OSError as error:
        sys.exit(f"Cannot listen on {settings.host}:{settings.port}: {error.strerror}.")


if __name__ == "__main__":
    main()

"""Run the gateway: `python -m web --host 127.0.0.1 --port 8080 --bot-url http://127.0.0.1:5005`."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import os
import sys

from aiohttp import web

from support.sharing.store import Store
from web.access_log import AccessLog, keep_content_out_of_logs
from web.application import create_application
from web.portal import PortalSettings
from web.reading_port import Reader, UrgentAnswer
from web.redaction_port import RedactionPort
from web.settings import Settings
from web.sharing.opening import open_store

_LAST_ANSWERS_SECONDS = 6.0


def main() -> None:
    """Load the reader, then serve."""
    settings = Settings.from_arguments(sys.argv[1:], os.environ)
    try:
        portal_settings = PortalSettings.from_environment(os.environ)
    except ValueError as error:
        sys.exit(str(error))

    # Imported here: the tests of the gateway need neither the reader nor its models.
    from language.reader import Reader as DutchReader
    from support.urgent import answer
    from web.redacting import RedactionRoom

    reader = DutchReader.load()
    # Everything that is loaded at first use is loaded now: the first parent must not wait for it.
    reader.read("goedemorgen, ik wil graag iets vertellen")
    write_logs()
    store = open_store(os.environ)
    give_back_memory()
    serve(settings, reader, answer, store=store, redaction=RedactionRoom(), portal_settings=portal_settings)


def give_back_memory() -> None:
    """Loading leaves 25 MB of freed memory with the process; glibc gives it back when asked."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def write_logs() -> None:
    """Write down what happens, without any content."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    keep_content_out_of_logs()


def serve(
    settings: Settings,
    reader: Reader,
    urgent_answer: UrgentAnswer,
    *,
    store: Store | None = None,
    redaction: RedactionPort | None = None,
    portal_settings: PortalSettings | None = None,
) -> None:
    """Listen until SIGTERM or Ctrl-C; the turns that are under way then are still answered. Closes the store."""
    write_logs()
    app = create_application(
        settings,
        reader=reader,
        urgent_answer=urgent_answer,
        store=store,
        redaction=redaction,
        portal_settings=portal_settings,
    )
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
    finally:
        if store is not None:
            store.close()


if __name__ == "__main__":
    main()

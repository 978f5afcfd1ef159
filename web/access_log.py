"""What is written down about requests: never an address, a body, a query or a token."""

from __future__ import annotations

import logging

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

from web.route_names import route_name


class AccessLog(AbstractAccessLogger):
    """One line a request: method, route, status, milliseconds."""

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        """Write the line. The route is the name in routes.py, not what somebody typed as an address."""
        method = request.method if request.method in ("GET", "HEAD", "POST", "DELETE") else "other"
        self.logger.info("%s %s %s %.1f ms", method, route_name(request), response.status, time * 1000)


class WithoutContent(logging.Filter):
    """Takes exceptions and arguments out of the log lines of libraries: they may quote a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Leave the kind of the exception and the fixed part of the message."""
        kind = record.exc_info[0] if record.exc_info else None
        if kind is not None:
            record.msg = f"{kind.__name__} in {record.name}"
        elif record.args:
            record.msg = f"{record.levelname} in {record.name}"
        else:
            # asyncio writes the fixed part on the first line, and quotes what went wrong on those below it.
            record.msg = str(record.msg).partition("\n")[0]
        record.args = None
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return True


def keep_content_out_of_logs() -> None:
    """Have aiohttp and asyncio write down only which kind of thing went wrong."""
    for name in ("aiohttp.server", "aiohttp.web", "aiohttp.client", "aiohttp.internal", "asyncio"):
        logger = logging.getLogger(name)
        if not any(isinstance(each, WithoutContent) for each in logger.filters):
            logger.addFilter(WithoutContent())
    # While a PDF is made, these name every letter that stands in it.
    for name in ("fontTools", "fpdf"):
        logging.getLogger(name).setLevel(logging.WARNING)

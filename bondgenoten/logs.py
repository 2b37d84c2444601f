"""Logs as structured lines: what happened and to which object id, never who said what.

Nothing logs a body, a mail address, a token or a query string; paths are written as routes
(``/b/<token>/``), so a link that lets someone in cannot be read back from a log.
"""

import logging
from typing import Any

import structlog

SHARED: list = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

CONSOLE = {"class": "logging.StreamHandler", "formatter": "structured", "filters": ["route_only"]}


def without_local_values(logger: Any, method: str, event: dict) -> dict:
    """Keep where an error happened and its type, drop its message: messages can quote what people typed."""
    exc_info = event.pop("exc_info", None)
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if isinstance(error, BaseException):
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        event["error"] = type(error).__name__
        if trace:
            event["at"] = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
    return event


def without_words(event: Any, hint: dict) -> Any:
    """What goes to the error service: where and which kind; no address, link or word of anybody."""
    event.pop("request", None)
    event.pop("breadcrumbs", None)
    event.pop("logentry", None)
    for error in event.get("exception", {}).get("values", []):
        error["value"] = ""
    return event


class RouteOnly(logging.Filter):
    """Django names the raw path and Celery quotes the error; say only that there was one."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "celery.app.trace" and isinstance(record.args, dict):
            record.args = {**record.args, "exc": "an error", "traceback": "", "args": "", "kwargs": ""}
        if record.name in {"django.request", "django.security.csrf"} and record.args:
            record.msg, record.args = str(record.msg).rpartition(":")[0], tuple(record.args)[:-1]
        return True


def formatter(json: bool) -> dict:
    """How a record becomes a line, ours and those of the packages alike."""
    renderer: Any = (
        structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    )
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_local_values,
            renderer,
        ],
    }


def config(json: bool) -> dict:
    """Django's LOGGING: one JSON line an event, or readable lines for the demo."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"route_only": {"()": RouteOnly}},
        "formatters": {"structured": formatter(json)},
        "handlers": {"console": CONSOLE},
        "root": {"handlers": ["console"], "level": "INFO" if json else "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": False},
        },
    }

"""Logs and the error service learn where and which kind, never who, what or by which link."""

import json
import logging
from unittest.mock import Mock, call

import structlog

from bondgenoten import logs
from bondgenoten.lib import audit

SECRET = "token-of-youssef"


def formatted(record: logging.LogRecord) -> str:
    """The line as production writes it."""
    config = logs.config(json=True)
    formatter = dict(config["formatters"]["structured"])
    formatter.pop("()")
    logs.RouteOnly().filter(record)
    return structlog.stdlib.ProcessorFormatter(**formatter).format(record)


def record(name: str, message: str, *args, **extra) -> logging.LogRecord:
    return logging.LogRecord(name, logging.WARNING, __file__, 1, message, args or None, None, **extra)


def test_the_path_of_a_refused_request_stays_out():
    line = formatted(record("django.request", "%s: %s", "Not Found", f"/b/{SECRET}/"))
    assert json.loads(line)["event"] == "Not Found"
    assert SECRET not in line


def test_a_failed_task_does_not_quote_its_error():
    message = "Task %(name)s[%(id)s] raised unexpected: %(exc)s"
    values = {"name": "send_mail", "id": "1", "exc": SECRET, "traceback": SECRET, "args": "", "kwargs": ""}
    assert SECRET not in formatted(record("celery.app.trace", message, values))


def test_an_error_is_named_by_its_kind():
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        failed = record("bondgenoten", "failed")
        failed.exc_info = (type(error), error, error.__traceback__)
    line = json.loads(formatted(failed))
    assert line["error"] == "ValueError"
    assert SECRET not in json.dumps(line)


def test_the_error_service_gets_no_request_and_no_words():
    event = {
        "request": {"url": f"https://x/b/{SECRET}/"},
        "breadcrumbs": [SECRET],
        "logentry": {"message": SECRET},
        "transaction": "/b/<token>/",
        "exception": {"values": [{"type": "IntegrityError", "value": SECRET}]},
    }
    assert logs.without_words(event, {}) == {
        "transaction": "/b/<token>/",
        "exception": {"values": [{"type": "IntegrityError", "value": ""}]},
    }


def test_who_saw_which_concerns_is_written_with_ids_only(monkeypatch):
    logger = Mock()
    monkeypatch.setattr(audit, "logger", logger)
    audit.seen("board", actor_id="mark", ids=["c1", "c2"])
    audit.seen("board", actor_id="mark", ids=[])
    assert logger.mock_calls == [call.info("seen", page="board", actor="mark", ids=["c1", "c2"])]

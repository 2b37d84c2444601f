"""Who looked at what: one line in the log, with ids only, for pages that show words of several concerns.

A concern's own page leaves a read mark that its reporter sees; lists and the board mark nothing as read.
"""

from collections.abc import Iterable

import structlog

logger = structlog.get_logger("audit")


def seen(page: str, *, actor_id: str, ids: Iterable[str]) -> None:
    """``actor_id`` and ``ids`` are public ids; nothing is written when nothing was shown."""
    shown = list(ids)
    if shown:
        logger.info("seen", page=page, actor=actor_id, ids=shown)

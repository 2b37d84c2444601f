"""Used again for a short while: what costs much and need not be of this very second."""

from collections.abc import Callable
from typing import TypeVar

import structlog
from django.core.cache import cache
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)
Answer = TypeVar("Answer")


def remembered(key: str, seconds: int, make: Callable[[], Answer], *, anew: bool = False) -> Answer:
    """What ``make`` gave under ``key`` at most ``seconds`` ago, in any process; with ``anew`` made again.

    ``key`` must name all that the answer depends on, and who may see it. Without the cache, or with 0
    seconds, it is simply made each time: a page does not depend on it.
    """
    if not seconds:
        return make()
    try:
        found = None if anew else cache.get(key)
        if found is None:
            found = make()
            cache.set(key, found, seconds)
    except (RedisError, OSError):
        logger.warning("cache_unreachable")
        return make()
    return found

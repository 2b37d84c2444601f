"""Several workers that do the same thing at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Result = TypeVar("Result")
WORKERS = 4


def at_once(work: Callable[[], Result], workers: int = WORKERS) -> list[Result]:
    """What each of the workers answers: threads with a connection of their own on PostgreSQL.

    On SQLite, whose database of a test is one connection, they come one right after the other. The test that
    calls this needs ``django_db(transaction=True)``.
    """
    if connection.vendor == "sqlite":
        return [work() for _ in range(workers)]
    barrier = Barrier(workers)

    def wait_and_work(_number: int) -> Result:
        try:
            barrier.wait()
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(wait_and_work, range(workers)))

"""Many clients at once, each asking again as soon as it has its answer.

Locust makes them: one process asks far more than two cores can answer, so it is not what is measured.
Run it as ``python -m bench.load URL SECONDS CLIENTS…`` with jobs of bench.prepare on stdin; prints JSON.
"""

import json
import sys
import time
from itertools import cycle

import gevent
from locust import FastHttpUser, task
from locust.env import Environment

WARM_UP = 0.4  # seconds that are not counted
# What the proxy in front of production says; without it every answer would be "come back over https".
HEADERS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}


class Samples:
    """Milliseconds of the requests of one run that began after the warm-up."""

    def __init__(self, seconds: float) -> None:
        self.begin = time.time() + WARM_UP
        self.end = self.begin + seconds
        self.milliseconds: list[float] = []
        self.errors = 0

    def add(self, *, start_time: float, response_time: float, exception: object, **_: object) -> None:
        """One answer, as locust tells it."""
        if not self.begin <= start_time <= self.end:
            return
        self.errors += exception is not None
        self.milliseconds.append(response_time)


def client_of(url: str, job: dict) -> type[FastHttpUser]:
    """A class of clients that ask for the paths of a job in turn."""
    paths = cycle(job["paths"])
    headers = dict(HEADERS)
    if job["session"]:
        headers["Cookie"] = f"sessionid={job['session']}"

    class Visitor(FastHttpUser):
        host = url
        default_headers = headers

        @task
        def ask(self) -> None:
            with self.client.get(next(paths), allow_redirects=False, catch_response=True) as response:
                if response.status_code != 200:
                    response.failure(f"answers {response.status_code}")

    return Visitor


def run(url: str, job: dict, clients: int, seconds: float) -> dict:
    """Ask for some seconds; times in milliseconds, answers a second and errors."""
    environment = Environment(user_classes=[client_of(url, job)])
    samples = Samples(seconds)
    environment.events.request.add_listener(samples.add)
    runner = environment.create_local_runner()
    runner.start(clients, spawn_rate=clients)
    gevent.sleep(WARM_UP + seconds)
    runner.quit()
    return {
        "clients": clients,
        "milliseconds": sorted(samples.milliseconds),
        "rate": len(samples.milliseconds) / seconds,
        "errors": samples.errors,
    }


def main(arguments: list[str]) -> None:
    url, seconds, *clients = arguments
    for job in json.load(sys.stdin):
        runs = [run(url, job, int(count), float(seconds)) for count in clients]
        sys.stdout.write(json.dumps({"label": job["label"], "role": job["role"], "runs": runs}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

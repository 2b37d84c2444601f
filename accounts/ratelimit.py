"""How often somebody may try.

Each limit is a counter in the cache that goes up in one atomic step, so that it is exact however many try at
once, and in whichever process. It counts in windows of the clock (each five minutes, each hour), per address
that is typed (``key``) or per place on the internet it comes from (``ip``). Limits stand in order in
``RATE_LIMITS``, those of an address first: a try that one of them refuses counts nowhere, so guessing at one
address does not shut out everybody else in the office.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil

from allauth.core.internal.ratelimit import Rate, parse_rates
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

ONE_HOME = 64  # bits: whoever has an IPv6 connection has this many addresses of it to hop between
NOWHERE = "nowhere"  # no address to be found: all of these count together
parsed = lru_cache(parse_rates)


class TooOften(Exception):
    """A limit is reached; ``seconds`` until its next window begins."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass
class Taken:
    """The counters that a try was added to."""

    names: list[str] = field(default_factory=list)

    def rollback(self) -> None:
        """It does not count: nothing was guessed. The name is allauth's."""
        for name in self.names:
            _down(name)
        self.names.clear()


def consume(request: HttpRequest, action: str, key: str = "") -> Taken:
    """Count a try of ``action``, a key of RATE_LIMITS. Raises TooOften when a limit is reached."""
    now, taken = time.time(), Taken()
    for rate in parsed(settings.RATE_LIMITS[action]):
        name = _name(action, rate, client_ip(request) if rate.per == "ip" else key.lower(), now)
        cache.add(name, 0, timeout=2 * rate.duration)  # outlives its window: it cannot end between these two
        taken.names.append(name)
        if cache.incr(name) > rate.amount:
            taken.rollback()
            raise TooOften(ceil(rate.duration - now % rate.duration))
    return taken


def forget(action: str, key: str) -> None:
    """Start again for an address of which somebody proved that it is theirs."""
    now = time.time()
    for rate in parsed(settings.RATE_LIMITS[action]):
        if rate.per == "key":
            cache.delete(_name(action, rate, key.lower(), now))


def is_missed(response: HttpResponse) -> bool:
    """There was nothing behind the address that was asked for."""
    return response.status_code == 404


def limited(action: str, missed: Callable[[HttpResponse], bool] = is_missed) -> Callable:
    """For a view with a token in its address: only misses count, of whoever guesses from one place.

    Put it above all other decorators. Too many misses get the page of status 429.
    """

    def decorator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            try:
                taken = consume(request, action)  # before, so that many at once are no more than the limit
            except TooOften as error:
                return refused(request, error)
            response = view(request, *args, **kwargs)
            if not missed(response):
                taken.rollback()
            return response

        return wrapped

    return decorator


def refused(request: HttpRequest, error: TooOften) -> HttpResponse:
    """The page that asks to wait, and for programs: how long."""
    response = render(request, "429.html", status=429)
    response["Retry-After"], response["Cache-Control"] = str(error.seconds), "no-store"
    return response


def client_ip(request: HttpRequest) -> str:
    """Where a request comes from; of IPv6 the network of one home. Never an error.

    Each proxy adds whom it heard from at the end of ``X-Forwarded-For``, so as many from the end as there are
    proxies of ours (TRUSTED_PROXY_COUNT) can be believed, and nothing before them.
    """
    count = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    told = hops[-count] if 0 < count <= len(hops) else ""
    return _clean(told) or _clean(str(request.META.get("REMOTE_ADDR", ""))) or NOWHERE


def _clean(text: str) -> str:
    """An internet address as text in one way only, without port; empty for anything else."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        home = IPv6Network((address, ONE_HOME), strict=False).network_address
        return str(address.ipv4_mapped or home)
    return str(address)


def _name(action: str, rate: Rate, whom: str, now: float) -> str:
    """The counter of this window. Nobody can read an address in it."""
    window = f"{rate}:{int(now // rate.duration)}"
    hidden = salted_hmac("accounts.ratelimit", whom, algorithm="sha256").hexdigest()
    return f"limit:{action}:{window}:{hidden}"


def _down(name: str) -> None:
    try:
        cache.decr(name)
    except ValueError:  # the cache was emptied meanwhile, and with it the count
        return

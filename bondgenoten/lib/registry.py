"""Places where a lower layer lets higher layers add something, so that no import goes up.

An app fills a registry in ``AppConfig.ready``; the lower layer calls what it finds.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T", bound=Callable)


class Registry(Generic[T]):
    """Functions by name, in the order of their names; registering a name twice is an error."""

    def __init__(self, purpose: str) -> None:
        self.purpose = purpose
        self._functions: dict[str, T] = {}

    def register(self, name: str, function: T) -> None:
        """Add ``function``. Raises ValueError when ``name`` is taken by another function."""
        if self._functions.setdefault(name, function) is not function:
            raise ValueError(f"{name!r} is already registered for {self.purpose}")

    def get(self, name: str) -> T | None:
        return self._functions.get(name)

    def __iter__(self) -> Iterator[T]:
        return (self._functions[name] for name in sorted(self._functions))


# (mail) -> bool: may the recipient still have this mail? Keyed by the mail's kind, asked at sending.
mail_rights: Registry = Registry("the right to receive a mail")

# (user) -> list of notifications.topics.Offer: mail that this person can have at once, daily or not at all.
mail_topics: Registry = Registry("the mail there is to choose about")

# (signal, viewer) -> list of signals.timeline.Entry: what became of a concern, beyond its own app.
signal_timeline: Registry = Registry("the timeline of a concern")

# (request, signal) -> html or "": what can be done with a concern, beyond its own app.
signal_panels: Registry = Registry("the page of a concern")

# (consent: signals.models.ConsentRequest) -> bool: its reporter agreed; is it on the agenda now?
agenda_consents: Registry = Registry("putting on an agenda what its reporter agreed to")

# (meeting: public id) -> str: the day of a meeting in words, or "" when it is not to come.
meeting_days: Registry = Registry("the day of a meeting")

# (signal) -> None: its reporter withdrew it; what hangs on it goes too, in the same transaction.
signal_withdrawals: Registry = Registry("withdrawing a concern")

# (request, network) -> html or "": what happens in a network, beyond its own app.
network_panels: Registry = Registry("the page of a network")

# (network, seats) -> dict by the key of a seat of a line about it that its coordinators read.
seat_lines: Registry = Registry("what coordinators see of a seat")

# (request, seat) -> html or "": what is still open of somebody who is about to go.
seat_remains: Registry = Registry("what is left of who goes")

# (old, new) -> None: somebody goes on in another seat of the same network, in the same transaction.
seat_changes: Registry = Registry("going on in another seat")

# (user) -> list of bondgenoten.lib.own_data.Section: what an app keeps about this person.
own_data: Registry = Registry("what is kept about a person")

# (erased: bondgenoten.lib.erasing.Erased) -> None: forget this person, in the transaction of the erasure.
erasers: Registry = Registry("forgetting a person")

# (user) -> list of str: why this person cannot be erased yet, in plain words.
erasure_obstacles: Registry = Registry("what must be settled before somebody is erased")

# (user, old, new) -> None: somebody's e-mail address changes, in the same transaction.
address_changes: Registry = Registry("following a change of e-mail address")

# (is_erased: (address, since) -> bool) -> int: remove addresses of erased people who are no user (any more).
stray_addresses: Registry = Registry("addresses of people who are no user")

# (user) -> list of accounts.models.User: who answers this person's requests about their data.
privacy_officers: Registry = Registry("who answers requests about data")

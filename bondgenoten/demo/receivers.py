"""Django tells about a new connection only here."""

from django.db.backends.signals import connection_created

from bondgenoten.demo import guard


def mark_new_database(sender, connection, **kwargs) -> None:
    """A database that the demo makes carries the demo's mark from its first moment."""
    guard.mark_if_empty(connection)


def connect() -> None:
    connection_created.connect(mark_new_database, dispatch_uid="demo-mark")

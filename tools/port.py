"""Is this port free for the demo? Asked first, not after minutes of set-up."""

import errno
import socket

from tools.common import Problem, run_tool

LOOPBACK = "127.0.0.1"


def parse(text: str) -> int:
    """A port number. Raises Problem for anything else."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise Problem(f"PORT={text} is not a port: choose a number from 1024 to 65535.")
    return int(text)


def check_free(port: int) -> None:
    """Raises Problem when nobody can listen on this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
            probe.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Problem(f"Port {port} is taken: try make demo PORT={_next(port)}.") from error
            raise Problem(f"Port {port} cannot be used ({error.strerror}): choose another PORT.") from error


def pick_free() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Does anything accept connections there?"""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False


def _next(port: int) -> int:
    return port + 1 if port < 65535 else 8000


def main(arguments: list[str]) -> None:
    check_free(parse(arguments[0]))


if __name__ == "__main__":
    run_tool(main)

"""A mail server of our own on loopback, that takes mail, refuses it, hangs, or loses the line."""

import asyncio
import socket
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from networks.tests.factories import make_user


class MailServer:
    """Hooks of aiosmtpd. ``say`` maps a stage (RCPT, DATA) to an answer, to "drop" or to "hang"."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.say: dict[str, str] = {}
        self.received: list = []

    async def _answer(self, server, stage: str, usual: str) -> str:
        answer = self.say.get(stage, usual)
        if answer == "hang":
            await asyncio.sleep(0.6)  # longer than the client waits
            return usual
        if answer == "drop":
            server.transport.abort()
            return usual
        return answer

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802 (aiosmtpd's name)
        envelope.rcpt_tos.append(address)
        return await self._answer(server, "RCPT", "250 OK")

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        self.received.append(envelope)
        return await self._answer(server, "DATA", "250 OK")

    @property
    def messages(self) -> list:
        """What came over the wire, parsed."""
        return [message_from_bytes(envelope.content, policy=policy.default) for envelope in self.received]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def controller():
    controller = Controller(MailServer(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def smtp(controller, settings) -> MailServer:
    """The server, with Django's SMTP backend pointing at it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_TIMEOUT = 0.25
    controller.handler.reset()
    return controller.handler


@pytest.fixture
def nobody_listens(settings) -> None:
    """Django's SMTP backend pointing at a port where no server is."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


@pytest.fixture
def youssef(db):
    return make_user("Youssef")

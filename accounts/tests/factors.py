"""Second factors for tests: an app that computes its codes, and a passkey made of software."""

import hashlib
import json
import time
from secrets import token_bytes
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # base32, as an app has it


def code_of(secret: str = SECRET, later: int = 0) -> str:
    """What the app shows now, or ``later`` half minutes from now."""
    counter = int(time.time()) // 30 + later
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def give_app(user) -> Authenticator:
    """An app with SECRET, and recovery codes."""
    RecoveryCodes.activate(user)
    return totp.TOTP.activate(user, SECRET).instance


def recovery_codes(user) -> list[str]:
    row = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return row.wrap().get_unused_codes()


class Passkey:
    """A device that makes one passkey and signs with it, its owner looked at."""

    def __init__(self, origin: str = "https://testserver", host: str = "testserver") -> None:
        self.origin, self.host = origin, urlsplit(f"//{host}").hostname
        self.id, self.key, self.owner = token_bytes(32), ec.generate_private_key(ec.SECP256R1()), b""

    def create(self, options: dict) -> str:
        """Answer creation options as a browser does."""
        public = options["publicKey"]
        self.owner = public["user"]["id"]
        credential = AttestedCredentialData.create(
            bytes(16), self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        attested = AttestationObject.create("none", self._data(0x45, credential), {})
        response = {"attestationObject": websafe_encode(attested), "transports": ["internal"]}
        return self._answer("webauthn.create", public, response, {"credProps": {"rk": True}})

    def get(self, options: dict) -> str:
        """Answer request options as a browser does."""
        public, data = options["publicKey"], self._data(0x05)
        client = self._client("webauthn.get", public)
        signed = data + hashlib.sha256(client).digest()
        response = {
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
            "userHandle": self.owner,
        }
        return self._answer("webauthn.get", public, response, {})

    def _data(self, flags: int, credential=b"") -> AuthenticatorData:
        return AuthenticatorData.create(hashlib.sha256(self.host.encode()).digest(), flags, 0, credential)

    def _client(self, kind: str, public: dict) -> bytes:
        return CollectedClientData.create(type=kind, challenge=public["challenge"], origin=self.origin)

    def _answer(self, kind: str, public: dict, response: dict, results: dict) -> str:
        client = websafe_encode(self._client(kind, public))
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "authenticatorAttachment": "platform",
                "clientExtensionResults": results,
                "response": {"clientDataJSON": client, **response},
            }
        )

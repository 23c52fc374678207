"""A passkey in a few lines: what a phone does, without the phone."""

import hashlib
import json

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

HERE = "http://testserver"
SEEN_AND_KNOWN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
RP_HASH = hashlib.sha256(b"testserver").digest()


class Passkey:
    """Makes one key, and signs with it whatever the site asks."""

    def __init__(self, name=b"passkey-1"):
        self.id = name
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.owner = None

    def made(self, options):
        """Gives the answer to a request to make a passkey."""
        self.owner = options["publicKey"]["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        flags = SEEN_AND_KNOWN | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(RP_HASH, flags, 0, credential)
        attestation = bytes(AttestationObject.create("none", data, {}))
        told = self._told("webauthn.create", options)
        return self._answer(attestationObject=websafe_encode(attestation), **told)

    def used(self, options):
        """Gives the answer to a request to show the passkey."""
        data = bytes(AuthenticatorData.create(RP_HASH, SEEN_AND_KNOWN, 1))
        told = self._told("webauthn.get", options)
        signed = data + hashlib.sha256(websafe_decode(told["clientDataJSON"])).digest()
        return self._answer(
            authenticatorData=websafe_encode(data),
            signature=websafe_encode(self.key.sign(signed, ec.ECDSA(SHA256()))),
            userHandle=self.owner,
            **told,
        )

    def _told(self, kind, options):
        challenge = options["publicKey"]["challenge"]
        told = {"type": kind, "challenge": challenge, "origin": HERE}
        return {"clientDataJSON": websafe_encode(json.dumps(told).encode())}

    def _answer(self, **response):
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "clientExtensionResults": {"credProps": {"rk": True}},
                "response": response,
            }
        )

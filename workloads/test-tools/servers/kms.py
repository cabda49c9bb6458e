"""A stand-in of KMS: HMAC keys that sign and verify."""

import base64
import hashlib
import hmac
import secrets

from .http import JsonService, ServiceError


class Kms(JsonService):
    def __init__(self):
        self._keys = {}
        super().__init__()

    def create(self, arn):
        """A new key."""
        self._keys[arn] = secrets.token_bytes(32)
        return arn

    def generate_mac(self, body):
        return {"Mac": base64.b64encode(self._mac(body)).decode(), "MacAlgorithm": "HMAC_SHA_256", "KeyId": body["KeyId"]}

    def verify_mac(self, body):
        if not hmac.compare_digest(base64.b64decode(body["Mac"]), self._mac(body)):
            raise ServiceError("KMSInvalidMacException", "")
        return {"MacValid": True, "MacAlgorithm": "HMAC_SHA_256", "KeyId": body["KeyId"]}

    def _mac(self, body):
        message = base64.b64decode(body["Message"])
        if not 1 <= len(message) <= 4096:
            raise ServiceError("ValidationException", "Message has 1 to 4096 bytes.")
        if body["MacAlgorithm"] != "HMAC_SHA_256" or body["KeyId"] not in self._keys:
            raise ServiceError("NotFoundException", f"There is no key {body['KeyId']}.")
        return hmac.new(self._keys[body["KeyId"]], message, hashlib.sha256).digest()

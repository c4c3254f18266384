"""Who a record belongs to, without saying who."""

import hashlib
import hmac

_SALT = b"footnote persons 1"
_LENGTH = 32  # hex digits: 128 bits


class Persons:
    """People and texts as keyed hashes.

    The key is made from the bot's token and is not in the database: a dump alone cannot be tied to people, nor a digest to a
    text by trying all texts. After the token was reset, older records can be tied to nobody any more, not by `/forget-me`
    either; they fade as everything does.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < hashlib.sha256().digest_size:
            raise ValueError("the key has fewer than 32 bytes")
        self._person = _expanded(key, b"person")
        self._text = _expanded(key, b"text")

    @classmethod
    def from_token(cls, token: str) -> "Persons":
        """The key of a bot, extracted from its token as in RFC 5869."""
        return cls(hmac.digest(_SALT, token.encode(), "sha256"))

    def of(self, user: int) -> str:
        """The person behind a Discord user id, as 32 hex digits."""
        return hmac.digest(self._person, str(user).encode(), "sha256").hex()[:_LENGTH]

    def digest(self, text: str) -> str:
        """What tells two texts apart and gives neither away, as 32 hex digits."""
        return hmac.digest(self._text, text.encode("utf-8", "surrogatepass"), "sha256").hex()[:_LENGTH]


def _expanded(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, purpose + b"\x01", "sha256")

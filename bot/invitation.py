"""What the bot asks of a server: its permissions, each with what fails without it, and the address that adds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

_ADD = "https://discord.com/oauth2/authorize"
SCOPES = ("bot", "applications.commands")


@dataclass(frozen=True)
class Permission:
    """One of Discord's permissions, by the name that its menus show."""

    name: str
    bit: int
    without: str  # what fails where it is not given
    needed: bool = True  # else the bot answers all the same


PERMISSIONS = (
    Permission("View Channels", 1 << 10, "it hears nobody"),
    Permission("Send Messages", 1 << 11, "it cannot answer"),
    Permission("Read Message History", 1 << 16, "its answers are no replies"),
    Permission("Attach Files", 1 << 15, "no charts", needed=False),
    Permission("Send Messages in Threads", 1 << 38, "no answers in threads", needed=False),
)
# The number that Discord calls the permissions integer.
INTEGER = sum(permission.bit for permission in PERMISSIONS)


def lacking(granted: int) -> Iterator[Permission]:
    """What is not among the permissions that a server grants."""
    return (permission for permission in PERMISSIONS if not granted & permission.bit)


def invitation(application: int) -> str:
    """The address at which whoever manages a server adds the bot to it."""
    asked = {"client_id": application, "scope": " ".join(SCOPES), "permissions": INTEGER}
    return f"{_ADD}?{urlencode(asked)}"


def own_invitation(application: int) -> str:
    """The address at which a person adds the commands for herself alone, wherever she writes."""
    return f"{_ADD}?{urlencode({'client_id': application, 'scope': SCOPES[1], 'integration_type': 1})}"

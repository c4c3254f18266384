"""GET requests to Discord by commands that do not sign in: what was answered, and what to do where nothing was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.settings import PORTAL

DISCORD = "https://discord.com/api/v10"
NEW_TOKEN = f"reset it at {PORTAL} (page “Bot”) and put the new one into DISCORD_TOKEN"
# Each request; the gateway's greeting too.
WITHIN = 10.0
_UNAUTHORIZED = 401
_OK = 200


class Asking:
    """GET requests to Discord, and what the last one came to."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.session = session
        self._base = base
        self._status = 0
        self._broke = ""
        self.clock_off: float | None = None  # seconds that this machine is ahead

    async def get(self, path: str) -> Any:
        """What was answered; None where it was no answer."""
        try:
            async with self.session.get(self._base + path) as response:
                self._status, self._broke = response.status, ""
                if date := response.headers.get("Date"):
                    self.clock_off = (datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds()
                return await response.json(content_type=None) if response.status == _OK else None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            self._broke = type(error).__name__
            return None

    def failure(self, unauthorized: str = NEW_TOKEN) -> tuple[str, str]:
        """What the last one came to, and what to do about it."""
        if self._broke:
            return f"{self._base} cannot be reached ({self._broke})", "check the network and DISCORD_API_BASE"
        if self._status == _UNAUTHORIZED:
            return "Discord refuses it", unauthorized
        return f"{self._base} answers with status {self._status}", "check DISCORD_API_BASE, or try again later"


@asynccontextmanager
async def asking(base: str | None, token: str) -> AsyncIterator[Asking]:
    """Requests with this token, to Discord or to where the operator says."""
    timeout = aiohttp.ClientTimeout(total=WITHIN)
    headers = {"Authorization": f"Bot {token}", "User-Agent": "DiscordBot (https://discord.com, 10)"}
    async with aiohttp.ClientSession(headers=headers, timeout=timeout, trust_env=True) as session:
        yield Asking(session, base or DISCORD)

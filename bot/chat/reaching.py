"""How the gateway is reached: at which address, for how long it is tried, and what is made of another server's greeting."""

import asyncio
from collections.abc import Callable

import aiohttp
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient

from bot.chat.compatible import Greeting
from bot.logs import log

_DISCORDS_GATEWAY = DiscordWebSocket.DEFAULT_GATEWAY
_DISCORDS_HOSTS = ".discord.gg"
# Discord keeps what was said for a connection that comes back within minutes. discord.py begins a new one, without that, as soon as
# a single try does not reach it; of the 60 seconds that it gives to connecting these are left to the network.
_RECONNECT_WITHIN = 50.0
_RECONNECT_FIRST, _RECONNECT_LAST = 0.25, 5.0
_LONGEST_CONNECT = 10.0


class Reaching:
    """Stands before a client's ways to the gateway: discord.py takes Discord's own address wherever it was not told another."""

    def __init__(self, http: HTTPClient, named: str | None, was_ready: Callable[[], bool]) -> None:
        self.named = named  # by the operator
        self.advised: str | None = None  # by the API
        self._was_ready = was_ready
        self._connect = http.ws_connect
        http.ws_connect = self.connect  # type: ignore[method-assign]

    async def connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """As discord.py's own; a connection that was there once is tried for a while."""
        address, wait = self._address(yarl.URL(url)), _RECONNECT_FIRST
        now = asyncio.get_running_loop().time
        give_up = now() + (_RECONNECT_WITHIN if self._was_ready() else 0)
        while True:
            try:
                async with asyncio.timeout(_LONGEST_CONNECT):
                    socket = await self._connect(str(address), compress=compress)
            except (aiohttp.ClientError, OSError) as error:
                if now() + wait > give_up:
                    raise
                log.info("the gateway is not reached, again in %.1f s: %s", wait, type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(wait * 2, _RECONNECT_LAST)
            else:
                if "compress" not in address.query:
                    Greeting(socket, str(address.with_query(None)))
                return socket

    def _address(self, url: yarl.URL) -> yarl.URL:
        """Where to connect in place of `url`: a resume address that Discord gave stays, unless the operator names a gateway."""
        there = url
        if self.named is not None:
            there = yarl.URL(self.named).with_query(url.query)
        elif self.advised is not None and url.host == _DISCORDS_GATEWAY.host:
            there = yarl.URL(self.advised).with_query(url.query)
        # Only Discord's own is sure to compress as asked; and what another sends can be completed only as it is.
        return there if (there.host or "").endswith(_DISCORDS_HOSTS) else there.without_query_params("compress")

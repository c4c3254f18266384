"""What the requests that answer an interaction may cost: tried again in time, taken once, and whatever comes back will do."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

from bot.chat.compatible import MESSAGE, with_code
from bot.chat.requests import readable, tried

if TYPE_CHECKING:
    from discord.http import Route

# Discord's word for an interaction that has its answer already.
ANSWERED_ALREADY = 40060
# Within the three seconds that Discord waits.
_WAITS = (0.1, 0.5)
_CALLBACK = "/interactions/{webhook_id}/{webhook_token}/callback"
_LATER = "/webhooks/{webhook_id}/{webhook_token}"
# Instead of what came back. Nothing reads it but the library, which does not bear what other servers write there, or nothing.
_NOTHING = {"id": "0"}
_INSTEAD: Mapping[str, Mapping[str, Any]] = {
    _CALLBACK: {"interaction": _NOTHING},
    _LATER: {**MESSAGE, **_NOTHING, "channel_id": "0"},
}


class Callbacks(AsyncWebhookAdapter):
    """Stands before what the library sends about interactions, its own tries included.

    Discord takes one callback of an interaction, so that a second of the same is safe: where it is told that there is an
    answer already, the first had arrived.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._behind = async_context.get()

    def stand(self) -> None:
        """Hold for whatever the running task brings about from here on."""
        async_context.set(self)

    async def request(
        self,
        route: "Route",
        session: aiohttp.ClientSession,
        *,
        files: Sequence[discord.File] | None = None,
        **more: Any,
    ) -> Any:
        """As the library's own; raises what that raises."""
        is_callback, tries = route.path == _CALLBACK, 0

        async def once() -> Any:
            nonlocal tries
            tries += 1
            try:
                with readable(route):
                    answer = await self._behind.request(route, session, files=files, **more)
            except discord.HTTPException as error:
                told = with_code(error)
                if is_callback and tries > 1 and told.code == ANSWERED_ALREADY:
                    return _INSTEAD[route.path]
                raise told from None
            return _INSTEAD.get(route.path, answer)

        return await tried(route, once, _WAITS if is_callback else (), files)

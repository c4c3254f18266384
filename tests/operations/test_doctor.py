"""What the doctor makes of answers that are not Discord's."""

from typing import Any

import pytest
from aiohttp import web

from bot.operations.doctor import Finding, _discord
from bot.settings import Settings
from tests.loopback import TOKEN, Loopback


class Odd(Loopback):
    """Answers one question with something else."""

    odd: Any = None
    about = ""

    @web.middleware
    async def _record(self, request: web.Request, handler: Any) -> web.StreamResponse:
        return web.json_response(self.odd) if request.path.endswith(self.about) else await handler(request)


async def found(there: Loopback) -> list[Finding]:
    """What it finds there."""
    return [
        one async for one in _discord(Settings(DISCORD_API_BASE=there.api_base, FOOTNOTE_MESSAGE_CONTENT=True), TOKEN)
    ]


@pytest.mark.parametrize("odd", [None, [], {}, "x", 5, [{}], [None], [{"id": 5}], {"flags": "x"}, {"flags": None}])
@pytest.mark.parametrize("about", ["/users/@me", "/applications/@me", "/users/@me/guilds", "/gateway/bot"])
async def test_an_answer_of_any_form_is_a_finding(about: str, odd: Any) -> None:
    async with Odd() as there:
        there.about, there.odd = about, odd
        assert (await found(there))[-1].what in ("token", "gateway")


async def test_advice_that_leaves_everything_out_is_enough() -> None:
    async with Odd() as there:
        there.about, there.odd = "/gateway/bot", {"url": there.gateway_url, "shards": None, "session_start_limit": None}
        held = {one.what: one for one in await found(there)}
    assert not any(held[what].mend for what in ("sign-ins", "shards", "gateway"))

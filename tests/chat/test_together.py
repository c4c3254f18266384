"""Two real processes of one bot, one shard each, on one PostgreSQL: what compose.yaml starts."""

import asyncio
import shutil
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.store.processes import IDENTIFY_APART
from tests.chat.connected import US, eventually
from tests.chat.test_process import footnote_run, tells_of_no_defect
from tests.loopback import BOT, PERSON, TOKEN, _user
from tests.operations.test_running import SHIPPED, Serving, reading
from tests.store.conftest import postgres
from tests.store.postgres import Postgres
from tests.troubled import Session, Troubled

__all__ = ["postgres"]  # the fixture

_STOPS_WITHIN = 5.0
# Seconds, as an operator is told, and what a busy machine adds to them.
_SEEN_WITHIN = 20.0
_MANAGE_SERVER = str(1 << 5)


@dataclass
class Sharded(Troubled):
    """Remembers when somebody signed in, and tells one shard alone what it is told."""

    signed_in: list[float] = field(default_factory=list)

    def session(self, shard: int) -> Session | None:
        """The one of this shard, where it is connected."""
        held = (one for one in self._sessions.values() if one.shard[0] == shard)
        return next((one for one in held if one.socket is not None and not one.socket.closed), None)

    def apart(self) -> float:
        """The shortest time between two sign-ins."""
        return min(later - earlier for earlier, later in pairwise(self.signed_in))

    async def answer(self, shard: int) -> str:
        """What this shard answers to a question, in a channel where nobody has asked before."""
        asked = self.written(f"<@{BOT}> {US}", len(self.asked))
        asked["mentions"] = [_user(BOT, "Footnote", bot=True)]
        self.asked[asked["id"]] = time.monotonic()
        await self._tell(shard, "MESSAGE_CREATE", asked)
        await eventually(lambda: asked["id"] in self.answers())
        return str(self.posted()[-1]["components"])

    async def choose(self, shard: int, what: str, value: str) -> None:
        """An admin chooses something in the menus of /settings."""
        menu = {"type": 3, "custom_id": f"setting:{what}", "options": [{"label": value, "value": value}]}
        message = {**self.written(""), "flags": 64, "components": [{"type": 1, "components": [menu]}]}
        member = {"user": _user(PERSON, "ann"), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0}
        await self._tell(
            shard,
            "INTERACTION_CREATE",
            {
                "id": message["id"], "application_id": str(BOT), "type": 3, "token": "token", "version": 1, "locale": "en-US",
                "data": {"custom_id": f"setting:{what}", "component_type": 3, "values": [value]}, "guild_id": message["guild_id"],
                "channel_id": message["channel_id"], "channel": {"id": message["channel_id"], "type": 0}, "message": message,
                "member": {**member, "deaf": False, "mute": False, "permissions": _MANAGE_SERVER}, "app_permissions": "0",
                "entitlements": [], "authorizing_integration_owners": {}, "context": 0, "attachment_size_limit": 1,
            },
        )  # fmt: skip

    async def _tell(self, shard: int, event: str, data: dict[str, Any]) -> None:
        session = self.session(shard)
        assert session is not None
        await self._send(session, event, data)

    async def _identify(self, identify: dict[str, Any], *how: Any) -> None:
        self.signed_in.append(time.monotonic())
        await super()._identify(identify, *how)


async def test_two_processes_share_what_they_must_and_one_goes_on_without_the_other(
    tmp_path: Path, postgres: Postgres
) -> None:
    postgres.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    folders = [Path(shutil.copytree(SHIPPED, tmp_path / f"knowledge-{shard}")) for shard in (0, 1)]

    async with Sharded(channels=200) as there, AsyncExitStack() as running:

        async def start(shard: int) -> Serving:
            # The second looks at its folder only when the first tells it.
            blind = {"WATCHFILES_FORCE_POLLING": "1", "WATCHFILES_POLL_DELAY_MS": "600000"}
            process = await running.enter_async_context(
                footnote_run(
                    tmp_path,
                    DISCORD_TOKEN=TOKEN,
                    DISCORD_API_BASE=there.api_base,
                    FOOTNOTE_DATABASE_URL=postgres.address,
                    FOOTNOTE_SHARD_COUNT="2",
                    FOOTNOTE_SHARD_IDS=str(shard),
                    FOOTNOTE_KNOWLEDGE=str(folders[shard]),
                    FOOTNOTE_STATUS_FILE=str(tmp_path / f"status-{shard}.json"),
                    **(blind if shard else {}),
                )
            )
            return await running.enter_async_context(reading(process, there))

        zero, one = await asyncio.gather(start(0), start(1))
        await eventually(lambda: there.session(0) and there.session(1))
        for shard in (0, 1):
            assert "28.6" in await there.answer(shard)

        await there.choose(0, "language", "de")
        await eventually(lambda: any("/callback" in request.path for request in there.requests))
        assert "28,6" in await there.answer(0)
        async with asyncio.timeout(_SEEN_WITHIN):
            while "28,6" not in await there.answer(1):  # noqa: ASYNC110 - another process hears of it
                await asyncio.sleep(0.1)

        for folder in reversed(folders):
            article = folder / "articles" / "ngn-post.yaml"
            article.write_text(article.read_text(encoding="utf-8").replace("5.9", "7.9"), encoding="utf-8")
        await eventually(lambda: " → " in zero.log and " → " in one.log, _SEEN_WITHIN)

        one.process.kill()
        await one.process.wait()
        session = there.session(0)
        assert session is not None
        assert session.request is not None
        assert session.request.transport is not None
        session.request.transport.abort()
        await eventually(lambda: there.resumed)
        assert "28,6" in await there.answer(0)

        again = await start(1)
        await eventually(lambda: there.session(1))
        for shard in (0, 1):
            assert "28,6" in await there.answer(shard)
        assert max(await asyncio.gather(zero.stop(), again.stop())) < _STOPS_WITHIN
        assert (zero.process.returncode, again.process.returncode) == (0, 0)
        # In turns, whoever was faster; and the commands were told to Discord by one of them.
        assert there.apart() > IDENTIFY_APART - 0.25
        assert len(there.signed_in) == 3
        assert sum(request.method == "PUT" for request in there.requests) == 1
    assert tells_of_no_defect(zero.log + one.log + again.log)
    assert not there.unheld

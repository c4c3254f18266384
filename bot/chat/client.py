"""The connection to Discord: what is listened for, where it goes, and what a broken event or network may cost."""

import asyncio
import sys
from collections.abc import Callable
from typing import Any

import discord

from bot.chat.budgets import Budgets
from bot.chat.callbacks import Callbacks
from bot.chat.catalogue import Catalogue, catalogue_of
from bot.chat.charts import ChartButton
from bot.chat.choosing import Setting
from bot.chat.commands.tree import Commands
from bot.chat.compatible import NOT_THERE, completed
from bot.chat.desk import Desk
from bot.chat.gateway import Gateway
from bot.chat.kept import Kept
from bot.chat.left import Left
from bot.chat.observed import observing
from bot.chat.pictures import Pictures
from bot.chat.posts import Posts
from bot.chat.reaching import Reaching
from bot.chat.reports import WrongButton, is_report, take_report
from bot.chat.requests import LONGEST_LIMIT, Requests
from bot.chat.responding import Presses, pressed_id, respond, voice_for
from bot.chat.talks import Talks
from bot.chat.views import Button
from bot.facts.model import Knowledge
from bot.logs import failed, log, request
from bot.rendering.notices import strange

# Ready is who has heard of its servers: they come one right after the other, and one that is late is no reason to wait.
_SERVERS_APART = 0.3
# Messages are answered without commands too: where telling Discord of them takes longer, it goes on beside.
_REGISTERED_WITHIN = 2.0
# Everything there is to press or choose from: whoever adds another kind puts it here.
BUTTONS = (Button, ChartButton, WrongButton, Setting)

# Nothing is spoken here: no warning at each start that the libraries for it are missing.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class FootnoteClient(discord.AutoShardedClient):
    """Answers a mention, a direct message and a reply to one of its own messages.

    Only where it is to listen to channels does it need a privileged intent, that of messages' content.
    """

    def __init__(
        self,
        talks: Talks,
        *,
        posts: Posts | None = None,
        budgets: Budgets | None = None,
        message_content: bool = False,
        gateway: Gateway | None = None,
        gateway_url: str | None = None,
        shard_ids: tuple[int, ...] | None = None,
        shard_count: int | None = None,
    ) -> None:
        super().__init__(
            intents=discord.Intents(
                guilds=True, guild_messages=True, dm_messages=True, message_content=message_content
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            shard_count=shard_count,
            max_messages=None,  # nothing looks back at messages
            max_ratelimit_timeout=LONGEST_LIMIT,
            member_cache_flags=discord.MemberCacheFlags.none(),
            http_trace=observing(),
            guild_ready_timeout=_SERVERS_APART,
        )
        self.shard_ids = None if shard_ids is None else list(shard_ids)
        self.talks = talks
        self.budgets = budgets or Budgets()
        self.presses = Presses()
        self.pictures = Pictures()
        self.desk = Desk(self, posts or Posts(talks.kept))
        self.left = Left(self)
        self.was_ready = False
        self.tree = Commands(self)
        self.requests = Requests(self.http)
        self._reaching = Reaching(self.http, gateway_url, lambda: self.was_ready)
        self.gateway = gateway or Gateway()
        self.gateway.begin(lambda: self.latency)
        self._max_concurrency = 1
        self._registering: asyncio.Task[None] | None = None
        _let_broken_events_pass(self._connection.parsers, lambda: self.user.id if self.user is not None else 0)

    @property
    def knowledge(self) -> Knowledge:
        """What is answered from."""
        return self.talks.footnote.knowledge

    @property
    def kept(self) -> Kept:
        """What is kept beyond an answer."""
        return self.talks.kept

    @property
    def catalogue(self) -> Catalogue:
        """What can be asked of it."""
        return catalogue_of(self.talks.footnote)

    async def setup_hook(self) -> None:
        """Once, after login and before the gateway."""
        Callbacks().stand()
        self.add_dynamic_items(*BUTTONS)
        if self.is_first:
            self._registering = asyncio.create_task(self.tree.register())
            await asyncio.wait({self._registering}, timeout=_REGISTERED_WITHIN)

    def take_nothing_more(self) -> None:
        """Pass over every event from now on: the process is about to end."""
        for event in self._connection.parsers:
            self._connection.parsers[event] = _pass_over

    async def close(self) -> None:
        if self._registering is not None:
            self._registering.cancel()
        self.left.close()
        self.pictures.close()
        await super().close()

    @property
    def is_first(self) -> bool:
        """Whether this process has the first shard: what is the application's, and no shard's, is done by one process."""
        return self.shard_ids is None or 0 in self.shard_ids

    async def knowledge_changed(self) -> None:
        """Offer what there is to ask now: the commands are made from the knowledge."""
        self.tree.renew()
        if self.is_first:
            await self.tree.register()

    async def tell_owner(self, text: str) -> None:
        """A direct message to whom the application belongs, from one process."""
        if not self.is_first:
            return
        application = await self.application_info()
        owner = application.owner if application.team is None else application.team.owner
        if owner is not None:
            private = await self.create_dm(owner)
            await private.send(text, suppress_embeds=True)

    async def on_shard_ready(self, shard: int) -> None:
        self.gateway.up(shard)
        self.left.compare(shard)

    async def on_shard_resumed(self, shard: int) -> None:
        self.gateway.up(shard)

    async def on_shard_disconnect(self, shard: int) -> None:
        self.gateway.down(shard)

    async def on_ready(self) -> None:
        is_again, self.was_ready = self.was_ready, True
        log.info("ready: %d servers, knowledge %s", len(self.guilds), self.knowledge.version)
        if not is_again:
            await self.talks.prepare()

    async def on_message(self, message: discord.Message) -> None:
        await self.desk.asked(message)

    # Of messages of any age: none is cached.

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        await self.desk.edited(payload.message)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self.desk.deleted((payload.message_id,))

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        await self.desk.deleted(sorted(payload.message_ids))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.left.removed(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.left.added(guild.id)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer forms, and what no button of this version would: Discord shows a failure to whoever presses one that has gone."""
        if interaction.type is discord.InteractionType.modal_submit and is_report(pressed_id(interaction)):
            await take_report(interaction)  # not by the form itself: that would have gone with a restart
            return
        if interaction.type is discord.InteractionType.component:
            pressed = pressed_id(interaction)
            if not any(button.__discord_ui_compiled_template__.fullmatch(pressed) for button in BUTTONS):
                await respond(interaction, {"content": strange(voice_for(interaction))}, private=True)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """An exception that nothing else caught; discord.py calls this from its except clause."""
        error = sys.exc_info()[1]
        if error is not None:
            failed(event_method, error)

    async def launch_shards(self) -> None:
        """As discord.py does, but asking the API for the gateway also where the number of shards is given."""
        try:
            advised, self._reaching.advised, limit = await self.http.get_bot_gateway()
            self._max_concurrency = max(1, limit.get("max_concurrency", 1))
        except discord.GatewayNotFound as error:
            if getattr(error.__cause__, "status", None) not in NOT_THERE:
                raise
            advised = 1  # a server of another make
            if self._reaching.named is None:
                self._reaching.advised = (await self.http.request(discord.http.Route("GET", "/gateway")))["url"]
        self.shard_count = self.shard_count or advised
        self.gateway.expect(self.shard_ids or range(self.shard_count))
        await super().launch_shards()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for this shard's turn, among all processes of the bot: Discord ends the session of who identifies too soon."""
        if self.gateway.turns is None:
            await super().before_identify_hook(shard_id, initial=initial)
            return
        async with self.gateway.turns(shard_id or 0, self._max_concurrency):
            pass  # the identify follows at once; the next turn comes seconds later


def _pass_over(_: Any) -> None:
    """What becomes of an event that comes too late."""


def _let_broken_events_pass(parsers: dict[str, Callable[[Any], None]], own_id: Callable[[], int]) -> None:
    """An event that lacks a key which nothing can stand for costs that event; discord.py would let the KeyError end the process."""

    def guarded(event: str, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        def parse_or_log(data: Any) -> None:
            with request():  # what the event brings about begins in here
                try:
                    if (whole := completed(event, data, own_id())) is not None:
                        parse(whole)
                except Exception as error:  # noqa: BLE001 - whatever a malformed event brings about in the library
                    failed(f"reading an event {event}", error)

        return parse_or_log

    for event, parse in list(parsers.items()):
        parsers[event] = guarded(event, parse)

"""The connection to Discord: which messages are questions, how an answer is sent, and what a broken event or network may cost."""

import re
import sys
from collections import deque
from collections.abc import Callable
from typing import Any

import discord

from bot.chat.catalogue import Catalogue, catalogue_of
from bot.chat.commands.tree import Commands
from bot.chat.reaching import Reaching
from bot.chat.requests import LONGEST_LIMIT, Requests
from bot.chat.responding import SEND_ERRORS, Presses, is_direct, pressed_id, respond
from bot.chat.talks import Talks, Where
from bot.chat.views import BUTTONS, answer_message, plain_message
from bot.facts.model import Knowledge
from bot.logs import failed, log
from bot.rendering.card import strange, trouble, unreadable
from bot.rendering.voice import ENGLISH, Voice, nearest
from bot.store.store import Store

# Mentions, channels, custom emoji, timestamps and command links: Discord's markup, no words of a question.
_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]{1,100}:)[\d:a-zA-Z-]{1,40}>")
_ASKED_FOR_NOTHING = "help"
_MOST_TOLD = 1_000
# 50013: may not do this here; 160002: may not reply without reading the history; 50001: may not see the channel.
_NOT_ALLOWED = frozenset({50013, 160002, 50001})


# Nothing is spoken here: no warning at each start that the libraries for it are missing.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class FootnoteClient(discord.AutoShardedClient):
    """Answers a mention, a direct message and a reply to one of its own messages. Needs no privileged intent."""

    def __init__(
        self,
        talks: Talks,
        *,
        store: Store | None = None,
        gateway_url: str | None = None,
        shard_ids: tuple[int, ...] | None = None,
        shard_count: int | None = None,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            shard_count=shard_count,
            max_messages=None,  # nothing looks back at messages
            max_ratelimit_timeout=LONGEST_LIMIT,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.shard_ids = None if shard_ids is None else list(shard_ids)
        self.talks = talks
        self.store = store
        self.presses = Presses()
        self.was_ready = False
        self._told: deque[Where] = deque(maxlen=_MOST_TOLD)
        self._taken: deque[int] = deque(maxlen=_MOST_TOLD)
        self.tree = Commands(self)
        self.requests = Requests(self.http)
        self._reaching = Reaching(self.http, gateway_url, lambda: self.was_ready)
        _let_broken_events_pass(self._connection.parsers)

    @property
    def knowledge(self) -> Knowledge:
        """What is answered from."""
        return self.talks.footnote.knowledge

    @property
    def catalogue(self) -> Catalogue:
        """What can be asked of it."""
        return catalogue_of(self.talks.footnote)

    async def setup_hook(self) -> None:
        """Once, after login and before the gateway."""
        self.add_dynamic_items(*BUTTONS)
        if self.shard_ids is None or 0 in self.shard_ids:  # commands are the application's, not the shard's
            await self.tree.register(self.store)

    async def on_ready(self) -> None:
        self.was_ready = True
        log.info("ready: %d servers, knowledge %s", len(self.guilds), self.knowledge.version)

    async def on_message(self, message: discord.Message) -> None:
        question = self._question_in(message)
        if question is None or message.id in self._taken:  # Discord sends one again after a broken connection
            return
        self._taken.append(message.id)
        where = (message.channel.id, message.author.id)
        if not question and self._cannot_read(message):
            if where not in self._told:  # once: a person who goes on replying so is not talking to the bot
                self._told.append(where)
                await self._send(message, {"content": unreadable(self._voice_for(message))})
            return
        try:
            answer = self.talks.ask(question or _ASKED_FOR_NOTHING, where)
            # As a card, else in plain text.
            forms = [answer_message(answer, self.knowledge), plain_message(answer, self.knowledge)]
        except Exception as error:  # noqa: BLE001 - a defect in the core: the person hears of it, the process goes on
            forms = [{"content": trouble(failed("answering a message", error), self._voice_for(message))}]
        await self._send(message, *forms)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer what no button of this version would: Discord shows a failure to whoever presses one that has gone."""
        if interaction.type is discord.InteractionType.component:
            pressed = pressed_id(interaction)
            if not any(button.__discord_ui_compiled_template__.fullmatch(pressed) for button in BUTTONS):
                await respond(interaction, {"content": strange()}, private=True)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """An exception that nothing else caught; discord.py calls this from its except clause."""
        error = sys.exc_info()[1]
        if error is not None:
            failed(event_method, error)

    def _voice_for(self, message: discord.Message) -> Voice:
        """Where the question's language is not known: the server's."""
        return Voice(self.knowledge, nearest(str(message.guild.preferred_locale)) if message.guild else ENGLISH)

    def _question_in(self, message: discord.Message) -> str | None:
        """The question that a message puts to the bot: empty where it only calls it, None where it is not for it."""
        if message.author.bot or message.webhook_id is not None or self.user is None:
            return None
        if message.type not in (discord.MessageType.default, discord.MessageType.reply):
            return None
        # Discord lists in `mentions` whom a message names or whom it replies to; @everyone, @here and roles are not in it.
        if is_direct(message) or self._is_called(message) or self._replies_to_us(message):
            return " ".join(_MARKUP.sub(" ", message.content).split())
        return None

    def _is_called(self, message: discord.Message) -> bool:
        return self.user is not None and any(user.id == self.user.id for user in message.mentions)

    def _cannot_read(self, message: discord.Message) -> bool:
        """Whether Discord kept the text back: it does of replies with the mention switched off."""
        return not is_direct(message) and not self._is_called(message)

    def _replies_to_us(self, message: discord.Message) -> bool:
        replied = message.reference.resolved if message.reference is not None else None
        return isinstance(replied, discord.Message) and self.user is not None and replied.author.id == self.user.id

    async def _send(self, asked: discord.Message, *forms: dict[str, Any]) -> None:
        """The first form that this channel allows, as a reply, else as a message of its own; a failure is logged and ends there."""
        reply: dict[str, Any] = {
            "reference": asked.to_reference(fail_if_not_exists=False),
            "mention_author": False,
        }
        ways = [{**form, **how} for how in (reply, {}) for form in forms]
        for number, way in enumerate(ways, 1):
            try:
                await asked.channel.send(**way)
            except SEND_ERRORS as error:
                # Only what was not allowed is tried in another way: after any other failure that could double the answer.
                if getattr(error, "code", None) not in _NOT_ALLOWED or number == len(ways):
                    failed("sending an answer", error)
                    return
            else:
                return

    async def launch_shards(self) -> None:
        """As discord.py does, but asking the API for the gateway also where the number of shards is given."""
        try:
            advised, self._reaching.advised, _ = await self.http.get_bot_gateway()
        except discord.GatewayNotFound:
            if self._reaching.named is None:
                raise
            advised = 1  # a server of another make, whose gateway the operator named
        self.shard_count = self.shard_count or advised
        await super().launch_shards()


def _let_broken_events_pass(parsers: dict[str, Callable[[Any], None]]) -> None:
    """An event that lacks a key costs that event; discord.py would let the KeyError end the process."""

    def guarded(event: str, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        def parse_or_log(data: Any) -> None:
            try:
                parse(data)
            except Exception as error:  # noqa: BLE001 - whatever a malformed event brings about in the library
                failed(f"reading an event {event}", error)

        return parse_or_log

    for event, parse in list(parsers.items()):
        parsers[event] = guarded(event, parse)

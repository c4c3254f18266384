"""What becomes of a message: whether it is a question for us, its answer, and the answer after an edit or a deletion."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Hashable, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import discord

from bot.answering.answer import Answer, Status
from bot.chat.budgets import Wait
from bot.chat.markup import without_markup
from bot.chat.posts import Posts
from bot.chat.responding import SEND_ERRORS, is_direct
from bot.chat.sending import Form, Unsent, remove, replace, send
from bot.chat.talks import Where
from bot.chat.views import answer_message, plain_message
from bot.facts.model import Language
from bot.footnote import MOST_REPEATED
from bot.logs import failed
from bot.rendering import notices
from bot.rendering.voice import ENGLISH, Voice, nearest
from bot.store.records import Posted, ServerSettings

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

_ASKED_FOR_NOTHING = "help"
_MOST_TOLD = 1_000
# A message that was edited into a question is answered this long after the edit; older edits come with pins and link previews.
_FRESH = timedelta(minutes=1)
# A notice to wait goes by itself: it is of no use to anybody later.
_NOTICE_STANDS = 20.0
# Shorter than any question.
_SHORTEST_OVERHEARD = 6


class Meant(Enum):
    """For whom a message is."""

    US = "us"  # it mentions us, replies to us, or is a direct message
    ANYBODY = "anybody"  # said in a channel where we listen


class Desk:
    """Answers messages, and keeps the answers to what their questions have become."""

    def __init__(self, client: "FootnoteClient", posts: Posts) -> None:
        self._client = client
        self.posts = posts
        self._told: deque[Where] = deque(maxlen=_MOST_TOLD)
        self._card = lru_cache(MOST_REPEATED)(self._drawn)
        self._at_work: dict[int, tuple[asyncio.Lock, int]] = {}

    async def asked(self, message: discord.Message) -> None:
        """Answer a message that is for us."""
        meant = self._meant(message)
        if meant is None or not self.posts.take(message.id):
            return
        async with self._alone(message.id):
            await self._answer(message, meant)

    async def edited(self, message: discord.Message) -> None:
        """Have the answer follow its question; where that is none any more, the answer goes."""
        if message.author.bot or message.edited_at is None:
            return
        async with self._alone(message.id):
            posted, meant = await self.posts.find(message.id), self._meant(message)
            if posted is None:
                if meant is not None and self.posts.now() - message.edited_at < _FRESH:
                    self.posts.take(message.id)
                    await self._answer(message, meant)
                return
            text = without_markup(message.content)
            if meant is None and not text and message.reference is not None:
                return  # a reply whose text Discord keeps back
            if self._client.kept.persons.digest(text) == posted.digest:
                return  # a pin, a link's preview
            await self._answer_anew(message, meant, posted)

    async def deleted(self, questions: Iterable[int]) -> None:
        """Take the answers along."""
        for question in questions:
            async with self._alone(question):
                if (posted := await self.posts.find(question)) is not None:
                    await self._withdraw(posted)

    def _settings(self, message: discord.Message) -> ServerSettings:
        return self._client.kept.settings(None if message.guild is None else message.guild.id)

    # Which messages are for us.

    def _meant(self, message: discord.Message) -> Meant | None:
        user = self._client.user
        if message.author.bot or message.webhook_id is not None or user is None:
            return None
        if message.type not in (discord.MessageType.default, discord.MessageType.reply):
            return None
        # Discord lists in `mentions` whom a message names or whom it replies to; @everyone, @here and roles are not in it.
        if is_direct(message) or self._is_called(message) or _names_our_role(message) or self._replies_to_us(message):
            return Meant.US
        talks_to_others = message.mentions or message.reference is not None
        if talks_to_others or len(message.content) < _SHORTEST_OVERHEARD or not self._listens(message):
            return None
        return Meant.ANYBODY if self._client.budgets.may_look(message.channel.id) else None

    def _listens(self, message: discord.Message) -> bool:
        channels = self._settings(message).channels
        return bool(channels) and (
            message.channel.id in channels or getattr(message.channel, "parent_id", None) in channels
        )

    def _is_called(self, message: discord.Message) -> bool:
        user = self._client.user
        return user is not None and any(mentioned.id == user.id for mentioned in message.mentions)

    def _replies_to_us(self, message: discord.Message) -> bool:
        replied = message.reference.resolved if message.reference is not None else None
        user = self._client.user
        return isinstance(replied, discord.Message) and user is not None and replied.author.id == user.id

    def _cannot_read(self, message: discord.Message) -> bool:
        """Whether Discord kept the text back: it does where the bot is not mentioned itself, in replies or by its role."""
        return not is_direct(message) and not self._is_called(message) and not self._client.intents.message_content

    # Answers.

    async def _answer(self, message: discord.Message, meant: Meant) -> None:
        question, where = without_markup(message.content), (message.channel.id, message.author.id)
        if meant is Meant.US and not question and self._cannot_read(message):
            if self._first_time(where):  # a person who goes on replying so is not talking to the bot
                await send(message, {"content": notices.unreadable(self._voice(message))})
            return
        if meant is Meant.US and (wait := self._spend(message)) is not None:
            await self._ask_to_wait(message, wait)
            return
        await self._client.talks.recall(where)
        await self._client.talks.learn(question)
        answer: Answer | None = None
        try:
            answer = self._answer_to(question, where, meant, message)
            if answer is None or (meant is Meant.ANYBODY and self._spend(message) is not None):
                return
            forms, said = self._forms(message, question, answer)
        except Exception as error:  # noqa: BLE001 - a defect in the core: the person hears of it, the process goes on
            reference = failed("answering a message", error)
            if meant is Meant.ANYBODY:
                return  # nobody asked us
            forms, said = [{"content": notices.trouble(reference, self._voice(message))}], None
        with self._client.budgets.sending(message.author.id, message.channel.id):
            sent = await send(message, *forms)
        if isinstance(sent, discord.Message):
            self.posts.keep(self._posted(message, sent, question), said)
        elif sent is Unsent.CLOSED and meant is Meant.US and self._first_time(where):
            await self._tell_in_private(message)

    async def _answer_anew(self, message: discord.Message, meant: Meant | None, posted: Posted) -> None:
        """Put another answer in the place of the one that stands."""
        question, where = without_markup(message.content), (message.channel.id, message.author.id)
        if meant is None or (meant is Meant.US and not question and not is_direct(message)):
            await self._withdraw(posted)
            return
        if self._spend(message) is not None:
            return  # whoever edits faster than others may ask
        await self._client.talks.recall(where)
        await self._client.talks.learn(question)
        try:
            answer = self._answer_to(question, where, meant, message)
            if answer is None:
                await self._withdraw(posted)
                return
            forms = self._cards(message, answer)
        except Exception as error:  # noqa: BLE001 - as above; what stands is an answer to what was asked then
            failed("answering an edited message", error)
            return
        replaced = await replace(self._standing(posted), *forms)
        if replaced is None:
            self.posts.withdraw(posted)
        elif replaced:
            self.posts.edited(posted, self._client.kept.persons.digest(question))

    def _answer_to(self, question: str, where: Where, meant: Meant, message: discord.Message) -> Answer | None:
        if meant is Meant.US:
            return self._client.talks.ask(question or _ASKED_FOR_NOTHING, where)
        floor = self._settings(message).floor
        return self._client.talks.overhear(question, where, floor)

    def _forms(self, message: discord.Message, question: str, answer: Answer) -> tuple[list[Form], Hashable]:
        """As a card, else in plain text; or where to find what was said a moment ago."""
        said = (self._client.kept.persons.digest(question.casefold()), _told_of(answer))
        before = self.posts.said(message.channel.id, said) if answer.status is Status.ANSWERED else None
        if before is not None:
            guild = "@me" if before.guild is None else before.guild
            link = f"https://discord.com/channels/{guild}/{before.channel}/{before.answer}"
            return [
                {"content": notices.answered_above(link, self._voice(message, answer)), "suppress_embeds": True}
            ], None
        return self._cards(message, answer), said

    def _cards(self, message: discord.Message, answer: Answer) -> list[Form]:
        knowledge, language = self._client.knowledge, self._settings(message).language
        return [self._card(answer, language), lambda: plain_message(answer, knowledge, language)]

    def _drawn(self, answer: Answer, language: Language | None) -> dict[str, Any]:
        return answer_message(answer, self._client.knowledge, language=language)

    def _posted(self, message: discord.Message, sent: discord.Message, question: str) -> Posted:
        kept = self._client.kept
        return Posted(
            message.id,
            sent.id,
            message.channel.id,
            message.guild.id if message.guild is not None else None,
            kept.person(message.author.id),
            kept.persons.digest(question),
            self.posts.now(),
        )

    async def _withdraw(self, posted: Posted) -> None:
        if await remove(self._standing(posted)):
            self.posts.withdraw(posted)

    def _standing(self, posted: Posted) -> discord.PartialMessage:
        return self._client.get_partial_messageable(posted.channel, guild_id=posted.guild).get_partial_message(
            posted.answer
        )

    # Budgets.

    def _spend(self, message: discord.Message) -> Wait | None:
        guild, cooldown = None if message.guild is None else message.guild.id, self._settings(message).cooldown
        return self._client.budgets.spend(message.author.id, message.channel.id, guild, cooldown)

    async def _ask_to_wait(self, message: discord.Message, wait: Wait) -> None:
        """Once, and it goes by itself: silence after that."""
        if wait.first:
            said = notices.too_soon(wait.seconds, self._voice(message))
            await send(message, {"content": said, "delete_after": _NOTICE_STANDS, "silent": True})

    async def _tell_in_private(self, asked: discord.Message) -> None:
        try:
            await asked.author.send(notices.cannot_write(f"<#{asked.channel.id}>", self._voice(asked)))
        except SEND_ERRORS as error:
            failed("telling in private that a channel is closed to us", error)

    def _first_time(self, where: Where) -> bool:
        if where in self._told:
            return False
        self._told.append(where)
        return True

    def _voice(self, message: discord.Message, answer: Answer | None = None) -> Voice:
        """In the question's language, else in the server's."""
        chosen = self._settings(message).language
        if chosen is None and answer is not None:
            chosen = answer.reading.language
        if chosen is None:
            chosen = nearest(str(message.guild.preferred_locale)) if message.guild is not None else ENGLISH
        return Voice(self._client.knowledge, chosen)

    @asynccontextmanager
    async def _alone(self, question: int) -> AsyncIterator[None]:
        """One thing after another with each message: a deletion waits until the answer stands that it is to take along."""
        lock, waiting = self._at_work.get(question, (asyncio.Lock(), 0))
        self._at_work[question] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._at_work[question]
            if waiting == 1:
                del self._at_work[question]
            else:
                self._at_work[question] = lock, waiting - 1


def _names_our_role(message: discord.Message) -> bool:
    """Whether somebody picked the role that Discord made for the bot: it has the bot's name, and stands beside it in the list."""
    ours = message.guild.self_role if message.guild is not None else None
    return ours is not None and ours in message.role_mentions


def _told_of(answer: Answer) -> Hashable:
    """What an answer is of: the same words may mean another thing after another question."""
    return (
        answer.status,
        answer.intent,
        *(figure.series.id for figure in answer.figures),
        *(ask.series.id for ask in answer.choices),
        *(statement.id for statement in answer.statements),
    )

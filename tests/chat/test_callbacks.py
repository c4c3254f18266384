"""What it costs when the answer to an interaction goes wrong on its way: a try more, and never the answer."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from bot.chat.pictures import Pictures
from bot.footnote import Footnote
from tests.chat.connected import connected, eventually
from tests.loopback import _json_response
from tests.troubled import Answering, Troubled, broken, cut_short, limited, reset

# Discord's numbers for: here is the answer; the answer comes later; the message is otherwise now; fill in this form.
_ANSWERED, _DEFERRED, _TURNED, _FORM = 4, 5, 7, 9


@dataclass
class Strict(Troubled):
    """Takes one callback of each interaction, and no answer later to one that it was not told to wait for."""

    on_callbacks: deque[Answering] = field(default_factory=deque)  # for the next callbacks, one each
    back: Callable[[Any], web.Response] = _json_response  # what is told of what was taken
    taken: dict[str, int] = field(default_factory=dict)  # the types of callbacks, by token
    later: list[dict[str, Any]] = field(default_factory=list)

    def take(self, request: web.Request, callback: dict[str, Any]) -> dict[str, Any]:
        """What is told of a callback that was taken."""
        self.taken[request.match_info["token"]] = callback["type"]
        return {"interaction": {"id": request.match_info["id"], "type": 2}, "resource": {"type": callback["type"]}}

    async def _callback(self, request: web.Request) -> web.StreamResponse:
        instead = await self.on_callbacks.popleft()(request) if self.on_callbacks else None
        if instead is not None:
            return instead
        if request.match_info["token"] in self.taken:
            return web.json_response({"message": "answered", "code": 40060}, status=400)  # with a charset
        told = self.take(request, self.requests[-1].body)
        return self.back(told)

    async def _later(self, request: web.Request) -> web.StreamResponse:
        assert self.taken[request.match_info["token"]] == _DEFERRED
        self.later.append(self.requests[-1].body)
        return self.back({"id": "1"})

    def tries(self) -> int:
        """How many callbacks came."""
        return sum("/callback" in request.path for request in self.requests)


def _taken_and_broken(there: Strict) -> Answering:
    async def answer(request: web.Request) -> web.Response:
        there.take(request, await request.json())
        return web.Response(status=500, text="<html>", content_type="text/html")

    return answer


@pytest.mark.parametrize("taken", [False, True])
async def test_a_callback_that_broke_is_tried_again_in_time(
    footnote: Footnote, *, taken: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async with Strict() as there, connected(footnote, there):
        there.on_callbacks.append(reset(after=there.take) if taken else reset())
        await there.use("exports", market="US")
        await eventually(lambda: there.tries() == 2)
        await there.use("help")  # and then nothing more came of the first
        await eventually(lambda: len(there.taken) == 2)
    assert list(there.taken.values()) == [_ANSWERED] * 2
    assert (there.tries(), there.later) == (3, [])
    assert "failed [" not in caplog.text


async def test_a_limit_that_is_not_discords_is_tried_again(footnote: Footnote) -> None:
    async with Strict() as there, connected(footnote, there):
        there.on_callbacks.append(limited(0.1, understood=False))
        await there.use("exports", market="US")
        await eventually(lambda: list(there.taken.values()) == [_ANSWERED])


async def test_a_callback_that_never_arrives_is_given_up_in_time(
    footnote: Footnote, caplog: pytest.LogCaptureFixture
) -> None:
    async with Strict() as there, connected(footnote, there):
        there.on_callbacks.extend([reset()] * 9)
        await there.use("exports", market="US")
        await eventually(lambda: "answering an interaction failed [" in caplog.text, 3)


@pytest.mark.parametrize("how", ["reset", "cut", "error", "reset each time"])
async def test_an_answer_that_was_put_off_comes_whatever_became_of_that(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr("bot.chat.responding.PATIENCE", 0)
    async with Strict() as there, connected(footnote, there):
        broken_so: dict[str, list[Answering]] = {
            "reset": [reset(after=there.take)],
            "cut": [cut_short(there.take)],
            "error": [_taken_and_broken(there)],
            "reset each time": [reset(after=there.take), *[reset()] * 2],
        }
        there.on_callbacks.extend(broken_so[how])
        await there.use("exports", market="US")
        await eventually(lambda: there.later)
    assert "28.6" in str(there.later)


async def test_an_answer_that_could_not_be_put_off_is_given_at_once(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.responding.PATIENCE", 0)
    async with Strict() as there, connected(footnote, there):
        there.on_callbacks.append(broken(403))
        await there.use("exports", market="US")
        await eventually(lambda: there.taken)
    assert list(there.taken.values()) == [_ANSWERED]


@pytest.mark.parametrize(
    "back",
    [lambda _: web.Response(status=204), web.json_response, lambda _: _json_response([])],
    ids=["nothing", "a charset", "another form"],
)
async def test_whatever_comes_back_of_an_answer_it_is_the_only_one(
    footnote: Footnote, back: Callable[[Any], web.Response], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:  # fmt: skip
    async with Strict(back=back) as there, connected(footnote, there):
        await there.use("exports", market="US")
        await there.press("page:quotes:1:|")
        await there.press("wrong:-")
        await eventually(lambda: len(there.taken) == 3)
        assert sorted(there.taken.values()) == [_ANSWERED, _TURNED, _FORM]
        monkeypatch.setattr("bot.chat.responding.PATIENCE", 0)
        await there.use("exports", market="US")
        await eventually(lambda: there.later)
        await there.use("help")  # which takes no time
        await eventually(lambda: len(there.taken) == 5)
    assert there.tries() == 5
    assert "failed [" not in caplog.text


async def test_a_picture_is_whole_when_it_is_sent_again(footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.responding.PATIENCE", 60)
    async with Strict() as there, connected(footnote, there) as client:
        client.pictures = Pictures(longest_wait=60)  # the first ever takes its time
        there.on_callbacks.append(reset())
        await there.press("chart:=")
        await eventually(lambda: there.taken, 60)
    first, second = (request.body["file"] for request in there.requests if "/callback" in request.path)
    assert first == second
    assert first.startswith(b"\x89PNG")

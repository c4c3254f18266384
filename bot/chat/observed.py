"""What is seen of the requests to Discord: how many, how they ended, and how long after the event that caused them."""

from time import perf_counter
from types import SimpleNamespace

import aiohttp

from bot.counts import counts
from bot.logs import current_request

_TOO_MANY = 429


def observing() -> aiohttp.TraceConfig:
    """For the library's HTTP session, which all requests go through: answers, buttons, edits and what the library asks itself."""

    async def started(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestStartParams) -> None:
        asked = current_request.get()
        if asked is not None and not asked.went_out:
            asked.went_out = True
            counts.to_first_request.add(perf_counter() - asked.began)

    async def ended(_: aiohttp.ClientSession, __: SimpleNamespace, end: aiohttp.TraceRequestEndParams) -> None:
        status = end.response.status
        counts.requests[str(_TOO_MANY) if status == _TOO_MANY else f"{status // 100}xx"] += 1

    async def broke(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestExceptionParams) -> None:
        counts.requests["failed"] += 1

    config = aiohttp.TraceConfig()
    config.on_request_start.append(started)
    config.on_request_end.append(ended)
    config.on_request_exception.append(broke)
    return config

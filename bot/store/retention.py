"""Nothing is kept longer than people were told: once an hour, what is over is deleted."""

import asyncio
import logging

from .errors import StoreError
from .store import Store

log = logging.getLogger("footnote.store")

# A talk may stay this much longer than it says; it is not remembered any more by then.
EVERY = 3600.0


async def expire_regularly(store: Store, every: float = EVERY) -> None:
    """Run until cancelled. Several processes may: what one deleted the next does not find."""
    while True:
        try:
            gone = await store.expire()
        except StoreError as error:
            log.warning("what is over could not be deleted: %s (%s)", error, error.cause)
        else:
            if gone.total:
                log.info("%d records are over and deleted", gone.total)
        await asyncio.sleep(every)

"""The start of `footnote run`: the settings, what is answered from, and only then the libraries for Discord and the database."""

import signal
import sys
from typing import Any

from bot.exits import Exit
from bot.facts.load import load
from bot.facts.source import KnowledgeError
from bot.footnote import Footnote
from bot.logs import say, set_up_logging
from bot.settings import SettingsError, read_settings


def start(**given: Any) -> int:
    """Serve until stopped, and the exit code. `given` are settings from the command line, by field name."""
    # Nothing has begun that would need an orderly end, until the loop has its own way with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        settings = read_settings(**given)
        set_up_logging(settings.log_level, settings.log_format, *settings.secrets())
        footnote = Footnote(load(settings.knowledge_folder()))
    except SettingsError as error:
        return say(str(error), Exit.UNUSABLE)
    except KnowledgeError as error:
        return say(f"the knowledge folder cannot be used:\n{error}", Exit.UNUSABLE)
    # Only now: what reading the knowledge took and gave back is filled by what these bring, 6 MB less in all.
    from bot.app import run

    return run(settings, footnote)

"""Where the knowledge folder is. Apart from the settings, which `footnote ask` need not import."""

import os
from pathlib import Path

VARIABLE = "FOOTNOTE_KNOWLEDGE"


def knowledge_folder(explicit: Path | None = None) -> Path:
    """The folder named by the caller, else by the environment or `.env`, else the shipped one.

    A named folder is returned as it is, whether it exists or not: the loader says what is wrong with it.
    """
    if explicit is not None:
        return explicit
    named = os.environ.get(VARIABLE) or _from_dotenv(Path(".env"))
    if named:
        return Path(named).expanduser()
    package = Path(__file__).resolve().parent
    inside = package / "_knowledge"  # a wheel carries it here
    return inside if inside.is_dir() else package.parent / "knowledge"


def _from_dotenv(file: Path) -> str | None:
    try:
        if VARIABLE not in file.read_text(encoding="utf-8"):
            return None
    except (OSError, UnicodeDecodeError):
        return None  # a broken .env is `footnote run`'s to report; a question needs nothing from it
    from dotenv import dotenv_values  # only now: most folders have no such line

    return dotenv_values(file, encoding="utf-8").get(VARIABLE)

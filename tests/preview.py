"""Pictures of the most usual answers as Discord shows them on a phone: `python -m tests.preview FOLDER [NAME…]`.

The name `usual` stands for those that docs/pictures.md shows; `make shots` draws them.

Needs `pip install 'simcord[preview]'`, and Debian's chromium or another Chromium on the PATH. Nothing leaves the machine.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

import discord
import simcord
from PIL import Image, ImageChops, ImageStat

from bot.chat.client import FootnoteClient
from bot.chat.talks import Talks
from bot.facts.load import load
from bot.folder import knowledge_folder
from bot.footnote import Footnote

# A phone's, in CSS pixels; taller than a phone, so that a long answer is seen whole.
WIDTH, HEIGHT = 390, 1900
# As sharp as on a phone, and what stands above a channel in the simulated Discord.
_SCALE, _ABOVE = 2, 161
_MARGIN = 12
_ATTEMPTS = 3
# What differs less from the empty background is a shadow.
_SHADE = 24
_QUALITY = 42
QUESTIONS = {
    "exports-us": "how much did exports to the US fall in november?",
    "surplus": "how big is the trade surplus so far this year?",
    "exports": "how much did exports grow?",
    "streak": "how many months in a row have exports to the US been falling?",
    "tariff": "what is the tariff?",
    "rare-earths": "rare earth exports",
    "two": "exports to the US and to the EU in november",
    "quote": "what did Gary Ng say?",
    "not-quoted": "what did Gary Ng say about soybeans?",
    "india": "exports to India in november",
    "no-number": "exports to Australia",
    "german": "wie stark sind die exporte in die usa im november gefallen?",
    "chinese": "11月对美国出口下降了多少？",
}
# Slash commands with what is filled in, and the button of the answer that is pressed, if any.
COMMANDS: dict[str, tuple[str, dict[str, str], str | None]] = {
    "slash-metrics": ("metrics", {}, None),
    "slash-metrics-group": ("metrics", {"group": "exports"}, None),
    "slash-disagreements": ("disagreements", {}, None),
    "slash-number": ("number", {"number": "24%"}, None),
    "slash-quote": ("quote", {"speaker": "Gary Ng"}, None),
    "slash-compare": (
        "compare",
        {
            "first": "exports to the US in november",
            "second": "exports to the EU in november",
            "third": "exports to Africa",
        },
        None,
    ),
    "slash-sources": ("sources", {}, None),
    "slash-article": ("sources", {"article": "CNBC"}, None),
    "slash-check": ("check", {"text": "Exports rose 5.9% in November, imports fell 1.9%"}, None),
    "slash-about": ("about", {}, None),
    "slash-help": ("help", {}, None),
    "slash-privacy": ("privacy", {}, None),
    "slash-settings": ("settings", {}, None),
    "button-wordings": ("exports", {}, "All wordings & notes"),
    "button-chart": ("exports", {}, "Chart"),
    "button-market": ("exports", {}, "By market"),
    "button-expected": ("imports", {}, "Expected"),
}
# The ten that docs/pictures.md shows.
USUAL = (
    "surplus",
    "exports-us",
    "streak",
    "tariff",
    "two",
    "quote",
    "india",
    "slash-check",
    "slash-disagreements",
    "chinese",
)
# Without the later flags, Chromium looks for its maker's servers at every start.
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=20000",
]
_PATIENCE = 60.0


async def draw(folder: Path, wanted: Collection[str]) -> None:
    """Ask the questions wanted, or all, in a simulated Discord, and photograph the channel after each."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("no Chromium on the PATH: apt-get install chromium")
    client = FootnoteClient(Talks(Footnote(load(knowledge_folder()))), shard_count=1)
    async with simcord.run(client) as env:
        assert client.user is not None
        await client.user.edit(username="Footnote")
        guild = env.create_guild()
        for name, question in QUESTIONS.items():
            if wanted and name not in wanted:
                continue
            ann = guild.add_member(env.create_user("ann"))  # a new person each time: nothing is a follow-up
            channel = guild.create_text_channel(name)
            await ann.send(channel, f"{client.user.mention} {question}")
            await _draw_channel(env, channel, ann, browser, folder / f"{name}.webp")
        managers = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
        for name, (command, filled, pressed) in COMMANDS.items():
            if wanted and name not in wanted:
                continue
            ann = guild.add_member(env.create_user("ann"), roles=[managers])  # who may open the settings too
            channel = guild.create_text_channel(name)
            result = await ann.slash(channel, command, **filled)
            if pressed is not None and result.response is not None:
                await ann.click(result.response, label=pressed)
            await _draw_channel(env, channel, ann, browser, folder / f"{name}.webp")


async def _draw_channel(
    env: simcord.Env, channel: simcord.ChannelHandle, ann: simcord.MemberActor, browser: str, picture: Path
) -> None:
    """Photograph a channel as one person sees it, with what is shown to nobody else."""
    async with env.preview(
        channel, viewers=[ann], layout="channel", display="fixed", width=WIDTH, height=HEIGHT
    ) as preview:
        taken = [picture.with_name(f"{picture.stem}-{number}.png") for number in range(_ATTEMPTS)]
        for photograph in taken:
            await _photograph(browser, preview.url, photograph)
    _trim(max(taken, key=_light), picture)
    for photograph in taken:
        photograph.unlink()


def _light(photograph: Path) -> float:
    """How bright a picture is: while the page still settles, its buttons are dim."""
    with Image.open(photograph) as taken:
        return float(ImageStat.Stat(taken.convert("L")).mean[0])


def _trim(photograph: Path, picture: Path) -> None:
    """The channel alone, without the empty space below it, as a small file."""
    with Image.open(photograph) as taken:
        shown = taken.convert("RGB").crop((0, _ABOVE * _SCALE, taken.width, taken.height))
    empty = Image.new("RGB", shown.size, shown.getpixel((shown.width // 2, shown.height - 1)))
    seen = ImageChops.difference(shown, empty).convert("L").point(lambda light: 255 * (light > _SHADE))
    box = seen.getbbox()
    bottom = shown.height if box is None else min(shown.height, box[3] + _MARGIN * _SCALE)
    shown.crop((0, 0, shown.width, bottom)).save(picture, quality=_QUALITY, method=6)


async def _photograph(browser: str, address: str, picture: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        process = await asyncio.create_subprocess_exec(
            browser,
            *_FLAGS,
            f"--user-data-dir={profile}",
            f"--force-device-scale-factor={_SCALE}",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={picture}",
            address,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        await asyncio.wait_for(process.wait(), _PATIENCE)
    if process.returncode != 0:
        raise SystemExit(f"{browser} drew nothing")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "preview")
    target.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(target, USUAL if sys.argv[2:] == ["usual"] else sys.argv[2:]))

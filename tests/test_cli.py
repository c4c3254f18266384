"""The program as other programs call it: output, exit codes, bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def footnote(*arguments: str, given: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], input=given, capture_output=True, cwd=cwd, check=False
    )


def test_ask_answers() -> None:
    done = footnote("ask", "how much did exports to the US fall in november?")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("−28.6%")
    assert b"CNBC" in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize(
    "question", ["exports to India?", "tariffs?", "🙂🙂", "???!!", "x" * 10_000, "\u202eabc\u0007", "zzz qqq"]
)
def test_ask_says_that_it_does_not_know(question: str) -> None:
    done = footnote("ask", question)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("ask",), ("ask", ""), ("ask", "   "), ("ask", "--knowledge", "/nowhere/at/all", "exports"), ("nonsense",)],
)
def test_unusable_input(arguments: tuple[str, ...]) -> None:
    done = footnote(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_ask_json_is_one_line() -> None:
    done = footnote("ask", "--json", "exports to the US")
    (line,) = done.stdout.decode().splitlines()
    assert json.loads(line)["figures"][0]["value"] == -28.6


def test_chart_draws(tmp_path: Path) -> None:
    output = tmp_path / "growth.png"
    done = footnote("chart", "exports to the US in november", "-o", str(output))
    assert done.returncode == 0
    assert output.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert "CNBC: −28.6%" in done.stdout.decode()  # the same in words
    assert done.stderr == b""


def test_chart_says_that_there_is_nothing_to_draw(tmp_path: Path) -> None:
    done = footnote("chart", "exports to India", "-o", str(tmp_path / "growth.png"))
    assert done.returncode == 1
    assert b"nothing to draw" in done.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("chart",), "give a question"),
        (("chart", " ", "-o", "a.png"), "give a question"),
        (("chart", "exports to the US", "-o", "growth.jpg"), "growth.jpg must end in .png"),
        (
            ("chart", "exports to the US", "-o", "no/such/folder/growth.png"),
            "no/such/folder/growth.png cannot be written",
        ),
        (("chart", "exports to the US", "-o", "folder.png"), "folder.png cannot be written"),
    ],
)
def test_chart_refuses(tmp_path: Path, arguments: tuple[str, ...], why: str) -> None:
    (tmp_path / "folder.png").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments], capture_output=True, cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 2
    (told,) = done.stderr.decode().splitlines()
    assert why in told


def test_jsonl_goes_on_after_bad_lines() -> None:
    lines = [
        b'{"id": 1, "q": "exports to the US", "conversation": "a"}',
        b"no json",
        b'{"id": 2}',
        b"[1]",
        b'\xff\xfe{"id": 3, "q": "exports"}',
        b'{"id": {"x": 1}, "q": "and the EU?", "conversation": "a"}',
        b'{"id": 5, "q": "and the EU?", "conversation": "b"}',
        b'{"id": 6, "q": 7}',
        b"[" * 100_000,
    ]
    done = footnote("ask", "--jsonl", given=b"\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert len(answers) == len(lines)
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False, False, True, True]
    assert answers[5]["id"] == {"x": 1}
    assert answers[5]["figures"][0]["series"]["counterpart"] == "EU"
    assert answers[6]["figures"][0]["series"]["counterpart"] == "EU"  # a talk of its own, in which it means as much


def test_chat_takes_piped_questions() -> None:
    done = footnote("chat", given="exports to the US\nand the EU?\n\n\xff".encode("latin-1"))
    assert done.returncode == 0
    assert "−28.6%" in done.stdout.decode()
    assert "nearly +15%" in done.stdout.decode()


def test_ask_does_not_import_discord() -> None:
    code = (
        "import sys, bot.cli\nsys.argv = ['footnote', 'ask', 'exports']\n"
        "try: bot.cli.main()\nexcept SystemExit: pass\nsys.exit('discord' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0


def test_a_stop_while_it_still_starts_is_no_failure() -> None:
    code = (
        "import os, signal, sys, bot.start\n"
        "bot.start.load = lambda _: os.kill(os.getpid(), signal.SIGTERM)\n"
        "sys.exit(bot.start.start() or 'it was not stopped')"
    )
    environment = {**os.environ, "DISCORD_TOKEN": "made-up"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")

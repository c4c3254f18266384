"""Files for operators held to the program: compose.yaml, the Dockerfile, the systemd unit, .env.example and the operators' table."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import described

_REPO = Path(__file__).parents[1]
_VARIABLES = {name for name, _ in described()}


@pytest.fixture(scope="module")
def compose() -> Any:
    # Its merge keys too, as Docker reads them.
    return yaml.safe_load((_REPO / "compose.yaml").read_text(encoding="utf-8"))


def test_every_shard_runs_once_and_shuts_what_it_can(compose: Any) -> None:
    shards = {name: service for name, service in compose["services"].items() if name.startswith("shard-")}
    environments = [service["environment"] for service in shards.values()]
    assert {one["FOOTNOTE_SHARD_COUNT"] for one in environments} == {str(len(shards))}
    assert sorted(one["FOOTNOTE_SHARD_IDS"] for one in environments) == [str(n) for n in range(len(shards))]
    for service in shards.values():
        assert service["environment"].keys() <= _VARIABLES
        assert service["depends_on"] == {"postgres": {"condition": "service_healthy"}}
        assert int(service["stop_grace_period"].removesuffix("s")) > 5
        assert any(mount.startswith("/data:uid=10001") for mount in service["tmpfs"])
    for service in compose["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "ports" not in service
        assert "privileged" not in service


def test_secrets_are_files_and_stand_in_no_environment(compose: Any) -> None:
    secrets = compose["secrets"]
    assert all(set(secret) == {"file"} for secret in secrets.values())
    ignored = (_REPO / ".gitignore").read_text(encoding="utf-8").split()
    for name, secret in secrets.items():
        assert f"{Path(secret['file']).parent}/" in ignored
        assert any(name in service["secrets"] for service in compose["services"].values())
    for service in compose["services"].values():
        for variable, value in service["environment"].items():
            if variable.endswith("_FILE"):
                assert value.removeprefix("/run/secrets/") in service["secrets"]
            assert not re.search(r"TOKEN$|PASSWORD$|DATABASE_URL$", variable), "a secret would stand in the environment"
    assert set(compose["volumes"]) == {"postgres"}
    assert compose["services"]["postgres"]["healthcheck"]["test"][1] == "pg_isready"


def test_the_image_says_how_it_is_and_writes_only_below_its_volume() -> None:
    text = (_REPO / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r'^HEALTHCHECK .*CMD \["footnote", "health"\]$', text, re.MULTILINE)
    assert re.search(r"^USER 10001$", text, re.MULTILINE)
    assert re.search(r"^VOLUME /data$", text, re.MULTILINE)
    for variable in ("HOME", "MPLCONFIGDIR", "XDG_DATA_HOME"):
        assert re.search(rf"\b{variable}=/data", text)
    assert "postgres" in (_REPO / "Makefile").read_text(encoding="utf-8")  # so that constraints.txt holds its driver
    assert re.search(r"^asyncpg==", (_REPO / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_unit_names_variables_that_exist_and_keeps_the_token_out_of_them() -> None:
    text = (_REPO / "docs" / "footnote.service").read_text(encoding="utf-8")
    named = {line.partition("=")[2].partition("=")[0] for line in text.splitlines() if line.startswith("Environment=")}
    assert named - {"MPLCONFIGDIR", "OPENBLAS_NUM_THREADS"} <= _VARIABLES
    assert "DISCORD_TOKEN" not in named
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "DynamicUser=yes", "RestartPreventExitStatus=2"):
        assert line in text.splitlines()


def test_threads_stay_below_what_is_allowed_on_a_machine_of_many_cores() -> None:
    for file in ("Dockerfile", "docs/footnote.service"):
        assert re.search(r"\bOPENBLAS_NUM_THREADS=1$", (_REPO / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_the_example_and_the_guide_name_every_variable_and_no_other() -> None:
    example = set(re.findall(r"^#?([A-Z][A-Z_]+)=", (_REPO / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert example == _VARIABLES
    table = (
        (_REPO / "docs" / "operators.md").read_text(encoding="utf-8").partition("## Settings")[2].partition("\n## ")[0]
    )
    assert set(re.findall(r"`((?:DISCORD|FOOTNOTE)_[A-Z_]+)`", table)) == _VARIABLES

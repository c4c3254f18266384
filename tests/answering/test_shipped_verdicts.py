"""The verdict of every series, and of every pair of its reports, as reviewed: a change of the interval rules shows here."""

from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from bot.answering.agreement import agreement
from bot.facts.model import Knowledge, Report

REVIEWED = Path(__file__).with_name("verdicts.yaml")


def found(knowledge: Knowledge) -> dict[str, Any]:
    """By series: its verdict, and the pairs of reports that cannot both be true or cover different things."""
    table = {}
    for series, reports in knowledge.by_series.items():
        pairs = {
            _name(one, two): str(verdict)
            for one, two in combinations(reports, 2)
            if one.reported and two.reported
            for verdict in [agreement([one, two]).verdict]
        }
        table[series.id] = {"verdict": str(agreement(reports).verdict), **({"pairs": pairs} if pairs else {})}
    return table


def _name(one: Report, two: Report) -> str:
    return f"{one.article} “{one.printed}” / {two.article} “{two.printed}”"


def test_every_pair_is_as_reviewed(knowledge: Knowledge) -> None:
    reviewed = yaml.safe_load(REVIEWED.read_text(encoding="utf-8"))
    assert found(knowledge) == reviewed

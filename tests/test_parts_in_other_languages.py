"""A part of the whole that no folder tells of, in each other language: it is refused by name, and what asks for the whole is not."""

import random
from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.footnote import Footnote
from tests.conftest import UNTRACED, asking
from tests.tuning import given_a_number

# As measured, and a little more: of them, a number of the whole is told.
_MOST_OF_THE_WHOLE = 0.02
_EACH = 4
# What an indicator stands in. None of it is in the lists of a language as it stands here.
_PARTS = {
    "zh": (
        "家族企业的{}是多少",
        "大型国企{}增长多少",
        "经蛇口港的{}多少",
        "退休人员{}是多少",
        "上周的{}增长多少",
        "每家企业{}多少",
        "有机{}增长多少",
        "由医院采购的{}是多少",
        "三周前的{}是多少",
        "{}里大公司是多少",
        "只看合作社的{}增长多少",
    ),
    "ja": (
        "同族企業の{}はいくら",
        "大企業だけの{}は何%増",
        "小樽港経由の{}はいくら",
        "年金生活者の{}はどのくらい",
        "先週の{}はいくら",
        "世帯あたりの{}はいくら",
        "有機{}は何%増",
        "農協が行った{}はいくら",
        "三週間前の{}はいくら",
        "ブドウの{}はいくら",
        "鉄道による{}はどのくらい",
    ),
    "ko": (
        "영세 공장의 {} 얼마",
        "대기업 {} 얼마나 늘었어",
        "부산항을 통한 {} 얼마",
        "은퇴자 {} 얼마나 늘었어",
        "지난주 {} 얼마",
        "가구당 {} 얼마",
        "유기농 {} 얼마",
        "농협이 한 {} 얼마",
        "3주 전 {} 얼마",
        "포도 {} 얼마",
        "상장사 {}만 얼마나 늘었어",
    ),
    "es": (
        "{} de las cooperativas, cuánto",
        "cuánto subieron {} de las pequeñas empresas",
        "{} por el puerto de vigo, cuánto",
        "cuánto es {} para los jubilados",
        "cuánto fue {} ayer",
        "cuánto fue {} por hogar",
        "{} ecológicas cuánto",
        "{} de tulipanes, cuánto",
        "cuánto fue {} hace tres semanas",
        "{} por vía aérea, cuánto",
        "solo las pymes: cuánto fue {}",
    ),
    "de": (
        "{} kleiner Betriebe wie hoch",
        "wie stark stieg {} der Mittelständler",
        "wie hoch war {} über den Hafen Kiel",
        "{} der Rentner wie hoch",
        "wie hoch war {} letzte Woche",
        "{} pro Haushalt wie hoch",
        "{} aus Biohöfen wie hoch",
        "{} von Tulpen wie hoch",
        "wie hoch war {} vor drei Wochen",
        "{} per Bahn wie hoch",
        "und für Mittelständler, wie hoch war {}",
    ),
    "fr": (
        "{} des petites entreprises c'est combien",
        "de combien ont augmenté {} des coopératives",
        "combien {} par le port de brest",
        "{} des retraités combien",
        "combien {} la semaine dernière",
        "combien {} par foyer",
        "{} bio combien",
        "{} de tulipes combien",
        "combien {} il y a trois semaines",
        "{} par avion combien",
        "et pour les pme, {} c'est combien",
    ),
}


@pytest.fixture(scope="module")
def ask(footnote: Footnote) -> Callable[..., Answer]:
    return asking(footnote)


@UNTRACED
def test_a_part_is_not_told_by_the_whole(footnote: Footnote, tell: Callable[[str], None]) -> None:
    rng = random.Random(6)  # noqa: S311 - the same questions each time
    questions = [
        part.format(term.name[language])
        for language, parts in _PARTS.items()
        for term in footnote.knowledge.terms["indicator"].values()
        for part in rng.sample(parts, _EACH)
    ]
    wrong = given_a_number(questions, footnote)
    tell(f"a part in other languages: {len(wrong)} of {len(questions)} answered")
    assert len(wrong) <= _MOST_OF_THE_WHOLE * len(questions), wrong


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("外資系企業の輸出だけだと11月は何%増?", "外資系企業"),
        ("중소기업 수출만 따로 보면 11월 몇% 늘었나요", "중소기업"),
        ("11月经上海港进口的货值多少", "经上海港"),
        ("las pymes chinas cuánto exportaron en noviembre?", "pymes"),
        ("wie stark sind die Exporte ausländischer Firmen gewachsen?", "auslandischer firmen"),
        ("et pour les PME, les exportations c'est combien", "pme"),
        ("wie hoch waren die Exporte je Haushalt", "je haushalt"),
        ("先週の輸出はいくら", "先週"),
        ("11月上旬出口多少", "11 月 上旬"),
        ("combien les exportations début novembre", "debut novembre"),
        ("アメリカを除く11月の輸出は何%増", "アメリカ を除く"),
        ("vor drei Wochen, wie hoch waren die Exporte", "vor drei wochen"),
    ],
)
def test_the_part_is_named(ask: Callable[..., Answer], question: str, word: str) -> None:
    refusal = ask(question).refusal
    assert refusal
    assert refusal.missing == (("word", word),)


@pytest.mark.parametrize(
    "question",
    [
        "aus reiner Neugier: wie stark sind die Exporte im November gestiegen",
        "vi ayer que las exportaciones cayeron en octubre, ¿cuánto fue?",
        "昨天听说出口涨了,11月涨多少",
        "wie viel haben chinesische Firmen im November exportiert",
        "11월 중국 기업들의 수출 얼마나 늘었어",
        "会議の資料に必要で、11月の輸出は何%増えましたか",
        "les exportations des entreprises chinoises en novembre, hausse de combien",
    ],
)
def test_talk_and_the_whole_are_no_part(ask: Callable[..., Answer], question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [figure.series.indicator for figure in answer.figures] == ["exports"]

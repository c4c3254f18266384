"""What came of a forecast beside it, two questions in one, and both sides at once, in any language."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]
FORECAST, OUTCOME = (f"imports.growth_yoy.2025-11.{kind}percent" for kind in ("expectation.", ""))


def keys(answer: Answer) -> list[str]:
    return [figure.series.id for figure in answer.figures]


@pytest.mark.parametrize(
    "question",
    [
        "what did reuters expect for imports in november, and what was it in the end?",
        "cuánto preveía reuters para las importaciones y cuánto salió",
        "was war beim import im november erwartet und was kam raus",
        "on attendait combien pour les imports en novembre et ça a donné quoi",
        "路透预期11月进口涨多少 最后涨了多少",
        "로이터는 11월 수입 몇퍼 예상했었음? 실제론?",
    ],
)
def test_how_it_came_out_in_everyday_words(ask: Ask, question: str) -> None:
    assert keys(ask(question)) == [FORECAST, OUTCOME]


def test_an_everyday_word_is_an_outcome_only_behind_what_begins_anew(ask: Ask) -> None:
    assert keys(ask("what was expected of imports in november before the numbers came out?")) == [FORECAST]
    assert keys(ask("reuters expected 3%, how much did imports grow in november in reality?")) == [OUTCOME]


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("大豆11月进口多少吨 涨幅多少", ["level", "growth_yoy"]),
        ("콩 11월에 몇톤 들어왔고 몇퍼 늘었냐", ["level", "growth_yoy"]),
        ("위안화 지금 얼마고 4월부터 얼마나 올랐어", ["level", "change"]),
        ("11月の大豆の輸入は何トンで何％増えた？", ["level", "growth_yoy"]),
        # One question in two words is one.
        ("11月出口涨了多少 几个点", ["growth_yoy"]),
    ],
)
def test_two_questions_that_nothing_joins(ask: Ask, question: str, measures: list[str]) -> None:
    assert [figure.series.measure for figure in ask(question).figures] == measures


@pytest.mark.parametrize(
    "question",
    [
        "china's tariffs on us goods and vice versa",
        "zölle von china auf us waren und umgekehrt?",
        "aranceles de china a eeuu y al revés",
        "les droits de la chine sur les produits us et l'inverse",
        "中国对美关税多少 反过来呢",
        "중국의 대미 관세는? 그 반대는?",
    ],
)
def test_the_other_way_round_in_the_same_breath(ask: Ask, question: str) -> None:
    found = [(figure.series.area, figure.series.counterpart) for figure in ask(question).figures]
    assert found == [("CN", "US"), ("US", "CN")]


@pytest.mark.parametrize("unit", ["and in percent?", "what about in %"])
def test_in_another_unit_another_measure(ask: Ask, unit: str) -> None:
    assert keys(ask("rare earths exported in november, in tonnes?", unit)) == [
        "exports.growth_yoy.rare_earths.2025-11.percent"
    ]


@pytest.mark.parametrize(
    "question", ["my november exports", "meine november exporte", "mis exportaciones de noviembre"]
)
def test_what_is_somebodys_own_is_not_ours(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "question",
    [
        "hab gestern mit nem nachbarn gestritten und verloren, wie stark sind die importe im november gestiegen?",
        "ma cousine galère avec un truc là, les importations ont augmenté de combien en novembre ?",
        "estaba cenando con mi suegro y se atragantó, ¿cuánto crecieron las importaciones en noviembre?",
    ],
)
def test_a_story_in_front_of_a_question_is_left_out(ask: Ask, question: str) -> None:
    assert keys(ask(question)) == [OUTCOME]


def test_a_few_words_in_front_may_be_what_is_asked_of(ask: Ask) -> None:
    assert ask("mi fábrica de zapatos, ¿cuánto exportó en noviembre?").status is Status.UNKNOWN

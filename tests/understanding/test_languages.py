"""Questions in the languages other than English: which one it is, how words come apart, and what particles mark."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from bot.answering.answer import Answer, Status
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.understanding.spans.particles import placed_before
from bot.understanding.understand import Understanding
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import language_data, languages
from bot.understanding.words.recognise import Span, recognise
from bot.understanding.words.text import MOST_TOKENS, tokenize
from bot.understanding.words.tongue import language_of, telling_words
from tests.conftest import NOW

Ask = Callable[..., Answer]
OTHERS = ("de", "es", "fr", "ja", "ko", "zh")


@pytest.fixture(scope="module")
def understanding(knowledge: Knowledge) -> Understanding:
    return Understanding(knowledge)


def language(question: str, understanding: Understanding) -> str:
    return understanding.language(question)


def spans(question: str, lexicon: Lexicon) -> tuple[Span, ...]:
    return placed_before(recognise(tokenize(question).tokens, lexicon), lexicon)


def keys(answer: Answer) -> list[str]:
    return [figure.series.id for figure in answer.figures]


def test_the_languages_served() -> None:
    assert set(languages()) == {"en", *OTHERS}
    assert set(telling_words()) <= set(languages())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("11月の輸出は？", "ja"),
        ("対米輸出 11月", "ja"),
        ("对美出口下降多少", "zh"),
        ("對美國的出口", "zh"),
        ("수출 증가율", "ko"),
        ("exportaciones china noviembre", "es"),
        ("Handelsüberschuss November", "de"),
        ("wie hoch war der export im november", "de"),
        ("excédent commercial novembre", "fr"),
        ("exportations de jouets", "fr"),
        ("exorts octobre", "en"),
        ("exprots to teh us", "en"),
        ("surplus?", "en"),
        ("24%", "en"),
        ("", "en"),
        ("🙂", "en"),
        ("what did de la rosa say about los angeles", "en"),
    ],
)
def test_which_language(question: str, expected: str, understanding: Understanding) -> None:
    assert language(question, understanding) == expected


@pytest.mark.parametrize("question", ["exports to the US in november", "surplus so far this year", "hello", "pizza?"])
def test_english_reads_no_other_language(question: str, understanding: Understanding) -> None:
    def other(code: str) -> Lexicon:
        raise AssertionError(code)

    assert language_of(question, tokenize(question).tokens, understanding.lexicon, other, other, dict) == "en"


@pytest.mark.parametrize(
    ("code", "question", "expected"),
    [
        ("zh", "中国对美国的出口", ["中国", "对", "美国", "出口"]),
        ("zh", "钢铁出口", ["钢铁", "出口"]),
        ("ko", "철강수출은", ["철강", "수출", "은"]),
        ("ko", "대미수출증가율", ["대미수출", "증가율"]),
        ("ja", "鉄鋼の輸出", ["鉄鋼", "輸出"]),
    ],
)
def test_runs_come_apart(code: str, question: str, expected: list[str], understanding: Understanding) -> None:
    assert [span.text for span in spans(question, understanding.lexicon_for(code))] == expected


def test_what_follows_its_area_is_put_before_it(understanding: Understanding) -> None:
    to, area, indicator = spans("EUへの輸出", understanding.lexicon_for("ja"))
    assert to.codes("marker") == ("to",)
    assert area.codes("area") == ("EU",)
    assert indicator.is_a("indicator")
    on, _, _ = spans("EU 에 대한 관세", understanding.lexicon_for("ko"))
    assert on.codes("marker") == ("on",)
    owner, *_ = spans("中国の輸出", understanding.lexicon_for("ja"))
    assert owner.possessive


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("2025年10月出口", "2025-10"),
        ("25年10月的出口", "2025-10"),
        ("1-11月出口", "2025-01/2025-11"),
        ("从1月到11月的出口", "2025-01/2025-11"),
        ("前11个月出口", "2025-01/2025-11"),
        ("今年11月出口", "2025-11"),
        ("1〜11月の輸出", "2025-01/2025-11"),
        ("1月から11月までの輸出", "2025-01/2025-11"),
        ("11月までの輸出", "2025-01/2025-11"),
        ("1월부터 11월까지 수출", "2025-01/2025-11"),
        ("10월 수출", "2025-10"),
        ("exportaciones en octubre de 2025", "2025-10"),
        ("exportaciones de enero a noviembre", "2025-01/2025-11"),
        ("Exporte von Januar bis November", "2025-01/2025-11"),
        ("exportations en octobre 2025", "2025-10"),
    ],
)
def test_dates(ask: Ask, question: str, period: str) -> None:
    (figure,) = ask(question).figures
    assert (figure.series.indicator, figure.series.period) == ("exports", period)


@pytest.mark.parametrize(
    "question",
    [
        "去年11月出口",
        "작년 11월 수출",
        "昨年11月の輸出",
        "exportaciones en noviembre del año pasado",
        "exports in november last year",
    ],
)
def test_the_same_month_of_another_year_is_not_reported(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("对美国的出口", "从美国的进口"),
        ("美国对中国的关税", "中国对美国的关税"),
        ("미국이 중국에 부과한 관세", "중국이 미국에 부과한 관세"),
        ("米国が中国に課す関税", "中国が米国に課す関税"),
        ("aranceles de EE. UU. a China", "aranceles de China a EE. UU."),
        ("Zölle der USA auf China", "Zölle Chinas auf die USA"),
        ("droits de douane des États-Unis sur la Chine", "droits de douane de la Chine sur les États-Unis"),
        ("Exporte in die USA", "Importe aus den USA"),
    ],
)
def test_direction(ask: Ask, one: str, two: str) -> None:
    assert ask(one).status is ask(two).status is Status.ANSWERED
    assert keys(ask(one)) != keys(ask(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Handelsüberschuss", "Handelsueberschuss"),
        ("对欧盟出口增长多少", "對歐盟出口增長多少"),
        ("exportaciones a EE.UU.", "exportaciones a EEUU"),
        ("무역 흑자", "무역흑자"),
        ("ゴールドマン・サックスの来年の利下げ予想", "ゴールドマンサックスの来年の利下げ予想"),
        ("chinesische Zölle", "chinesischen Zölle"),
    ],
)
def test_other_spellings(ask: Ask, one: str, two: str) -> None:
    assert keys(ask(one)) == keys(ask(two)) != []


@pytest.mark.parametrize(
    "question",
    [
        "对印度的出口", "인도로의 수출", "インドへの輸出", "exportaciones a la India", "Exporte nach Indien", "exportations vers l'Inde",
        "钢铁出口", "반도체 수출액", "自動車の輸出", "exportaciones de acero", "Exporte von Stahl", "exportations de voitures",
        "12月出口", "12월 수출", "12月の輸出", "exportaciones de diciembre", "Exporte im Dezember", "exportations en décembre",
        "가나로의 수출", "한국의 수출",
    ],
)  # fmt: skip
def test_what_no_article_has_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures


@pytest.mark.parametrize("question", ["你好", "안녕하세요", "こんにちは", "hola", "Guten Morgen", "bonjour"])
def test_greetings(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.CHAT


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_part_that_reading_needs(code: str) -> None:
    parts = {"marker", "join", "cue", "talk", "measure", "relative_period", "ask", "filler", "unit", "chore", "how_to"}
    assert parts <= language_data(code).keys()
    english = language_data("en")
    for part in ("cue", "talk"):
        assert set(language_data(code)[part]) <= set(english[part]), part


@pytest.mark.parametrize("code", OTHERS)
def test_no_key_stands_twice(code: str) -> None:
    path = Path(__file__).parents[2] / "bot" / "understanding" / "languages" / f"{code}.yaml"
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    found = [key.value for key, _ in node.value]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("run", ["輸" * 1200, "あ出" * 600, "수출" * 600, "出口增长" * 300])
def test_long_runs_are_cut(run: str, understanding: Understanding) -> None:
    lexicon = understanding.lexicon_for(language(run, understanding))
    assert len(spans(run, lexicon)) <= MOST_TOKENS


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="的对从到11月美国出口の輸へはから수출은에서미국ñéü .,?～・", max_size=40))
def test_anything_is_read(footnote: Footnote, question: str) -> None:
    footnote.ask(question, None, NOW)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("ASEAN?", "de"),
        ("2024?", "de"),
        ("November?", "de"),
        ("and Japan?", "en"),
        ("imports from Japan?", "en"),
        ("y la UE?", "es"),
    ],
)
def test_a_talk_goes_on_in_its_language_where_a_question_could_be_either(
    ask: Ask, question: str, expected: str
) -> None:
    assert ask("wie stark fielen die exporte in die usa im november", question).reading.language == expected
    assert ask("exports to the US", "ASEAN?").reading.language == "en"


def test_a_language_is_learnt_at_its_first_question(knowledge: Knowledge) -> None:
    understanding = Understanding(knowledge)
    understanding.prepare()
    assert not understanding.lacks_words_for("how much did exports to the US fall?")
    german = "Wie stark sind die Exporte in die USA gefallen?"
    assert understanding.lacks_words_for(german)
    understanding.learn(german)
    assert not understanding.lacks_words_for(german)
    assert understanding.lacks_words_for("对美国的出口下降了多少？")


def test_a_slip_that_has_every_language_looked_at_is_looked_at_once(knowledge: Knowledge) -> None:
    understanding = Understanding(knowledge)
    slips = "exports to latn amercia"
    assert understanding.lacks_words_for(slips)
    understanding.learn(slips)
    assert not understanding.lacks_words_for(slips)
    assert understanding.language(slips) == "en"
    assert understanding.lacks_words_for("Wie stark sind die Exporte in die USA gefallen?")


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        # What an expression means, a place, a goal: none of it stands in the statements in these words.
        ("나틱시스 게리 응은 미국 관세에 대해 뭐라고 했어요?", "cnbc-ng-tariffs"),
        ("wie sieht bnp paribas das mit china und den usa", "gmt-bnp"),
        ("qué dice goldman sobre la meta del año que viene", "cnbc-goldman-target"),
        ("为什么对美出口还在跌", "ngn-us-reasons"),
        ("warum haben chinas importe im november die erwartungen verfehlt", "cnbc-import-reasons"),
        # Who met whom, though the article names them otherwise.
        ("特朗普和习近平什么时候会晤的", "chosun-summit"),
        # In what way.
        ("comment les boîtes chinoises contournent les droits de douane", "ngn-rerouting"),
    ],
)
def test_words_are_looked_for_by_what_they_stand_for(ask: Ask, question: str, statement: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert statement in [one.id for one in answer.statements]


@pytest.mark.parametrize(
    "question",
    [
        "was sagt xi jinping zum überschuss",
        "習近平は黒字について何と言ってた",
        "qué dijo xi jinping sobre el superávit",
        "what xi jinping himself said about the surplus, his exact words",
        "日本の失業率は?",
        "what is the unemployment rate in japan",
        "rang der chinesischen exporte, welcher rang",
    ],
)
def test_no_number_and_nobody_else_is_given_instead(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN


@pytest.mark.parametrize(
    "question",
    [
        "by how much did the surplus rise from october to november in %",
        "cuánto subió el superávit de octubre a noviembre en %",
        "um wie viel % ging der überschuss von okt auf nov hoch?",
        "10月から11月にかけて貿易黒字は何%増えた",
        "贸易顺差从10月到11月涨了百分之几",
    ],
)
def test_a_month_that_leads_on_is_what_a_change_is_measured_from(ask: Ask, question: str) -> None:
    assert keys(ask(question)) == ["trade_balance.growth_mom.2025-11.percent"]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        # A comma stands before the mark that is put before what it marks.
        ("今年の黒字、11月までで去年より何%増えてるの", ["trade_balance.growth_yoy.2025-01/2025-11.percent"]),
        # The one month that is named.
        ("위안화 4월보다 얼마나 올랐어", ["exchange_rate.change.2025-04/2025-12-08.percent"]),
        # What is named first, and measured last.
        ("seltene erden november vs oktober, wieviel tonnen wurden jeweils exportiert",
         ["exports.level.rare_earths.2025-11.tonnes", "exports.level.rare_earths.2025-10.tonnes"]),
        ("稀土10月跟11月出口量各多少吨", ["exports.level.rare_earths.2025-10.tonnes", "exports.level.rare_earths.2025-11.tonnes"]),
        # "There", a joining word with an article, a verb that looks like goods, a view of somebody of the talk.
        ("ene-nov: cuánto bajaron exportaciones a eeuu y cuánto importaciones desde allá",
         ["exports.growth_yoy.US.2025-01/2025-11.percent", "imports.growth_yoy.US.2025-01/2025-11.percent"]),
        ("le consensus importations novembre et le réel",
         ["imports.growth_yoy.2025-11.expectation.percent", "imports.growth_yoy.2025-11.percent"]),
        ("exporte in die usa waren im november wie hoch", ["exports.growth_yoy.US.2025-11.percent"]),
        ("mein kumpel meint die importe sind im november gefallen, wieviel prozent warens", ["imports.growth_yoy.2025-11.percent"]),
        # Whose forecast is named beside what came of it.
        ("reuters hatte 3,8 % erwartet, wie viel wurden es bei den exporten im nov tatsächlich", ["exports.growth_yoy.2025-11.percent"]),
    ],
)  # fmt: skip
def test_said_otherwise(ask: Ask, question: str, series: list[str]) -> None:
    assert keys(ask(question)) == series


@pytest.mark.parametrize(
    "question",
    ["11月进口增速是多少", "11월 수입증가율은 총 얼마야", "wie groß war das importwachstum im november",
     "qué tan grande fue el aumento de las importaciones en noviembre", "how big was the increase in imports in november"],
)  # fmt: skip
def test_the_size_of_a_growth_is_no_level(ask: Ask, question: str) -> None:
    assert keys(ask(question)) == ["imports.growth_yoy.2025-11.percent"]


def test_how_big_something_is_is_its_level(ask: Ask) -> None:
    assert keys(ask("how big were imports in november")) == ["imports.level.2025-11.USD"]


def test_a_name_of_one_word_comes_apart_behind_what_is_measured(understanding: Understanding) -> None:
    assert understanding.lexicon_for("de").compounded("importwachstum") == ["import", "wachstum"]
    assert understanding.lexicon_for("zh").compounded("进口增速") == ["进口", "增速"]
    assert understanding.lexicon_for("zh").compounded("增速") == []


@pytest.mark.parametrize(
    "question",
    ["人民币4月至今涨了多少", "위안화 4월부터 지금까지 얼마나 올랐어요", "人民元は4月から今までにどれだけ上がった",
     "cuánto subió el yuan desde abril hasta ahora",
     "wie stark ist der yuan seit april bis heute gestiegen", "de combien le yuan a-t-il augmenté d'avril à aujourd'hui",
     "how much has the yuan risen since april until now"],
)  # fmt: skip
def test_a_change_up_to_now(ask: Ask, question: str) -> None:
    assert [figure.series.measure for figure in ask(question).figures] == ["change"]


def test_a_character_may_be_another_of_its_sound(ask: Ask) -> None:
    assert keys(ask("11月进口增诉是多少")) == keys(ask("11月进口增速是多少")) != []
    assert keys(ask("11月对东蒙出口增长多少")) == keys(ask("11月对东盟出口增长多少")) != []
    assert not ask("11月钢材出口").figures


def test_a_final_consonant_typed_single(ask: Ask) -> None:
    assert keys(ask("11월 수출 몇 프로 늘엇어?")) == keys(ask("11월 수출 몇 프로 늘었어?")) != []


@pytest.mark.parametrize(
    "question",
    ["11월 수출 예상은 얼마고 실제는 얼마였어", "11月の輸出は予想がいくらで実際はいくらだった？",
     "exporte november: erwartung und tatsächlicher wert?"],
)  # fmt: skip
def test_what_was_expected_and_what_came_of_it(ask: Ask, question: str) -> None:
    assert {*keys(ask(question))} == {
        "exports.growth_yoy.2025-11.expectation.percent",
        "exports.growth_yoy.2025-11.percent",
    }


def test_a_shortened_word_ends_no_sentence(ask: Ask) -> None:
    assert keys(ask("Exporte im November ggü. dem Vorjahr")) == ["exports.growth_yoy.2025-11.percent"]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        # Places listed behind one preposition; a growth asked for besides an amount; the end of a month.
        ("11月去欧盟、东盟还有非洲的出口各涨了多少",
         ["exports.growth_yoy.EU.2025-11.percent", "exports.growth_yoy.ASEAN.2025-11.percent",
          "exports.growth_yoy.AFRICA.2025-11.percent"]),
        ("희토류 11월 수출량 몇톤이고 작년대비로는요",
         ["exports.level.rare_earths.2025-11.tonnes", "exports.growth_yoy.rare_earths.2025-11.percent"]),
        ("稀土11月出口多少吨 同比呢",
         ["exports.level.rare_earths.2025-11.tonnes", "exports.growth_yoy.rare_earths.2025-11.percent"]),
        ("11月末までの対米輸出", ["exports.growth_yoy.US.2025-01/2025-11.percent"]),
    ],
)  # fmt: skip
def test_what_is_asked_besides(ask: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask(question).figures] == series

"""Drafting: numbers with their units and qualifiers, likely series, quotations, and a file that loads."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli import app
from bot.drafting.draft import Draft, DraftedReport, draft, without
from bot.drafting.written import MARK, written
from bot.facts.article_text import read_texts
from bot.facts.coverage import Held, cover
from bot.facts.lint import lint
from bot.facts.load import ArticleFile, load, load_folder
from bot.facts.model import Expression, Kind, Knowledge, Known, Measure, Term
from bot.facts.reported import Qualifier
from bot.facts.source import read_source

FOLDER = Path(__file__).with_name("subject") / "knowledge"


@pytest.fixture(scope="module")
def town() -> Knowledge:
    return load(FOLDER)


def drafted(text: str, town: Knowledge) -> Draft:
    return draft("new-article", text, town)


def only(text: str, town: Knowledge) -> DraftedReport:
    (report,) = drafted(text, town).reports
    return report


@pytest.mark.parametrize(
    ("text", "series", "value", "qualifier"),
    [
        ("Cycling rose 12.4% in June.", "rides.growth_yoy.2024-06.percent", "12.4", Qualifier.EXACT),
        ("Trips to the Old Town fell by nearly 7% last month.", "rides.growth_yoy.OLD_TOWN.2024-06.percent", "-7", Qualifier.NEARLY),
        ("In May, bike trips dropped about 2%.", "rides.growth_yoy.2024-05.percent", "-2", Qualifier.ABOUT),
        ("Libraries had more than 88,000 library visits.", "visits.level.2024-06.count", "88,000", Qualifier.MORE_THAN),
        ("Loans of audiobooks climbed 9 percent.", "loans.growth_yoy.audiobooks.2024-06.percent", "9", Qualifier.EXACT),
        ("For cycling, growth of 9%–10% was forecast.", "rides.growth_yoy.2024-06.expectation.percent", "9", Qualifier.RANGE),
        ("Trips to the Old Town fell for a fourth straight month.", "rides.streak.OLD_TOWN.2024-06.months", "4", Qualifier.EXACT),
        ("In the first five months bike trips rose 8%.", "rides.growth_yoy.2024-01/2024-05.percent", "8", Qualifier.EXACT),
        ("Spending on lanes came to €2 million in June.", "lane_budget.level.2024-06.EUR", "2 million", Qualifier.EXACT),
    ],
)  # fmt: skip
def test_numbers(town: Knowledge, text: str, series: str, value: str, qualifier: Qualifier) -> None:
    report = only(text, town)
    assert (report.series.id, report.value, report.qualifier) == (series, value, qualifier)


def test_terms_one_by_one(town: Knowledge) -> None:
    found = drafted("Bike trips to the Harbour and the Old Town rose 31% and 2%, respectively.", town).reports
    assert [(report.series.counterpart, report.value) for report in found] == [("HARBOUR", "31"), ("OLD_TOWN", "2")]


def test_what_goes_on_from_the_sentence_before(town: Knowledge) -> None:
    found = drafted("Library visits rose 4% in June. In May they had grown 9%.", town).reports
    assert [report.series.id for report in found] == [
        "visits.growth_yoy.2024-06.percent",
        "visits.growth_yoy.2024-05.percent",
    ]


def test_a_list_of_names_and_numbers(town: Knowledge) -> None:
    found = drafted(
        "Spending on lanes came to €2 million in June, led by the Harbour with 1.2 million and the Old Town with 0.8 million.",
        town,
    )
    assert [(report.value, report.series.unit) for report in found.reports] == [
        ("2 million", "EUR"),
        ("1.2 million", "EUR"),
        ("0.8 million", "EUR"),
    ]


def test_one_number_to_another_is_two(town: Knowledge) -> None:
    found = drafted("Spending on lanes went up from 1.9 to 2.1 million euros in June.", town).reports
    assert [(report.value, report.upper) for report in found] == [("1.9 million", None), ("2.1 million", None)]


def test_a_minus_in_words(town: Knowledge) -> None:
    report = only("Spending on lanes came to minus 3 million euros in June.", town)
    assert (report.value, report.printed) == ("-3 million", "minus 3 million euros")


def test_origins(town: Knowledge) -> None:
    named = only("Cycling rose 12%, the statistics desk said.", town)
    assert (named.origin, named.origin_known) == ("statistics-desk", Known.STATED)
    assert only("Cycling rose 12%.", town).origin_known is Known.INFERRED


def test_numbers_of_something_else(town: Knowledge) -> None:
    found = drafted("Two mayors met on July 8, 2024. The cake weighed 12 kilos. All of it was 20% off.", town)
    assert not found.reports
    told = [(number.printed, number.is_date) for number in found.unplaced]
    assert told == [("Two", False), ("July 8, 2024", True), ("12", False), ("20%", False)]
    assert "weighed 12 kilos" in found.unplaced[2].around


def test_nothing_is_left_out_in_silence(town: Knowledge, tmp_path: Path) -> None:
    text = (
        "Bay wheels turn faster\n\nBy Mara Lind, Bay Courier, July 8, 2024\n\n"
        'Some 412,000 were counted in June, and 6 of 12 counters broke down on June 12. "I saw 300 riders pass," said Ines Calder.'
    )
    folder = Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "bay-courier.txt").write_text(text, encoding="utf-8")
    (folder / "articles" / "bay-courier.yaml").write_text(
        written(draft("bay-courier", text, town), town), encoding="utf-8"
    )
    loaded = load_folder(folder)
    found, _ = cover(loaded, read_texts(tmp_path / "texts"))
    assert {holding.held for holding in found} == {Held.IGNORED, Held.STATEMENT, Held.PERIOD}
    asked = [str(mistake) for mistake in lint(loaded, date(2024, 12, 31)) if "the draft's reason still" in str(mistake)]
    assert [line.split("'")[1] for line in asked] == ["412,000", "6", "of 12"]  # "12" stands in "June 12" too


def test_a_period_that_a_report_has_is_not_asked_for(town: Knowledge) -> None:
    text = "In 2023 and in the first five months of 2024 bike trips rose 8%. The second quarter of 2019 was dry."
    assert [number.printed for number in drafted(text, town).unplaced] == ["second", "2019"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The city counted 5,000 bike trips, 350 more than a year before.", ("change", "350", "350 more")),
        ("The city counted 5,000 bike trips, down 48 from a year ago.", ("change", "-48", "down 48")),
        ("Cycling rose 5% from a year earlier to 412,000.", ("level", "412,000", "412,000")),
        ("In June bike trips grew 5%, and cycling was 3.1% lower than in 2023.", ("growth_yoy", "-3.1", "3.1% lower")),
        ("Bike trips make up 14% of all.", ("share", "14", "14%")),
        ("Bike trips reached a share of about 14%.", ("share", "14", "reached a share of about 14%")),
        ("Bike trips rose 14% last month.", ("growth_yoy", "14", "rose 14%")),
        ("Bike trips fell below 9,000.", ("level", "9,000", "fell below 9,000")),
    ],
)
def test_changes_and_levels(town: Knowledge, text: str, told: tuple[str, str, str]) -> None:
    report = drafted(text, town).reports[-1]
    assert (report.series.measure.value, report.value, report.printed) == told


@pytest.mark.parametrize(
    ("text", "period", "kind"),
    [
        ("The town hall expects cycling to grow 9% by the end of the year.", "2024", Kind.FORECAST),
        ("The town hall wants cycling to grow 9% in 2025.", "2025", Kind.TARGET),
        ("Cycling grew 12.4% in June, as the town hall wants.", "2024-06", Kind.REPORTED),
        ("The town hall had predicted that cycling would grow 9% in June.", "2024-06", Kind.EXPECTATION),
        ("The town hall saw cycling at 9% in June.", "2024-06", Kind.FORECAST),
        ("For June the town hall had set a goal of 500,000 bike trips.", "2024-06", Kind.TARGET),
        (
            "Cycling grew 12.4% more than in May.",
            "2024-06",
            Kind.REPORTED,
        ),  # what it is compared with is no time of its own
    ],
)
def test_what_lies_ahead_is_not_reported(town: Knowledge, text: str, period: str, kind: Kind) -> None:
    series = only(text, town).series
    assert (series.period, series.kind) == (period, kind)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Spending on lanes came to €2 million in June, compared with €1.5 million a year earlier.",
            [("2024-06", "2 million"), ("2023-06", "1.5 million")],
        ),
        (
            "Spending on lanes came down to €2 million in June from €3 million in May.",
            [("2024-06", "2 million"), ("2024-05", "3 million")],
        ),
    ],
)
def test_each_number_has_its_own_period(town: Knowledge, text: str, told: list[tuple[str, str]]) -> None:
    assert [(report.series.period, report.value) for report in drafted(text, town).reports] == told


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Cycling was stronger in June, 16% above a year earlier.", ["2024-06"]),
        ("In June, 22 more bike trips were counted.", ["2024-06"]),
        ("Library visits rose 4%, up from 2% in May 2023. Bike trips rose 12%.", ["2024-06", "2024-06"]),
        ("Library visits rose 4%, twice as much as in May 2023. Bike trips rose 12%.", ["2024-06", "2024-06"]),
        ("Library visits rose 4%. In May they had grown 2%. Bike trips rose 12%.", ["2024-06", "2024-06"]),
        ("The mayor wants to close the last street by 2035. Bike trips rose 12%.", ["2024-06"]),
        ("The mayor wants to close the last street by 2035. She expects bike trips to rise 12%.", ["2035"]),
    ],
)
def test_a_time_is_not_lent_to_what_is_not_of_it(town: Knowledge, text: str, periods: list[str]) -> None:
    found = [report for report in drafted(text, town).reports if report.value != "2"]
    assert [report.series.period for report in found] == periods


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The bike trips of June burnt 7,200 kilojoules.", "kilojoules"),
        ("The bike trips of June burnt some 7.2 mega-joules.", "mega-joules"),
    ],
)
def test_a_unit_that_the_folder_lacks(town: Knowledge, text: str, unit: str) -> None:
    found = drafted(text, town)
    assert not found.reports
    assert [number.strange_unit for number in found.unplaced] == [unit]
    assert f"terms/units.yaml has no “{unit}”" in written(found, town)


def test_a_unit_that_stands_before(town: Knowledge) -> None:
    found = drafted("Spending on lanes came to €2 billion. The spending on lanes was 3.9 billion in May.", town).reports
    assert [(report.series.unit, report.value) for report in found] == [("EUR", "2 billion"), ("EUR", "3.9 billion")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Trips to the Old Town came to 5,000 and the Harbour 3,100.",
            ["rides.level.OLD_TOWN.2024-06.count", "rides.level.HARBOUR.2024-06.count"],
        ),
        (
            "The Old Town had 9,000 library visits, 7% more, and the Harbour 4,000.",
            ["visits.level.OLD_TOWN.2024-06.count", "visits.growth_yoy.OLD_TOWN.2024-06.percent", "visits.level.HARBOUR.2024-06.count"],
        ),
        (
            "Library visits to the Old Town took 24 minutes. The Harbour had 31.",
            ["visits.duration.OLD_TOWN.2024-06.minutes", "visits.duration.HARBOUR.2024-06.minutes"],
        ),
        ("The Old Town had 9,000 library visits and the Harbour 4,000 cakes.", ["visits.level.OLD_TOWN.2024-06.count"]),
        (
            "The Old Town had 9,000 library visits. At the Harbour the man who counts them got to 4,000.",
            ["visits.level.OLD_TOWN.2024-06.count"],
        ),
    ],
)  # fmt: skip
def test_a_list_goes_on_with_what_was_told(town: Knowledge, text: str, told: list[str]) -> None:
    visits = town.terms["indicator"]["visits"]
    if "minutes" in text:
        visits = visits.model_copy(update={"measure": Measure.DURATION})
    terms = {
        **town.terms,
        "indicator": {**town.terms["indicator"], "visits": visits},
        "unit": {**town.terms["unit"], "minutes": Term(name={"en": "minutes"})},
    }
    assert [report.series.id for report in drafted(text, replace(town, terms=terms, reports=())).reports] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Between April and June 412,000 bike trips were counted.", ["rides.level.2024-04/2024-06.count"]),
        ("The city counted 412,000 bike trips from April to June.", ["rides.level.2024-04/2024-06.count"]),
        ("It was the best since 2019, when 412,000 bike trips were counted.", ["rides.level.2019.count"]),
        ("In 2019 412,000 bike trips were counted.", ["rides.level.2019.count"]),
        ("Bike trips were 12% above the mean of 1991 to 2020.", ["rides.growth_yoy.2024-06.percent"]),
        ("Library visits came to 9,000. In May alone it was 4,000.", ["visits.level.2024-06.count", "visits.level.2024-05.count"]),
        ("June had 9,000 library visits; April had 4,000.", ["visits.level.2024-06.count", "visits.level.2024-04.count"]),
        ("The city counted 512 bike trips, against 431 a year earlier.", ["rides.level.2024-06.count", "rides.level.2023-06.count"]),
        (
            "The Harbour had 60% of all library visits, the Old Town 14%.",
            ["visits.share.HARBOUR.2024-06.percent", "visits.share.OLD_TOWN.2024-06.percent"],
        ),
        (
            "Library visits rose 9% in the Harbour, 4% in the Old Town.",
            ["visits.growth_yoy.HARBOUR.2024-06.percent", "visits.growth_yoy.OLD_TOWN.2024-06.percent"],
        ),
    ],
)  # fmt: skip
def test_times_and_lists(town: Knowledge, text: str, told: list[str]) -> None:
    assert [report.series.id for report in drafted(text, replace(town, reports=())).reports] == told


def test_what_is_counted_is_not_drafted_in_a_unit_that_measures(town: Knowledge) -> None:
    assert not drafted("Bike trips cost the town €2 million in June.", town).reports
    assert only("Spending on lanes for bike trips came to €2 million in June.", town).series.indicator == "lane_budget"


def test_a_unit_that_is_cut_short_once_it_has_been_told(town: Knowledge) -> None:
    units = {**town.terms["unit"], "EUR_per_km": Term(name={"en": "euros a kilometre"})}
    with_prices = replace(town, terms={**town.terms, "unit": units})
    text = "Spending on lanes came to 842 euros a kilometre in June. In May it was 760 euros."
    found = drafted(text, with_prices).reports
    assert [(report.series.unit, report.value) for report in found] == [("EUR_per_km", "842"), ("EUR_per_km", "760")]


@pytest.mark.parametrize(
    "text",
    [
        "BAY CITY, July 8 (BPA) - Cycling rose 12%.",
        "Cycling is up\nBy Mara Lind, Bay Courier, 8 July 2024\nCycling rose 12%.",
        "Cycling rose 12%, the traffic office said on July 5.",
    ],
)
def test_the_day_of_the_news_is_no_period(town: Knowledge, text: str) -> None:
    assert only(text, town).series.period == "2024-06"


def test_the_heading_is_drafted(town: Knowledge) -> None:
    text = "Cycling is up in June\nBy Mara Lind, Bay Courier, 8 July 2024\nCycling rose 12%."
    article = yaml.safe_load(written(drafted(text, town), town))["article"]
    assert article["outlet"] == {"value": "Bay Courier", "known": "stated", "how": "byline"}
    assert article["published"]["value"] == "2024-07-08"
    assert article["address"] == {"known": "unknown"}


def test_quotations(town: Knowledge) -> None:
    text = (
        "“We are going to build more of them,” said Ines Calder.\n\n"
        "The \"grand tour\" went on. According to Tomas Reyes, a single month tells little."
    )  # fmt: skip
    direct, told = drafted(text, town).quotations
    assert (direct.text, direct.speaker, direct.paragraph) == ("We are going to build more of them", "ines-calder", 1)
    assert (told.text, told.speaker, told.organisation) == (None, "tomas-reyes", "wheel-institute")
    unknown = drafted("“This will never work in our town,” said Mara Lind, a baker.", town).quotations[0]
    assert (unknown.speaker, unknown.speaker_as) == (None, "Mara Lind")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "“We build more of them,” said Ines Calder. Tomas Reyes disagrees. “A single month tells little,” he said.",
            ["ines-calder", "tomas-reyes"],
        ),
        (
            "Ines Calder was pleased. “We build more of them,” she said. Tomas Reyes replied: “A single month tells little.” Calder left.",
            ["ines-calder", "tomas-reyes"],
        ),
        (
            "Ines Calder was pleased. The statistics desk counts again. “We build more of them,” she said.",
            ["ines-calder"],
        ),
    ],
)
def test_each_quotation_has_its_own_speaker(town: Knowledge, text: str, speakers: list[str]) -> None:
    assert [quotation.speaker for quotation in drafted(text, town).quotations] == speakers


def test_who_only_counts_holds_no_view(town: Knowledge) -> None:
    assert not drafted("The statistics desk expects cycling to grow 9%.", town).quotations
    assert drafted("The statistics desk warned that cycling would grow 9% too slowly.", town).quotations


def test_an_organisation_is_called_for_short(town: Knowledge) -> None:
    text = "The statistics desk was late. Cycling rose 12% in June, the desk said."
    assert [(report.origin, report.origin_known) for report in drafted(text, town).reports] == [
        ("statistics-desk", Known.STATED)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In June cycling fell, 35% less than in May.", [("rides.growth_mom.2024-06.percent", "-35")]),
        (
            "Spending on lanes fell to €2 million from €3 million in May.",
            [("lane_budget.level.2024-06.EUR", "2 million"), ("lane_budget.level.2024-05.EUR", "3 million")],
        ),
        ("Cycling is to rise 9% in January.", [("rides.growth_yoy.2025-01.forecast.percent", "9")]),
        ("The town hall hopes for 9% more bike trips this year.", [("rides.growth_yoy.2024.forecast.percent", "9")]),
    ],
)
def test_which_time_a_number_is_of(town: Knowledge, text: str, told: list[tuple[str, str]]) -> None:
    assert [(report.series.id, report.value) for report in drafted(text, town).reports] == told


@pytest.mark.parametrize(
    ("current", "text", "period"),
    [
        ("2024-Q2", "Bike trips rose 9% in the quarter.", "2024-Q2"),
        ("2024-Q3", "Bike trips rose 9% this quarter.", "2024-Q3"),
        ("2024", "Bike trips rose 9% this year.", "2024"),
        ("2023", "Bike trips rose 9% in the year.", "2023"),
        ("2024-06", "Bike trips rose 9% so far this year.", "2024-01/2024-06"),
    ],
)
def test_the_quarter_or_year_is_the_subjects_own(town: Knowledge, current: str, text: str, period: str) -> None:
    subject = town.subject.model_copy(update={"period": current})
    assert only(text, replace(town, subject=subject, reports=())).series.period == period


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Old Town had 9,000 library visits, where the wheel institute speaks of 8,000.", ["2024-06 count", "2024-06 count"]),
        (
            "The Old Town had 9,000 library visits, down 6%, and aims for 12,000 in 2026.",
            ["2024-06 count", "2024-06 percent", "2026 count"],
        ),
        ("The Old Town had 9,000 library visits. It hopes for 12,000 in 2026.", ["2024-06 count", "2026 count"]),
        ("The Old Town had 9,000 library visits. The man who counts them wants 12,000 chairs.", ["2024-06 count"]),
    ],
)  # fmt: skip
def test_what_somebody_aims_at_goes_on_with_what_was_told(town: Knowledge, text: str, told: list[str]) -> None:
    found = drafted(text, replace(town, reports=())).reports
    assert [f"{report.series.period} {report.series.unit}" for report in found] == told
    assert all((report.series.kind is Kind.REPORTED) is (report.series.period != "2026") for report in found)


def test_each_number_has_the_origin_named_nearest(town: Knowledge) -> None:
    text = "The statistics desk counts 9,000 library visits, where the wheel institute speaks of 8,000."
    found = drafted(text, replace(town, reports=())).reports
    assert [report.origin for report in found] == ["statistics-desk", "wheel-institute"]
    text = "They count 9,000 library visits, where the wheel institute speaks of 8,000."
    found = drafted(text, replace(town, reports=())).reports
    assert [report.origin for report in found] == [None, "wheel-institute"]


def test_what_stands_behind_a_number_rules_out_the_unit_of_one_before(town: Knowledge) -> None:
    units = {**town.terms["unit"], "minutes": Term(name={"en": "minutes"}, phrases={"en": ("minute",)})}
    text = "The walk takes three minutes. There were 2 million library visits, and 1.5 million in the Old Town."
    found = drafted(text, replace(town, reports=(), terms={**town.terms, "unit": units})).reports
    assert [report.series.unit for report in found] == ["count", "count"]


def test_a_word_that_joins_others_names_nothing(town: Knowledge) -> None:
    grades = Term(name={"en": "top grades"}, phrases={"en": ("a's",)})
    terms = {**town.terms, "indicator": {**town.terms["indicator"], "grades": grades}}
    assert only("They speak of a rise of 9% in bike trips.", replace(town, terms=terms)).series.indicator == "rides"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Old Town reads more\nLibrary visits rose 9%.", ["OLD_TOWN"]),
        ("The Old Town reads more\nLibrary visits rose 9%. In the Harbour they rose 4%.", ["OLD_TOWN", "HARBOUR"]),
        ("The Old Town reads more\nLibrary visits rose 9%. In the Harbour they rose 4%. The Harbour reads.", ["MB", "HARBOUR"]),
        ("The Old Town reads more\nThe Old Town reads. Library visits rose 9%. In the Harbour they rose 4%.", ["OLD_TOWN", "HARBOUR"]),
        ("The Old Town and the Harbour read more\nLibrary visits rose 9%.", ["MB"]),
        ("The Old Town reads more\nIn Marlow Bay library visits rose 9%.", ["MB"]),
    ],
)  # fmt: skip
def test_an_article_about_one_region(town: Knowledge, text: str, places: list[str]) -> None:
    indicators = {code: term.model_copy(update={"counterpart": None}) for code, term in town.terms["indicator"].items()}
    places_alone = replace(town, reports=(), terms={**town.terms, "indicator": indicators})
    assert [report.series.area for report in drafted(text, places_alone).reports] == places


def test_what_is_a_change_has_no_level(town: Knowledge) -> None:
    rides = town.terms["indicator"]["rides"].model_copy(update={"measure": Measure.CHANGE})
    counted = replace(town, reports=(), terms={**town.terms, "indicator": {**town.terms["indicator"], "rides": rides}})
    text = (
        "The Harbour added 600 bike trips, its fifth monthly gain, and the Old Town 2,700. It was dry for four weeks."
    )
    assert [report.series.id for report in drafted(text, counted).reports if not report.series.measure.is_movement] == [
        "rides.streak.HARBOUR.2024-06.months"
    ]


def test_an_articles_own_file_is_not_read(town: Knowledge) -> None:
    less = without(town, "pedal-post")
    assert "pedal-post" not in less.articles
    assert not [report for report in less.reports if report.article == "pedal-post"]
    assert "pedal-post" not in written(draft("pedal-post", "Cycling rose 5%.", town), town).replace(
        "id: pedal-post", ""
    )


@pytest.mark.parametrize("name", ["harbour-herald", "city-wire", "pedal-post"])
def test_a_draft_has_the_format_of_an_article(town: Knowledge, name: str, tmp_path: Path) -> None:
    text = (FOLDER.parent / "texts" / f"{name}.txt").read_text(encoding="utf-8")
    file = tmp_path / f"{name}.yaml"
    file.write_text(written(draft(name, text, town), town), encoding="utf-8")
    held = ArticleFile.model_validate(read_source(file, tmp_path).data)
    assert held.article.sha256 == town.articles[name].sha256
    entries = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("  - ")]
    assert len(entries) == len(held.reports) + len(held.statements) + len(held.ignored)
    assert all(MARK in line for line in entries)


def test_a_draft_loads_whatever_its_codes_and_numbers_are(town: Knowledge) -> None:
    of_norway = replace(only("Loans of audiobooks climbed 9 percent.", town), value="60,000", upper="70,000")
    of_norway = replace(of_norway, series=replace(of_norway.series, area="NO"))
    told = written(replace(drafted("", town), reports=(of_norway,)), town)
    (report,) = yaml.safe_load(told)["reports"]
    assert (report["area"], report["value"], report["upper"]) == ("NO", "60,000", "70,000")


def test_a_number_in_a_name_is_no_number_of_its_own(town: Knowledge) -> None:
    text = "In week 23, 412,000 bike trips were counted."
    assert [number.printed for number in drafted(text, town).unplaced] == ["23"]
    named = replace(
        town, expressions=(*town.expressions, Expression(means={"period": "2024-06"}, phrases={"en": ("week 23",)}))
    )
    assert [report.value for report in drafted(text, named).reports] == ["412,000"]
    assert not drafted(text, named).unplaced


@pytest.mark.parametrize(
    "text", ["", "\n\n", "no number at all", "\ufeff5", "“", "%%% $ 1e400 NaN " * 50, "９９％ — 12%12%12%"]
)
def test_any_text_has_a_draft(town: Knowledge, text: str) -> None:
    assert yaml.safe_load(written(drafted(text, town), town))["article"]["id"] == "new-article"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    run = CliRunner().invoke
    missing = run(app, ["kb", "draft", str(tmp_path / "none.txt"), "--knowledge", str(FOLDER)])
    assert missing.exit_code == 2
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    broken = run(app, ["kb", "draft", str(tmp_path / "latin.txt"), "--knowledge", str(FOLDER)])
    assert broken.exit_code == 2
    assert "is not UTF-8 text" in broken.output

"""The knowledge held to the texts: what is compared, and what is said where it differs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.facts.article_text import ArticleText, Paragraph
from bot.facts.evidence import compare, faults
from bot.facts.load import Folder, load_folder
from bot.facts.model import Term
from bot.facts.numerals import fold
from bot.facts.printed import Wording, wording, words_of
from bot.facts.reported import Qualifier, Reported

Spoil = Callable[[str, str, str], None]
FILE = "articles/valley-post.yaml"


@pytest.fixture
def compared(honey: Path, honey_texts: Mapping[str, ArticleText]) -> Callable[[], list[str]]:
    """What is found on the copy."""
    return lambda: [str(mistake) for mistake in compare(load_folder(honey), honey_texts)]


def test_the_invented_folder_is_as_its_text_has_it(compared: Callable[[], list[str]]) -> None:
    assert compared() == []


def test_the_shipped_folder_is_as_its_texts_have_it(shipped: Folder, article_texts: Mapping[str, ArticleText]) -> None:
    assert compare(shipped, article_texts) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("printed: up 12.5%", "printed: up 12.6%", "'up 12.6%' is not in paragraph 2 of valley-post.txt"),
        ("printed: tops 48 tons, paragraph: 1", "printed: tops 48 tons, paragraph: 2", "it is in paragraph 1"),
        ("paragraph: 1", "paragraph: 9", "has 5 paragraphs, no paragraph 9"),
        ("value: 12.5,", "value: 13.5,", "prints '12.5%', but 13.5 is recorded"),
        ("value: 12.5,", "value: 12.50,", "just these digits"),
        ("value: -3, upper: -2.5", "value: -3.5, upper: -2.5", "prints '2.5%-3%', but -3.5–-2.5 is recorded"),
        ("unit: percent, value: 12.5", "unit: percentage_points, value: 12.5", "and no number in percentage_points"),
        ("qualifier: nearly, printed: dropped", "qualifier: about, printed: dropped", "means nearly in the text"),
        ("unit: tons, value: 48.2", "unit: tons, qualifier: about, value: 48.2", "has no word for about"),
        ("value: 42.8, qualifier: about, printed: about 42.8 tons", "value: 42.8, printed: 42.8 tons", "means about"),
        ("value: -9,", "value: 9,", "tells a fall; write the value with a minus"),
        ("value: 12.5,", "value: -12.5,", "has no word of a fall"),
        ("value: 48.2,", "value: -48.2,", "no sign or word of a negative number"),
        ("direction: up", "direction: down", "does not tell a movement down"),
        ("direction: up, ", "", "neither value nor direction; write direction: up"),
        ("value: 12.5, printed: up 12.5%", "direction: up, printed: up 12.5%", "record it as the value"),
        ("value: 12.5, printed: up 12.5%", "value: 12.5, printed: a year earlier", "prints no number"),
        ("printed: about 42.8 tons", "printed: 'Sept. 3. In 2024 the harvest'", "prints no number"),
        ("unit: EUR, value: 9,", "unit: tons, value: 9,", "prints '€9' (EUR), and no number in tons"),
        (
            "printed: less than €14.50",
            "printed: 'less than €14.50, and a trader pays at least €9'",
            "prints '€14.50' and '€9'; cut it",
        ),
        ('all",\n', 'more",\n', "'valley-lucky' is not word for word in paragraph 4"),
        (', and that was all"', '"', "'valley-lucky' goes on"),
        ("… worry of all", "worry of all", "'valley-worry' goes on"),
        ("… worry of all", "the union's half-year report says", "without quotation marks; it is a paraphrase"),
        ("printed: [half-year report]", "printed: [yearly report]", "'yearly report' is not in paragraph 5"),
        ("on 3 September", "on 3 September, of 55 tons", "the paraphrase has 55, which is not in paragraph 2"),
        ("printed: Route 7", "printed: Route 9", "'Route 9' is not in paragraph 4"),
        ("topics: [weather], about: [{indicator: honey}], paragraph: 4", "paragraph: 44", "no paragraph 44"),
    ],
)
def test_what_differs_is_said(spoil: Spoil, compared: Callable[[], list[str]], old: str, new: str, said: str) -> None:
    spoil(FILE, old, new)
    found = compared()
    assert found
    assert all(mistake.startswith(f"{FILE}:") for mistake in found)
    assert said in "\n".join(found)


def test_a_text_that_was_changed(honey: Path, spoil: Spoil, compared: Callable[[], list[str]]) -> None:
    sha = load_folder(honey).knowledge.articles["valley-post"].sha256
    spoil(FILE, sha, "0" * 64)
    assert compared() == [f"{FILE}:10: valley-post.txt has the sha256 {sha}"]


def test_texts_and_articles_must_be_the_same(honey: Path, honey_texts: Mapping[str, ArticleText]) -> None:
    other = replace(honey_texts["valley-post"], id="hill-post", file="hill-post.txt")
    found = [str(mistake) for mistake in compare(load_folder(honey), {"hill-post": other})]
    assert found[0].endswith("there is no text valley-post.txt to compare it with")
    assert found[1].startswith("hill-post.txt:1: no article has this text")


def test_an_article_in_a_language_without_words_is_compared_word_for_word(
    spoil: Spoil, compared: Callable[[], list[str]]
) -> None:
    spoil(FILE, "language: en", "language: tlh")
    spoil(FILE, "value: 12.5", "value: 99.5")
    assert compared() == []
    spoil(FILE, "printed: up 12.5%", "printed: up 99.5%")
    assert len(compared()) == 1


def test_a_word_that_was_cut_off_beside_the_number_counts(honey: Path) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[1], printed="48.2 tons")
    assert faults(report, words) == ()
    assert faults(report, words, Paragraph("They took 48.2 tons or more.", 1)) != ()
    assert faults(report, words, Paragraph("They took some 48.2 tons.", 1)) != ()
    # Of several places, the one that agrees is meant.
    assert faults(report, words, Paragraph("They took 48.2 tons, over 48.2 tons.", 1)) == ()


@pytest.mark.parametrize(
    ("printed", "text", "told"),
    [
        ("against 48.2", "The south took 55 tons, against 48.2 in the north.", True),
        ("The union expects 48.2", "The mill expects 60 tons, 3% up in two years. The union expects 48.2.", True),
        ("48.2 in spring", "It was 48.2 in spring and 50 tons in autumn.", True),
        ("48.2 in spring", "It was 48.2 in spring. A year ago it was 50 tons.", False),  # another sentence, after it
        (
            "against 48.2",
            "The south took 55 tons, at €9 a kilo against 48.2 in the north.",
            False,
        ),  # the nearest is euros
        ("48.2 of it in spring", "They took 60 tons, 48.2 of it in spring.", True),
        ("48.2 went to the north", "They took 60 tons, of which 48.2 went to the north.", True),
        ("48.2 leave out", "They took 60 tons. The 48.2 leave out the wax.", True),
        ("48.2 without the wax", "They took 60 tons, or 48.2 without the wax.", True),
        ("48.2 was", "They took 60 tons; 48.2 was the first count.", True),
        ("48.2 that", "They took 60 tons, not the 48.2 that the mill has.", True),
        ("gave 48.2", "The south took 55 tons and gave 48.2 jars.", False),  # it counts something else
        ("rose to 48.2", "The harvest rose to 48.2.", False),
    ],
)
def test_a_unit_that_stands_elsewhere(honey: Path, printed: str, text: str, *, told: bool) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[1], printed=printed)
    found = faults(report, words, Paragraph(fold(text), 1))
    assert (found == ()) is told, found
    assert told or "write unclear: [unit]" in found[0]
    # Without the text, the other phrases of its paragraph must print the unit.
    assert faults(report, words) != ()
    assert faults(report, words, beside=frozenset({"tons"})) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Honey cost 55 euros a ton. In May it was 48.2 euros.", True),
        ("Honey cost 55 euros a ton, and in May 51 euros. In June it was 48.2 euros.", True),
        ("Honey cost 55 euros a ton. A jar weighs 300 tons. In May it was 48.2 euros.", False),  # the nearest is tons
        ("In May it was 48.2 euros.", False),
    ],
)
@pytest.mark.parametrize("also", [{}, {"EUR": ("euros",)}])
def test_a_unit_that_is_cut_short_once_it_has_been_told(
    honey: Path, also: Mapping[str, tuple[str, ...]], text: str, *, told: bool
) -> None:
    spoken = words_of("en")
    assert spoken is not None
    words = Wording(spoken, {"tons": ("tons",), "EUR_per_ton": ("euros a ton",), **also}, {})
    report = load_folder(honey).knowledge.reports[1]
    report = replace(report, printed="48.2 euros", series=replace(report.series, unit="EUR_per_ton"))
    assert (faults(report, words, Paragraph(text, 1)) == ()) is told


def test_a_rank_beside_a_number_is_none_of_its_own(honey: Path) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    assert faults(replace(folder.knowledge.reports[1], printed="second with 48.2 tons"), words) == ()


def test_a_percentage_has_its_sign(honey: Path) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[2], printed="up 12.5")
    assert faults(report, words, Paragraph("Wax rose 3%, and honey was up 12.5.", 1)) != ()


@pytest.mark.parametrize("text", ["It was minus 48.2 tons.", "It was -48.2 tons."])
def test_a_minus_before_the_number_is_its_sign(honey: Path, text: str) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[1], printed="48.2 tons")
    (said,) = faults(report, words, Paragraph(text, 1))
    assert "has a minus right before its number" in said
    below = replace(report, printed=text[7:-1], reported=Reported(Decimal("-48.2"), Decimal("0.1")))
    assert faults(below, words, Paragraph(text, 1)) == ()


@pytest.mark.parametrize(
    ("printed", "falls"),
    [
        ("9% fewer than a year earlier", True),
        ("9% less than a year ago", True),
        ("9% lower than in 2023", True),
        ("down by 9%", True),
        ("9% below the year before", True),
        ("9% more than a year ago", False),
        ("grew 9% less than thought", False),
        ("made up 9%", False),
    ],
)
def test_comparatives_tell_a_fall(honey: Path, printed: str, *, falls: bool) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[2], printed=printed)
    assert report.reported is not None
    for value in (-9, 9):
        told = replace(report, reported=Reported(Decimal(value), Decimal(1), Qualifier.EXACT))
        assert (faults(told, words) == ()) is ((value < 0) is falls)


def test_a_direction_may_be_a_comparative(honey: Path) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[2], printed="fewer jars than a year ago", reported=None, direction=-1)
    assert faults(report, words) == ()
    assert faults(replace(report, direction=1), words, Paragraph("There were fewer jars than a year ago.", 1)) != ()


def test_a_unit_that_the_text_leaves_out(honey: Path) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[1], printed="a harvest of 48.2", unclear=("unit",))
    assert faults(report, words) == ()
    assert faults(replace(report, unclear=()), words) != ()


@pytest.mark.parametrize(
    ("printed", "value", "said"),
    [
        ("Hive 9 had 730", "730", None),
        ("hive 9 and the mill had 730 of them", "730", None),
        ("Hive 9 had 730", "9", "prints '730', but 9 is recorded"),
        ("Hive 9", "9", None),  # nothing else is printed
        ("Mill 9 had 730", "730", "prints '9' and '730'; cut it"),  # no name of the folder's
    ],
)
def test_a_number_in_a_name_is_held_against_nothing(honey: Path, printed: str, value: str, said: str | None) -> None:
    folder = load_folder(honey)
    areas = {**folder.knowledge.terms["area"], "HIVE": Term(name={"en": "hive 9"})}
    words = wording("en", replace(folder.knowledge, terms={**folder.knowledge.terms, "area": areas}))
    assert words is not None
    report = folder.knowledge.reports[1]
    told = replace(report, printed=printed, reported=Reported(Decimal(value), Decimal(1)))
    told = replace(told, series=replace(report.series, unit="count"))
    for found in (faults(told, words), faults(told, words, Paragraph(f"{printed} in June.", 1))):
        assert found == () if said is None else said in found[0]


MOVED = "The union raised the yield of a hive from 46.2 to 48.2 tons, at €9 a kilo."


@pytest.mark.parametrize(
    ("printed", "text", "value", "said"),
    [
        ("from 46.2", MOVED, "46.2", None),
        ("to 48.2 tons", MOVED, "48.2", None),
        ("48.2 tons", MOVED, "48.2", None),
        ("from 46.2", MOVED, "48.2", "prints '46.2', but 48.2 is recorded"),
        ("from 46.2 to 48.2 tons", MOVED, "48.2", "prints '46.2' and '48.2 tons'; cut it"),
        ("from 48.2", "They ask for anything from 48.2 to 50 tons.", "48.2", None),
        (
            "48.2 tons",
            "It was 46 to 48.2 tons.",
            "48.2",
            "has one end of '46 to 48.2 tons' alone; print the whole range",
        ),
        (
            "was 48.2",
            "It was 48.2 to 50 tons.",
            "48.2",
            "has one end of '48.2 to 50 tons' alone; print the whole range",
        ),
        ("and 48.2 tons", "It was between 46 and 48.2 tons.", "48.2", "alone; print the whole range"),
    ],
)
def test_from_one_number_to_another(honey: Path, printed: str, text: str, value: str, said: str | None) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    number = Reported(Decimal(value), Decimal("0.1"))
    found = faults(replace(folder.knowledge.reports[1], printed=printed, reported=number), words, Paragraph(text, 1))
    assert not found if said is None else said in found[0]


def test_the_first_of_two_numbers_without_the_text(honey: Path) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[1], printed="up from 46.2")
    for value in ("46.2", "46200000"):
        told = replace(report, reported=Reported(Decimal(value), Decimal(value) / 462))
        assert faults(told, words, beside=frozenset({"tons"})) == ()
        assert faults(told, words, beside=frozenset({"EUR"})) != ()
    assert faults(report, words, beside=frozenset({"tons"})) != ()  # 48.2 is recorded


@pytest.mark.parametrize(
    ("printed", "text", "said"),
    [
        ("dropped … by about 9% in the south", "It dropped by 4% in the north and by about 9% in the south.", None),
        ("dropped … about 9% …, in spring", "It dropped by 4%, then by about 9% here, in spring.", None),
        ("rose … by about 9%", "It rose in the north and fell by about 9% here.", "has no word of a fall"),
        ("dropped by 4% and about 9%", "It dropped by 4% and about 9%.", "with … where some are left out"),
    ],
)
def test_words_left_out_of_a_phrase(honey: Path, printed: str, text: str, said: str | None) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    number = Reported(Decimal(-9), Decimal(1), Qualifier.ABOUT)
    report = replace(folder.knowledge.reports[3], printed=printed, reported=number)
    for found in (faults(report, words), faults(report, words, Paragraph(text, 1))):
        assert found == () if said is None else said in found[0]


def test_a_unit_among_the_words_left_out_counts(honey: Path) -> None:
    folder = load_folder(honey)
    words = wording("en", folder.knowledge)
    assert words is not None
    report = replace(folder.knowledge.reports[1], printed="took … 48.2 in spring")
    assert faults(report, words, Paragraph("They took 60 tons in autumn and 48.2 in spring.", 1)) == ()


def test_what_words_would_bound_a_number_is_told(spoil: Spoil, compared: Callable[[], list[str]]) -> None:
    spoil(FILE, "value: 48.2,", "value: 48.2, qualifier: at_least,")
    assert "has no word for at_least ('at least', 'no less than', " in compared()[0]
    assert "'a minimum of'); leave" in compared()[0]

"""A knowledge folder of a size nobody has yet, with names and words as long as they may be."""

from decimal import Decimal

from bot.chat.catalogue import Catalogue
from bot.facts.model import (
    Article,
    Fact,
    Family,
    Kind,
    Knowledge,
    Known,
    Measure,
    Mode,
    Report,
    Selector,
    Series,
    Statement,
    Subject,
    Term,
    series_id,
)
from bot.facts.reported import Reported
from bot.rendering.listing import Place, Told

MARKETS, ARTICLES, DISPUTES, STATEMENTS = 50, 80, 200, 300
_LANGUAGES = ("en", "zh", "ko", "ja", "es", "de", "fr")
_LONG = "very long name of something that articles report, as statistics offices like to have them "
_UNKNOWN = Fact(known=Known.UNKNOWN)


def large_knowledge(families: int = 60) -> Knowledge:
    """Families of 50 series each (the first is named like a command of ours, the last indicator is in none), 80 articles."""
    codes = [f"{'i' * 60}{number:03}" for number in range(families)]
    markets = [f"{'m' * 60}{number:03}" for number in range(MARKETS)]
    series = [_series(indicator, market) for indicator in codes for market in markets]
    articles = {article.id: article for article in map(_article, range(ARTICLES))}
    reports = [_report(one, number, list(articles)) for number, one in enumerate(series)]
    # A second article that conflicts, of the first 200 series.
    reports += [
        _report(one, number + 1, list(articles), value=Decimal(900 + number))
        for number, one in enumerate(series[:DISPUTES])
    ]
    names = ["ask", *(f"{'f' * 28}{number:03}" for number in range(1, families - 1))]
    made = tuple(
        Family(
            name=name,
            names=dict.fromkeys(_LANGUAGES, "n" * 32),
            description=dict.fromkeys(_LANGUAGES, "d" * 100),
            select=(Selector(indicator=code),),
        )
        for name, code in zip(names, codes, strict=False)
    )
    terms = {
        "indicator": {code: _term(f"{_LONG}{code[-3:]}") for code in codes},
        "area": {code: _term(f"{_LONG}{code[-3:]}") for code in markets},
        "person": {f"{'p' * 60}{number:03}": _term(f"{_LONG}{number}") for number in range(40)},
        "organisation": {f"{'o' * 60}{number:03}": _term(f"{_LONG}{number}") for number in range(40)},
        "topic": {f"{'t' * 60}{number:03}": _term(f"{_LONG}{number}") for number in range(40)},
        "product": {},
        "unit": {},
    }
    subject = Subject(
        title={"en": "Large"}, area="home", period="2025-11", as_of="2025-12-08", families=made,
        examples={"en": tuple(f"{_LONG}{number}" for number in range(5))},
    )  # fmt: skip
    statements = tuple(_statement(number, list(articles), terms) for number in range(STATEMENTS))
    return Knowledge(subject, articles, terms, (), tuple(reports), statements, (), "1")


def reached(catalogue: Catalogue) -> set[Series]:
    """Every series that the buttons of the list of everything, and of what they open, lead to."""
    found: set[Series] = set()
    waiting, seen = [Place(Told.FAMILIES)], set()
    while waiting:
        place = waiting.pop()
        listing = catalogue.listing(place)
        assert listing is not None
        seen.add(place)
        for page in range(listing.pages):
            for entry in listing.page(page).entries:
                match entry.opens:
                    case Series() as series:
                        found.add(series)
                    case Place() as there if there not in seen:
                        waiting.append(there)
                    case _:
                        raise AssertionError("an entry that opens nothing new")
    return found


def _term(name: str) -> Term:
    return Term(name={"en": name}, phrases=dict.fromkeys(_LANGUAGES, (name,)))


def _series(indicator: str, market: str) -> Series:
    codes = {
        "indicator": indicator, "measure": Measure.GROWTH_YOY, "product": None, "area": "home", "counterpart": market,
        "period": "2025-11", "kind": Kind.REPORTED, "unit": "percent",
    }  # fmt: skip
    return Series(
        indicator,
        Measure.GROWTH_YOY,
        None,
        "home",
        market,
        "2025-11",
        Kind.REPORTED,
        "percent",
        series_id(codes, "home"),
    )


def _report(series: Series, number: int, articles: list[str], value: Decimal | None = None) -> Report:
    reported = Reported(value or Decimal(number % 500), Decimal(1))
    return Report(
        articles[number % len(articles)], series, reported, 1, "_*`" + "w" * 400, None, Known.UNKNOWN, None, 1,
        note="n" * 400, scope="s" * 400 if value is None else None,
    )  # fmt: skip


def _article(number: int) -> Article:
    return Article(
        id=f"{'a' * 60}{number:03}", outlet=Fact(value=f"{_LONG}{number}", known=Known.INFERRED, how="h" * 300),
        title=Fact(value="_" * 400, known=Known.STATED), author=_UNKNOWN, published=_UNKNOWN,
        address=Fact(value=f"https://example.org/{'x' * 300}", known=Known.INFERRED, how="h" * 300), language="en", sha256="0" * 64,
    )  # fmt: skip


def _statement(number: int, articles: list[str], terms: dict[str, dict[str, Term]]) -> Statement:
    people, topics = list(terms["person"]), list(terms["topic"])
    return Statement(
        id=f"s{number}", article=articles[number % len(articles)], kind="view", speaker=people[number % len(people)],
        mode=Mode.DIRECT, text="_" * 480 + str(number), topics=(topics[number % len(topics)],), paragraph=1,
    )  # fmt: skip

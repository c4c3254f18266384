"""Every sentence that a person reads in an answer, whatever shows it: terminal, card or JSON."""

from collections import Counter
from collections.abc import Sequence

from bot.answering.answer import Answer, ClaimVerdict, Status
from bot.facts.model import Article, Measure, Mode, Series, Statement
from bot.facts.units import MONEY, WEIGHT
from bot.rendering.naming import (
    MEASURES,
    area_name,
    article_name,
    figure_number,
    figure_numbers,
    measure_name,
    reading_name,
    voice_name,
)
from bot.rendering.numbers import period_name, unit_name
from bot.rendering.voice import Voice, message
from bot.understanding.quoted.voices import attributed
from bot.understanding.reading import Ask, Gap, How, Intent, NotCovered

_CLAIM_HEADS = {
    ClaimVerdict.SUPPORTED: message("Supported by the articles"),
    ClaimVerdict.CONTRADICTED: message("Contradicted by the articles"),
    ClaimVerdict.MIXED: message("The articles are split"),
    ClaimVerdict.NOT_COVERED: message("The articles do not say"),
}

# Of what somebody is quoted on, as much as shows whether it is worth asking.
_MOST_TOPICS = 4
# Of the examples, as many as one sentence holds.
_MOST_EXAMPLES = 3
# Of several readings, as many as are still read.
_MOST_NAMED = 3


def headline(answer: Answer, voice: Voice) -> str:
    """The number, large and first; or in a few words that there is none."""
    if answer.claim is not None:
        return voice.say(
            _CLAIM_HEADS[answer.claim.verdict] if answer.claim.checked else message("Nothing to check in that")
        )
    match answer.status:
        case Status.AMBIGUOUS:
            return voice.say("Which one do you mean?")
        case Status.UNKNOWN:
            return voice.say("The articles do not say")
        case Status.CHAT:
            return voice.say(_TALK_HEADS[answer.intent])
    if answer.is_of_words:
        count = len(answer.statements)
        return (
            voice.say("What the articles print")
            if count > 1 or answer.statements[0].speaker is None
            else speaker_name(answer.statements[0], voice)
        )
    if answer.intent is Intent.SOURCES and not answer.figures:
        return voice.count("{number} article", "{number} articles", len(answer.articles))
    if len(answer.figures) > 1:
        return " · ".join(figure_number(figure, voice) for figure in answer.figures[:4])
    number = figure_numbers(answer.figures[0], voice)
    return number if answer.figures[0].lead.reported else number[0].upper() + number[1:]


def reading_line(answer: Answer, voice: Voice) -> str:
    """How the question was read, and what of it was not said; empty where there was nothing to read."""
    if answer.status is not Status.ANSWERED or not answer.figures:
        return ""
    asks = [figure.ask for figure in answer.figures]
    named = [reading_name(ask.series, voice) for ask in asks[:_MOST_NAMED]]
    names = voice.say("; ").join([*named, "…"] if len(asks) > _MOST_NAMED else named)
    if remarks := _how(asks, voice):
        return voice.say("Read as: {names} ({remarks})", names=names, remarks=remarks)
    return voice.say("Read as: {names}", names=names)


def _how(asks: Sequence[Ask], voice: Voice) -> str:
    first = asks[0]
    assumed = [d for d, how in first.how.items() if how is How.ASSUMED and d in ("period", "measure")]
    inherited = [
        d
        for d in ("indicator", "product", "area", "counterpart", "period", "measure")
        if first.how.get(d) is How.INHERITED and first.series.code(d)
    ]
    said = []
    if "period" in assumed and _has_other_periods(first.series, voice):
        said.append(voice.say("no period asked, so {period}", period=period_name(first.series.period, voice)))
    if inherited:
        names = [_code_name(d, first.series, voice) for d in inherited]
        said.append(voice.say("{names} from before", names=voice.row(names)))
    return voice.say("; ").join(said)


def _has_other_periods(series: Series, voice: Voice) -> bool:
    return any(o.indicator == series.indicator and o.period != series.period for o in voice.knowledge.by_series)


def _code_name(dimension: str, series: Series, voice: Voice) -> str:
    code = series.code(dimension) or ""
    if dimension == "period":
        return period_name(code, voice)
    if dimension == "measure":
        return measure_name(series, voice)
    return voice.name("area" if dimension == "counterpart" else dimension, code)


def beside_lead(voice: Voice) -> str:
    """What stands over statements beside a figure."""
    return voice.say("Also in the articles:")


def cut_remark(voice: Voice) -> str:
    """What is said of a question that was longer than what is read."""
    return voice.say("Your question was long; I read only its beginning.")


def edition(voice: Voice) -> str:
    """Which knowledge an answer rests on, so that it can be told apart from what was answered before a change."""
    return voice.say("knowledge {version}", version=voice.knowledge.version)


def near_lead(answer: Answer, voice: Voice) -> str:
    """What stands over the series that can be asked for instead or as well."""
    return voice.say("You can ask:") if answer.status is Status.UNKNOWN else voice.say("You can also ask:")


def offer_sentence(answer: Answer, voice: Voice) -> str:
    """After a refusal: the markets that there are, or what a speaker is quoted on; empty where neither was asked about."""
    if answer.speaker:
        topics = Counter(topic for said in attributed(voice.knowledge, answer.speaker) for topic in said.topics)
        named = [voice.name("topic", topic) for topic, _ in topics.most_common(_MOST_TOPICS)]
        return (
            voice.say("{name} is quoted on: {topics}.", name=voice_name(answer.speaker, voice), topics=voice.row(named))
            if named
            else ""
        )
    numbered: dict[bool, list[str]] = {True: [], False: []}
    for series in answer.markets:
        has_number = any(report.reported for report in voice.knowledge.by_series[series])
        numbered[has_number].append(area_name(series.counterpart or "", voice))
    return voice.sentences(
        voice.say("There are numbers for: {names}.", names=voice.listed(numbered[True])) if numbered[True] else "",
        voice.say("Mentioned without a number: {names}.", names=voice.listed(numbered[False]))
        if numbered[False]
        else "",
    )


def offered_question(answer: Answer, voice: Voice) -> str:
    """The question for what a speaker is quoted on; empty where nobody was asked about."""
    return voice.say("What did {name} say?", name=voice_name(answer.speaker, voice)) if answer.speaker else ""


# Statements


def speaker_name(statement: Statement, voice: Voice) -> str:
    """`Gary Ng, senior economist at Natixis`; the article's own voice where nobody is named."""
    if statement.speaker_as:
        return statement.speaker_as
    if statement.speaker:
        return voice.name("person", statement.speaker)
    if statement.organisation:
        return voice.name("organisation", statement.organisation)
    return voice.say("{article}, in its own voice", article=article_name(statement.article, voice))


def is_attributed(statement: Statement) -> bool:
    """Whether somebody but the article says it; whoever an event is of only did it."""
    said_by = statement.speaker_as or statement.speaker or statement.organisation
    return statement.kind != "event" and said_by is not None


def statement_line(statement: Statement, voice: Voice) -> str:
    """The words with quotation marks where they are quoted, then who said it, where."""
    where = article_name(statement.article, voice)
    if statement.via:
        where = voice.say(
            "{source}, via {organisation}", source=where, organisation=voice.name("organisation", statement.via)
        )
    text = f"{period_name(statement.date, voice)}: {statement.text}" if statement.date else statement.text
    told = {"words": text, "speaker": speaker_name(statement, voice), "where": where}
    match statement.mode:
        case Mode.DIRECT:
            return voice.say("“{words}” — {speaker} ({where})", **told)
        case Mode.TRANSLATED:
            return voice.say("“{words}” — {speaker} ({where}; machine-translated, so not word for word)", **told)
        case Mode.PARAPHRASE:
            if not is_attributed(statement):
                return voice.say("{words} ({where})", words=text, where=where)
            return voice.say("{words} — {speaker}, paraphrased ({where})", **told)


def sources_lead(answer: Answer, voice: Voice) -> str:
    """What stands over the articles."""
    number = len(answer.articles)
    return voice.count("I answer from {number} article:", "I answer from {number} articles:", number)


def article_line(article: Article, voice: Voice) -> str:
    """Outlet, title, author, day and address, with what is not known said."""
    return voice.say(
        "{outlet}: {title}, {author}, {day}, {address}",
        outlet=article.name,
        address=article.address.value or voice.say("address not known"),
        **article_facts(article, voice),
    )


def article_facts(article: Article, voice: Voice) -> dict[str, str]:
    """Title, author and day, each for itself."""
    return {
        "title": voice.quoted(article.title.value) if article.title.value else voice.say("title not known"),
        "author": voice.say("by {name}", name=article.author.value)
        if article.author.value
        else voice.say("author not known"),
        "day": day(article.published.value, voice) if article.published.value else voice.say("date not known"),
    }


def day(published: str, voice: Voice) -> str:
    """A date in words; as the maintainers wrote it where it is none."""
    try:
        return period_name(published, voice)
    except ValueError:
        return published


# Refusals, choices and talk


def refusal_sentence(refusal: NotCovered, voice: Voice) -> str:
    """Which part the articles do not cover; no number."""
    missing = voice.listed(
        voice.quoted(code) if dimension == "word" else _missing_name(dimension, code, voice)
        for dimension, code in refusal.missing
    )
    match refusal.gap:
        case Gap.UNREADABLE:
            return voice.count(
                "I found nothing in that which my {number} article reports. Its subject: {subject}.",
                "I found nothing in that which my {number} articles report. Their subject: {subject}.",
                len(voice.knowledge.articles),
                subject=voice.subject,
            )
        case Gap.UNKNOWN_WORD:
            return voice.say("The articles have nothing on {missing}.", missing=missing)
        case Gap.NO_SERIES if missing:
            return voice.say("No article gives that for {missing}.", missing=missing)
        case Gap.NO_SERIES:
            return voice.say("No article gives that.")
        case Gap.NO_NUMBER:
            return voice.say("No article prints {missing}.", missing=missing)
        case Gap.NO_STATEMENT if any(_speaks(dimension, code, voice) for dimension, code in refusal.missing):
            return voice.say("The articles quote {missing}, but not on that.", missing=missing)
        case Gap.NO_STATEMENT if missing:
            return voice.say("The articles have no such quotation: {missing}.", missing=missing)
        case Gap.NO_STATEMENT:
            return voice.say("The articles have no such quotation.")


def _speaks(dimension: str, code: str, voice: Voice) -> bool:
    """Whether a person or a house is quoted at all."""
    return dimension in ("person", "organisation") and any(
        code in (statement.speaker, statement.organisation) for statement in voice.knowledge.statements
    )


_MISSING_KINDS = {
    "expectation": message("a forecast"),
    "forecast": message("a forecast"),
    "target": message("a target"),
    "reported": message("a reported number"),
}


_NO_UNITS = {MONEY: message("an amount of money"), WEIGHT: message("a weight or volume")}


def _missing_name(dimension: str, code: str, voice: Voice) -> str:
    match dimension:
        case "period":
            return period_name(code, voice)
        case "measure":
            return voice.say(MEASURES[Measure(code)])
        case "kind":
            return voice.say(_MISSING_KINDS[code]) if code in _MISSING_KINDS else code
        case "area" | "counterpart":
            return area_name(code, voice)
        case "unit" if code in _NO_UNITS:
            return voice.say(_NO_UNITS[code])
        case "unit" if code not in voice.knowledge.terms["indicator"]:
            return unit_name(code, voice)
        case "unit":  # a currency that is known only by its rate
            return voice.name("indicator", code)
        case _:
            return voice.name(dimension, code)


def talk_text(intent: Intent, voice: Voice) -> str:
    """One friendly short answer to talk."""
    examples = voice.knowledge.examples(voice.language)
    asking = " · ".join(voice.quoted(one) for one in examples[:_MOST_EXAMPLES])
    match intent:
        case Intent.THANKS:
            return voice.say("You are welcome. Ask me the next one any time.")
        case Intent.GREETING:
            return voice.count(
                "Hello! I answer questions about {subject}, from {number} news article. Try: {examples}",
                "Hello! I answer questions about {subject}, from {number} news articles. Try: {examples}",
                len(voice.knowledge.articles),
                subject=voice.subject,
                examples=asking,
            )
        case Intent.ABOUT:
            return voice.say(
                "I am Footnote. I answer questions about {subject} with the number that the articles print, who printed it, "
                "and whether they agree. No language model: every answer comes from a fixed set of articles.",
                subject=voice.subject,
            )
        case _:
            return voice.say(
                "Ask me for a figure or a quotation about {subject}. Try: {examples}",
                subject=voice.subject,
                examples=asking,
            )


_TALK_HEADS = {
    Intent.THANKS: message("You are welcome"),
    Intent.GREETING: message("Hello"),
    Intent.ABOUT: message("About Footnote"),
    Intent.HELP: message("What you can ask"),
}

"""Questions about the articles themselves: "who says so?", "which articles do you have?", "who wrote it?"."""

from bot.understanding.figures.asked import Asked
from bot.understanding.reading import Meaning, Sources
from bot.understanding.spans.printed import asked_numbers


def sources_of(asked: Asked) -> Meaning | None:
    """The articles that are asked about; None where a question is after something else."""
    bylined = asked.codes("author") or (asked.codes("article") if "byline" in asked.cues else ())
    if bylined and not asked.named:
        return Sources(bylined)  # "who wrote it?", "who is that reporter?"
    other = {"agree", "disagree", "highest", "lowest"}
    if (
        "sources" not in asked.cues
        or ("share" in asked.cues and asked.named and not _asks_for_sources(asked))  # "what share of papers got an A"
        or asked.foreign
        or asked.cues & other
        or asked.codes("person")
        or (asked.organisations and asked.cues & {"say", "quote"})
    ):
        return None
    numbers = asked_numbers(asked.spans)
    if len(numbers) > 1 or (numbers and not asked.named):
        return None  # "which article says 1.1 trillion?", "why does one say 12 and another 8?"
    if any(part.each for part in asked.parts) and not _asks_for_sources(asked):
        return None  # "for each market that the articles mention"
    asks = asked.asks
    if not isinstance(asks, list):
        return asks if asked.named else None
    if asks:
        articles = dict.fromkeys(report.article for ask in asks for report in asked.knowledge.by_series[ask.series])
        return Sources(tuple(articles), tuple(asks))
    if asked.codes("topic") or any(not span.known for span in asked.spans):
        return None
    return Sources(asked.codes("article") or tuple(asked.knowledge.articles))


def _asks_for_sources(asked: Asked) -> bool:
    """Whether a word for sources is itself what is asked for: "which articles"."""
    words = [span.text.split()[0] for span in asked.spans if span.is_a("cue", "sources")]
    senses = [sense for word in words for sense in asked.lexicon.senses.get((word,), ())]
    return any(sense.dimension == "ask" or sense == ("cue", "who") for sense in senses)

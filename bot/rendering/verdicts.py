"""What is told around the figures of an answer: a premise that fails, what is computed, what is not to be mistaken."""

from decimal import Decimal

from bot.answering.answer import Answer, Computed, Figure, Operation
from bot.rendering.agreement_words import printed_by
from bot.rendering.naming import article_name, figure_number, series_name
from bot.rendering.numbers import amount, bounds, period_name, reported_number
from bot.rendering.voice import Voice, message


def silent_sentence(answer: Answer, voice: Voice) -> str:
    """That the article asked for has no number of it, where that is so; else empty."""
    if not answer.silent:
        return ""
    article = article_name(answer.silent, voice)
    return voice.say("{article} gives no number for it; other articles do.", article=article)


def supposed_sentence(answer: Answer, voice: Voice) -> str:
    """Whether the number in the question itself is what the articles print; empty where that is not told."""
    if answer.supposed_holds is None:
        return ""
    if answer.supposed_holds:
        return voice.say("Yes, that fits what is printed.")
    return voice.say("No, that is not the number printed.")


def premise_sentence(answer: Answer, voice: Voice) -> str:
    """What the articles print where the question presumes the opposite; empty where it does not."""
    if not answer.premise_fails:
        return ""
    if answer.figures[0].lead.direction < 0:
        return voice.say("The articles print a fall, not a rise.")
    return voice.say("The articles print a rise, not a fall.")


def unmoved_sentence(answer: Answer, voice: Voice) -> str:
    """That a change was asked for and only where it stands is printed; else empty."""
    return voice.say("No article prints how it changed, only where it stands.") if answer.unmoved else ""


def computed_sentence(computed: Computed, voice: Voice) -> str:
    """A computed number, always marked as ours, with what it is computed from."""
    one, two = computed.one, computed.two
    source = _computed_from(computed, voice)
    if computed.operation is Operation.CHANGE:
        return voice.say(
            "Change from {earlier} to {later}: {number} ({source}).",
            earlier=period_name(two.series.period, voice),
            later=period_name(one.series.period, voice),
            number=amount(computed.value, Decimal("0.1"), computed.unit, voice, signed=True),
            source=source,
        )
    size = abs(computed.value)
    step = min(r.reported.step for r in (one.lead, two.lead) if r.reported)
    if _disputed(computed):
        return voice.say(
            "Difference: {number} ({source}).", number=amount(size, step, computed.unit, voice), source=source
        )
    interval = computed.bounds if computed.value >= 0 else -computed.bounds
    number = amount(size, step, computed.unit, voice)
    if interval.low is None or interval.high is None:
        return voice.say(
            "Difference: about {number} ({source}; one of the two has no bound on one side).",
            number=number,
            source=source,
        )
    if interval.low <= 0:
        return voice.say(
            "Difference: {number}, but within what the wordings leave open ({source}).", number=number, source=source
        )
    return voice.say(
        "Difference: {number} ({source}; {bounds} as the wordings allow).",
        number=number,
        source=source,
        bounds=bounds(interval, computed.unit, voice),
    )


def _computed_from(computed: Computed, voice: Voice) -> str:
    told = {"one": figure_number(computed.one, voice), "two": figure_number(computed.two, voice)}
    if disputed := _disputed(computed):
        numbers = voice.listed(figure_number(figure, voice) for figure in disputed)
        return voice.say(
            "computed from {one} and {two}; no article prints it, and not all are at one on {numbers}",
            **told,
            numbers=numbers,
        )
    return voice.say("computed from {one} and {two}; no article prints it", **told)


def _disputed(computed: Computed) -> list[Figure]:
    """The figures of which no one number fits all that is printed: what is computed from one of them bounds nothing."""
    return [figure for figure in (computed.one, computed.two) if figure.agreement.truth is None]


def look_alike_sentence(figure: Figure, voice: Voice) -> str:
    """Which other number this one is not; empty where none is near."""
    if not figure.look_alikes:
        return ""
    others = [
        voice.say("{number} ({series})", number=reported_number(r, voice), series=series_name(r.series, voice))
        for r in figure.look_alikes
    ]
    return voice.say("Not to be mistaken for {others}.", others=voice.listed(others, "or"))


def extreme_sentence(answer: Answer, voice: Voice) -> str:
    """Which of several figures, or whose report of one, is the highest or the lowest; empty where that was not asked."""
    figures = [figure for figure in answer.figures if figure.lead.value is not None]
    if not answer.extreme or not figures:
        return ""
    if len(answer.figures) > 1:
        told = voice.listed(
            f"{figure_number(figure, voice)} ({series_name(figure.series, voice)})"
            for figure in figures
            if figure.lead.value == figures[0].lead.value  # the answer has them in that order
        )
    else:
        numbered = [report for report in figures[0].reports if report.value is not None]
        if len({report.value for report in numbered}) == 1:
            return ""
        pick = max if answer.extreme > 0 else min
        value = pick(report.value for report in numbered if report.value is not None)
        told = printed_by([report for report in numbered if report.value == value], voice)
    of_all = _stands_for_all(answer)
    if answer.extreme > 0:
        highest, of_these = (
            message("Highest: {printed}."),
            message("Of those with such a number the highest: {printed}."),
        )
        return voice.say(highest if of_all else of_these, printed=told)
    lowest, of_these = message("Lowest: {printed}."), message("Of those with such a number the lowest: {printed}.")
    return voice.say(lowest if of_all else of_these, printed=told)


def _stands_for_all(answer: Answer) -> bool:
    """Whether the first figure is the highest or the lowest of all that are told.

    Not where one has no number, nor where one that moved the other way was set behind: "which rose least".
    """
    values = [figure.lead.value for figure in answer.figures]
    numbers = [value for value in values if value is not None]
    pick = max if answer.extreme > 0 else min
    return len(values) == 1 or (len(numbers) == len(values) and numbers[0] == pick(numbers))

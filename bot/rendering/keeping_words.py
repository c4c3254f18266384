"""What people read about what is kept of them: the whole of it on one screen, what was deleted, and what becomes of a report."""

from collections.abc import Mapping

from bot.rendering.voice import Voice, message

WRONG_LABEL = message("Wrong?")
FORM_TITLE = message("What is wrong with this answer?")
WRONG_HINT = message("What is wrong")
QUESTION_HINT = message("Your question")
QUESTION_KEPT = message("It is kept for the maintainers. You can leave it empty.")
COMMENT_HINT = message("What would be right")
# Discord's limits for what stands above and below a field of a form.
LONGEST_HINT, LONGEST_NOTE = 45, 100
# By the store's word for it, in the order in which they are offered.
WRONG: Mapping[str, str] = {
    "number": message("The number"),
    "match": message("It answers another question"),
    "source": message("The article, or who said it"),
    "out_of_date": message("It is out of date"),
    "other": message("Something else"),
}


def privacy_text(voice: Voice) -> tuple[str, ...]:
    """All that is kept, and how long: a title, then a line for each."""
    return (
        voice.say("What I keep"),
        voice.say("Of you: a code in place of your name, made with a secret key. Nobody can read your name from it."),
        voice.say("What we last spoke of, for follow-up questions: 5 minutes. Not your words, only which figures."),
        voice.say("Which answer stands under which message, so that it follows edits and deletions: 7 days. No words."),
        voice.say("Questions that I could not answer: their words without you or the place, 30 days after the last time."),
        voice.say("What you report with “Wrong?”: your words and the code in place of your name, 180 days."),
        voice.say("Of a server: what its admins chose in {command}, until I am removed.", command="`/settings`"),
        voice.say("Nothing else: no other messages, no names, nothing in logs. {command} deletes all that is of you.",
                  command="`/forget-me`"),
    )  # fmt: skip


def forgotten(talks: int, answers: int, reports: int, voice: Voice) -> str:
    """How much was deleted."""
    if not talks + answers + reports:
        return voice.say("There was nothing of you to delete.")
    parts = (
        voice.count("{number} talk", "{number} talks", talks),
        voice.count("{number} note of an answer", "{number} notes of answers", answers),
        voice.count("{number} report", "{number} reports", reports),
    )
    return voice.say("Deleted: {parts}.", parts=voice.listed(parts))


def not_forgotten(voice: Voice) -> str:
    """What a person hears where the database did not delete."""
    return voice.say("What is kept of you could not be deleted just now. Please try again in a minute.")


def thanks_for_report(reference: str, voice: Voice) -> str:
    """What a person hears whose report is kept."""
    return voice.say(
        "Thank you! Your report is kept for the maintainers under the reference {reference}, for 180 days at most.",
        reference=f"`{reference}`",
    )


def report_lost(voice: Voice) -> str:
    """What a person hears whose report could not be kept."""
    return voice.say("Thank you, but your report could not be saved just now. Please send it again in a minute.")


def review_text(reports: int, questions: int, asked: int, voice: Voice) -> str:
    """What waits for the maintainers."""
    return voice.sentences(
        voice.count("{number} report waits.", "{number} reports wait.", reports),
        voice.count(
            "{number} question has no answer (times asked: {asked}).",
            "{number} questions have no answer (times asked: {asked}).",
            questions,
            asked=asked,
        ),
        voice.say("{command} in the terminal lists them.", command="`footnote review`"),
    )


def only_for_owner(voice: Voice) -> str:
    """What a person hears who does not own the bot."""
    return voice.say("Only the owner of this bot can see that.")

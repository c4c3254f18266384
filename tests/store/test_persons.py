"""Nobody can be told from what the store keeps."""

import pytest

from bot.store.persons import Persons

TOKEN = "MTA.not-a-real.token"  # noqa: S105 - of no bot


def test_a_person_is_always_the_same_hash_and_never_another_persons() -> None:
    persons = Persons.from_token(TOKEN)
    hashes = {persons.of(user) for user in range(1000)}
    assert len(hashes) == 1000
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in hashes)
    assert Persons.from_token(TOKEN).of(7) == persons.of(7)


def test_another_token_ties_nothing_to_anybody() -> None:
    assert Persons.from_token(TOKEN).of(7) != Persons.from_token(TOKEN + "2").of(7)


def test_a_text_that_reads_like_a_person_is_not_taken_for_one() -> None:
    persons = Persons.from_token(TOKEN)
    assert persons.digest("7") != persons.of(7)
    assert persons.digest("how much?") == persons.digest("how much?") != persons.digest("how much")
    assert len(persons.digest("half a character \ud83d")) == 32


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Persons(b"short")

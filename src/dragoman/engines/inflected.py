"""Which words of the index are other forms of this one? By the endings of its language, else by its stem."""

from collections.abc import Iterator

from dragoman.engines.vocabulary import Vocabulary
from dragoman.engines.words import keys, own_script
from dragoman.text.endings import beginnings, is_form, with_endings

_LOOKED_AT = 200
_MOST = 16
_SHORTEST_PLAIN = 6
"""A shorter word in Latin letters is too often the beginning of another."""


def forms(token: str, lang: str, vocabulary: Vocabulary) -> list[str]:
    """Give other forms of a word that the index holds, the shortest first; ``lang`` may be unknown ("")."""
    found = dict.fromkeys((*_by_endings(token, lang, vocabulary), *_by_stem(token, vocabulary)))
    found.pop(token, None)
    return sorted(found, key=lambda other: (len(other), other))[:_MOST]


def _by_endings(token: str, lang: str, vocabulary: Vocabulary) -> Iterator[str]:
    for start in beginnings(token, lang):
        held = vocabulary.starting(start, _LOOKED_AT)
        yield from (other for other in held if is_form(other, token, lang))


def _by_stem(token: str, vocabulary: Vocabulary) -> Iterator[str]:
    stems = [key for key in keys(token) if key[0] == "="]
    for tokens in vocabulary.alike(stems, own_script(token)).values():
        yield from tokens


def name_forms(name: str, vocabulary: Vocabulary) -> list[str]:
    """Give the words of the index that are a name with an ending of a language of its script behind it."""
    if name.isascii() and len(name) < _SHORTEST_PLAIN:
        return []
    return with_endings(name, vocabulary.starting(name, _LOOKED_AT))[:_MOST]

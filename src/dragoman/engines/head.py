"""What tells a work at a glance? One more field that holds its short fields together, for questions without a field.

Asking seven fields for every spelling of every word costs seven times as much as asking one. The words of a field that
says more stand in it more than once: BM25 over weighed frequencies, the length of the whole short text counted once.
Abstract and notes stay by themselves: their length must not weigh on a title.
"""

from collections.abc import Mapping, Sequence

HEAD = "head"
"""The field of the index."""

REPEATS: dict[str, int] = {"title": 2, "contributors": 2, "keywords": 2, "container": 1, "publication": 1}
"""Short field → so often its words stand in the head."""

ANYWHERE: tuple[str, ...] = (HEAD, "abstract", "notes")
"""The fields in which a word is looked for when all are asked for."""


def head(texts: Mapping[str, str]) -> str:
    """Join the short ones among a work's streams of tokens.

    >>> head({"title": "black garden", "container": "survey", "abstract": "left out"})
    'black garden black garden survey'
    """
    return " ".join(texts[name] for name, times in REPEATS.items() if name in texts for _ in range(times))


def asked_in(fields: tuple[str, ...], tokens: Sequence[str]) -> tuple[str, ...]:
    """Say in which fields of the index tokens are asked for; several stand side by side in one field, not in the head.

    >>> asked_in(("title", *REPEATS, "abstract", "notes"), ["karabakh"]), asked_in(("title",), ["karabakh"])
    (('head', 'abstract', 'notes'), ('title',))
    """
    everywhere = len(tokens) == 1 and {*REPEATS, *ANYWHERE[1:]}.issubset(fields)
    return ANYWHERE if everywhere else fields

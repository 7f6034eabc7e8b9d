"""What did the user note on a work? A text and tags of her own, kept beside the records, never in them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import msgspec

from dragoman.engines.history import now
from dragoman.engines.port import Engine, Noted, Put, Work
from dragoman.library.view import work_of
from dragoman.text.normal import clean, fold

LONGEST = 20_000
"""Characters of a text that are kept."""
MOST_TAGS = 50
LONGEST_TAG = 80
"""Characters of a tag that are kept."""


class Annotation(msgspec.Struct, frozen=True):
    """A text and tags on a work, and when they were written last (ISO 8601, UTC; "" when there are none)."""

    work: str
    text: str = ""
    tags: tuple[str, ...] = ()
    when: str = ""


def annotate(engine: Engine, name: str, text: str, tags: Sequence[str] = ()) -> Annotation:
    """Write a text and tags in place of those of a work; with neither, nothing is kept of them.

    Raises ``LookupError`` when the work is unknown.
    """
    work = _work(engine, name)
    written = Annotation(work.id, text.strip()[:LONGEST], normal_tags(tags), now())
    values = {"text": written.text, "when": written.when}
    rows = tuple((tag,) for tag in written.tags)
    engine.delete("annotation", [id for id in _ids(work) if id != work.id or not (rows or written.text)])
    if rows or written.text:
        engine.write([Put(kind="annotation", id=work.id, value=Noted(id=work.id, values=values, rows=rows))])
    engine.commit()
    return written


def annotation(engine: Engine, name: str) -> Annotation:
    """Give what was noted on a work, gathered when it was joined of several. Raises ``LookupError``."""
    work = _work(engine, name)
    found = [cast("Noted", one.value) for one in engine.get("annotation", _ids(work)) if one]
    texts = dict.fromkeys(one.values["text"] for one in found if one.values["text"])
    tags = normal_tags(row[0] for one in found for row in one.rows)
    return Annotation(work.id, "\n\n".join(texts), tags, max((one.values["when"] for one in found), default=""))


def tags(engine: Engine) -> dict[str, int]:
    """Give all tags, each with the number of works that have it, in the order of their folded forms."""
    counts: Counter[str] = Counter()
    named: dict[str, str] = {}
    for tag, ids in _tagged(engine).items():
        counts[named.setdefault(fold(tag), tag)] += len(ids)
    return dict(sorted(counts.items(), key=lambda one: fold(one[0])))


def tagged(engine: Engine, tag: str) -> tuple[Work, ...]:
    """Give the works that have a tag, however its letters are written."""
    ids = (id for other, all in _tagged(engine).items() if fold(other) == fold(tag) for id in all)
    found = (work_of(engine, id) for id in ids)
    return tuple({work.id: work for work in found if work}.values())


def normal_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Give tags as they are kept: clean, each once however its letters are written, no more than :data:`MOST_TAGS`.

    >>> normal_tags([" Qarabağ ", "QARABAĞ", "", "قره‌باغ"])
    ('Qarabağ', 'قره\u200cباغ')
    """
    kept: dict[str, str] = {}
    for tag in tags:
        plain = clean("".join(sign for sign in tag if sign.isprintable() or sign == "\u200c"))[:LONGEST_TAG]
        if fold(plain):
            kept.setdefault(fold(plain), plain)
    return tuple(kept.values())[:MOST_TAGS]


def _tagged(engine: Engine) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id, tag in _pairs(engine):
        found.setdefault(tag, []).append(id)
    return found


def _pairs(engine: Engine) -> Iterator[tuple[str, str]]:
    for one in engine.iterate("annotation"):
        yield from ((one.id, row[0]) for row in cast("Noted", one.value).rows)


def _ids(work: Work) -> list[str]:
    return list(dict.fromkeys((work.id, *work.members)))


def _work(engine: Engine, name: str) -> Work:
    work = work_of(engine, name)
    if work is None:
        raise LookupError(f"there is no work {name}")
    return work

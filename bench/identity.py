"""How well are journals and persons put together? Called by ``bench/match.py``; real names, in works made around them.

Journals: names and abbreviations of one journal in ``../shared/data/journals``, each in a work of its own. Persons:
names in Latin letters and in another script from ``../shared/data/names``, an author of two works in one journal. No
model of match was trained on them; its rules were looked at with the *train* half, the figures are of the *test* half.
"""

import random
import zlib
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from match_sets import journal_names, person_names

from dragoman.engines.port import Work
from dragoman.match.people import people
from dragoman.match.serials import serials
from dragoman.record.form import forms
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

Figures = dict[str, Any]
Pairs = set[tuple[str, str]]
_NAMES = 3


def in_test(name: str) -> bool:
    """Say whether a name belongs to the half that is measured."""
    return zlib.crc32(name.encode()) % 2 == 1


def pairs(groups: Iterable[Sequence[str]]) -> Pairs:
    """Give all pairs inside groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def measured(found: Pairs, gold: Pairs) -> Figures:
    """Give precision, recall and F1 of pairs."""
    right = len(found & gold)
    told = {"precision": right / max(len(found), 1), "recall": right / max(len(gold), 1)}
    told["f1"] = 2 * right / max(len(found) + len(gold), 1)
    return {name: round(value, 4) for name, value in told.items()} | {"gold": len(gold)}


def work(number: int, container: str, *names: Name) -> Work:
    """Make a work in a journal."""
    journal = Record(type="periodical", title=forms(container))
    authors = tuple(Contributor((one,)) for one in names)
    record = Record(title=forms(f"Work {number}"), contributors=authors, container=journal)
    return Work(id=f"w{number:05}", record=record)


def journals(count: int = 2000) -> Figures:
    """Put the names of many journals together; names that two journals of the list share are left out."""
    known = {name: said for name, said in journal_names().items() if in_test(name)}
    bearers: dict[str, set[str]] = {}
    for name, said in known.items():
        for one in said:
            bearers.setdefault(one.casefold(), set()).add(name)
    chosen = random.Random(2).sample(sorted(known), min(count, len(known)))
    works: list[Work] = []
    gold: list[list[str]] = []
    for name in chosen:
        own = [one for one in known[name] if len(bearers[one.casefold()]) == 1][:_NAMES]
        gold.append([f"w{len(works) + at:05}" for at in range(len(own))])
        works += [work(len(works) + at, one) for at, one in enumerate(own)]
    return measured(pairs(one.works for one in serials(works)), pairs(gold)) | {"names": len(works)}


def persons(count: int = 150) -> Figures:
    """Put authors together who are written in two scripts, among others who publish in the same ten journals."""
    works: list[Work] = []
    gold: list[list[str]] = []
    for language in ("arabic", "chinese", "russian"):
        known = [one for one in person_names(language) if in_test(one[0]) and len(one[0]) > 3]
        for at, (latin, other) in enumerate(random.Random(3).sample(known, count)):
            journal = f"Studies in {'history grammar law music trade art science faith travel war'.split()[at % 10]}"
            gold.append([f"w{len(works):05}", f"w{len(works) + 1:05}"])
            works.append(work(len(works), journal, Name(family=latin)))
            works.append(work(len(works), journal, Name(family=other)))
    return measured(pairs(one.works for one in people(works)), pairs(gold)) | {"persons": len(gold)}

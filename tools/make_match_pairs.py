"""Makes tests/golden/match/*/pairs.jsonl: pairs of records that are the same work, or nearly.

Source: works.txt beside it, bibliographic facts of real works as catalogues and indexes in several languages give them.
Each work's descriptions in different languages are pairs of the same work; a description of one work with one of a work
it is near to (a translation, another edition or part, a review, the author's next article) is a pair that is not.

    python tools/make_match_pairs.py
"""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import get_args

from dragoman.record.codec import encoded
from dragoman.record.date import Date
from dragoman.record.form import forms
from dragoman.record.identifier import identifier
from dragoman.record.model import Record, Type
from dragoman.record.name import Contributor, Name, Role, read_name

FOLDER = Path(__file__).parent.parent / "tests" / "golden" / "match"
TRANSLATED = 621
"""What is added to a Persian year to have the Gregorian one in which it began."""

NEAR_PER_PAIR = 4


def contributors(text: str, lang: str, role: Role = "author") -> tuple[Contributor, ...]:
    """Read the names of one description."""
    names = [one.strip() for one in text.replace("؛", ";").split(";") if one.strip()]
    return tuple(Contributor((_name(one, lang),), role=role) for one in names)


def _name(text: str, lang: str) -> Name:
    family, comma, given = text.replace("،", ",").partition(",")
    return Name(family=family.strip(), given=given.strip(), lang=lang) if comma else read_name(text, lang)


def description(type: Type, line: str) -> Record:
    """Read one line of works.txt."""
    lang, title, names, year, where, *rest = (part.strip() for part in line.split("|"))
    volume, issue, pages = (rest[0].split(":") if rest else ["", "", ""])[:3]
    more = dict(one.split("=", 1) for one in rest[1].split(";") if "=" in one) if len(rest) > 1 else {}
    more = {key: value.strip() for key, value in more.items()}
    inside = type in {"article-journal", "chapter", "review-book", "paper-conference"}
    outer = Record(type="book" if type == "chapter" else "periodical", title=forms(where, lang=lang))
    return Record(
        type=type,
        title=forms(title, lang=lang),
        contributors=contributors(names, lang) + contributors(more.get("tr", ""), lang, "translator"),
        issued=_date(year, more.get("cal", "")),
        container=outer if inside else None,
        publisher=() if inside else forms(where, lang=lang),
        volume=volume,
        issue=issue,
        pages=pages,
        edition=forms(more.get("ed", ""), lang=lang),
        identifiers=tuple(identifier(scheme, more[scheme]) for scheme in ("doi", "isbn", "arxiv") if scheme in more),
    )


def _date(year: str, calendar: str) -> Date:
    if calendar == "persian":
        return Date(f"{int(year) + TRANSLATED}/{int(year) + TRANSLATED + 1}", year, "persian")
    return Date(year)


def read(text: str) -> tuple[dict[str, list[tuple[str, Record]]], list[tuple[str, str, str]]]:
    """Read works.txt: the descriptions of each work, and which works are near each other and why."""
    works: dict[str, list[tuple[str, Record]]] = {}
    near: list[tuple[str, str, str]] = []
    id, type = "", "book"
    for line in text.splitlines():
        if line.startswith("= "):
            id, type = line[2:].split()
            assert type in get_args(Type), type
            works[id] = []
        elif line.startswith("~ "):
            one, other, why = line[2:].split()
            near.append((one, other, why))
        elif "|" in line and not line.startswith("#"):
            works[id].append((line.partition("|")[0].strip(), description(type, line)))  # type: ignore[arg-type]
    return works, near


def pairs(text: str) -> Iterator[dict[str, object]]:
    """Give all pairs of works.txt."""
    works, near = read(text)
    for id, said in works.items():
        for (lang, one), (other_lang, other) in combinations(said, 2):
            if lang != other_lang:
                yield _pair(f"{id} {lang} {other_lang}", "same", one, other)
    for a, b, why in near:
        crossing = sorted(
            product(works[a], works[b]), key=lambda pair: (pair[0][0] == pair[1][0], pair[0][0], pair[1][0])
        )
        step = max(1, len(crossing) // NEAR_PER_PAIR)
        for (lang, one), (other_lang, other) in crossing[::-1][::step][:NEAR_PER_PAIR]:
            yield _pair(f"{a}~{b} {why} {lang} {other_lang}", "different" if why == "other" else "related", one, other)


def _pair(case: str, relation: str, one: Record, other: Record) -> dict[str, object]:
    return {"case": case, "is": relation, "one": json.loads(encoded(one)), "other": json.loads(encoded(other))}


def main() -> None:
    """Make the pairs of each works.txt."""
    for source in sorted(FOLDER.glob("*/works.txt")):
        made = list(pairs(source.read_text("utf-8")))
        lines = "".join(json.dumps(pair, ensure_ascii=False, separators=(",", ":")) + "\n" for pair in made)
        source.with_name("pairs.jsonl").write_text(lines, "utf-8")
        print(source.parent.name, len(made), "pairs:", dict(Counter(str(pair["is"]) for pair in made)))


if __name__ == "__main__":
    main()

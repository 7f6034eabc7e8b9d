"""Odd records through the whole import: no works that grow and grow, nothing lost, and the time of any others."""

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from effort import calls

from dragoman.engines.memory import MemoryEngine
from dragoman.library import Library

NAMES = (
    "Rezaei Wang Petrov Həsənov Kaya Smith Müller Nguyen Haddad Kobayashi رضایی حداد Петрова Әлијев 王 Lee Cohen"
).split()
GENERIC = "Introduction مقدمه 引言 Введение Editorial مقدمة Önsöz".split()
SUBJECTS = "تاریخ زبان هنر موسیقی فلسفه پزشکی جغرافیا نجوم معماری خط شعر نثر سفر جنگ صلح قانون چاپ کتاب باغ".split()
WORDS = (
    "grammar silk empire river music law reform press border church school market village harvest railway mosque"
).split()


class Came(NamedTuple):
    """What an import came to: records read, sizes of works, findings."""

    read: int
    sizes: Counter[int]
    findings: Counter[str]
    library: Library


def came(folder: Path, rows: list[dict[str, Any]]) -> Came:
    """Import rows of CSL-JSON into a new library."""
    path = folder / "rows.json"
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    library = Library(MemoryEngine())
    brought = library.bring([str(path)])
    return Came(brought.read, Counter(len(one.members) for one in library.works()), brought.findings, library)


def row(number: int, title: str, **more: Any) -> dict[str, Any]:
    return {"id": f"r{number}", "type": "article-journal", "title": title, **more}


def article(number: int, title: str, draw: Random) -> dict[str, Any]:
    """Make an article with everything that tells one from another."""
    first = draw.randint(1, 600)
    author = {"family": draw.choice(NAMES), "given": f"{draw.choice('ABCDEFGHIKLMNORST')}."}
    return row(
        number,
        title,
        author=[author],
        issued={"date-parts": [[draw.randint(1950, 2022)]]},
        volume=str(draw.randint(1, 60)),
        page=f"{first}-{first + 5}",
        **{"container-title": f"{draw.choice(WORDS).title()} and {draw.choice(WORDS).title()}"},
    )


@pytest.mark.parametrize("title", GENERIC[:4])
def test_a_thousand_articles_of_one_title(tmp_path: Path, title: str) -> None:
    draw = Random(title)
    got = came(tmp_path, [article(n, title, draw) for n in range(1000)])
    assert got.read == 1000
    assert sum(got.sizes.values()) >= 990
    assert max(got.sizes) <= 3


@pytest.mark.parametrize("known", ["title", "year", "journal", "author"])
def test_a_thousand_records_that_tell_little_else(tmp_path: Path, known: str) -> None:
    years = [{"issued": {"date-parts": [[1950 + n % 70]]}} for n in range(1000)]
    told: dict[str, list[dict[str, Any]]] = {
        "title": [{}] * 1000,
        "year": years,
        "journal": [one | {"container-title": "مجله تاریخ"} for one in years],
        "author": [{"author": [{"family": NAMES[n % len(NAMES)]}]} for n in range(1000)],
    }
    got = came(tmp_path, [row(n, GENERIC[n % len(GENERIC)], **one) for n, one in enumerate(told[known])])
    assert got.read == 1000
    assert sum(got.sizes.values()) >= 500
    assert max(got.sizes) <= 3


@pytest.mark.parametrize("told", ["whole", "titles", "one author"])
@pytest.mark.parametrize("persian", [False, True])
def test_one_doi_on_fifty_works(tmp_path: Path, told: str, persian: bool) -> None:
    draw = Random(told)
    rows = []
    for n in range(50):
        words = draw.sample(SUBJECTS if persian else WORDS, 4)
        whole = article(n, " و ".join(words) if persian else " ".join(words).capitalize(), draw)
        if told == "titles":
            whole = row(n, whole["title"])
        if told == "one author":
            whole |= {"author": [{"family": "Rezaei", "given": "A."}], "container-title": "Iranian Studies"}
        rows.append(whole | {"DOI": "10.1000/same"})
    got = came(tmp_path, rows)
    assert got.read == 50
    assert sum(got.sizes.values()) >= 45
    assert max(got.sizes) <= 3


def test_author_and_title_swapped_among_others(tmp_path: Path) -> None:
    draw = Random(4)
    rows = [article(n, f"{draw.choice(WORDS).title()} of the {draw.choice(WORDS)} {n}", draw) for n in range(60)]
    swapped = [
        one | {"id": f"s{n}", "title": one["author"][0]["family"], "author": [{"literal": one["title"]}]}
        for n, one in enumerate(rows)
    ]
    got = came(tmp_path, rows + swapped)
    assert got.read == 120
    assert max(got.sizes) <= 2
    assert sum(got.sizes.values()) >= 60


def test_records_that_contradict_themselves(tmp_path: Path) -> None:
    draw = Random(5)
    odd: tuple[dict[str, Any], ...] = (
        {"page": "99-12", "issued": {"date-parts": [[2999]]}},
        {"type": "book", "container-title": "Voprosy istorii", "ISSN": "1234-5678", "ISBN": "978-5-00000-000-0"},
        {"issued": {"date-parts": [[2010], [1990]]}, "volume": "-3"},
        {"title": "گزارش سال 1390", "issued": {"date-parts": [[1965]]}, "language": "zh"},
        {"DOI": "10.1000/a 10.1000/b", "page": "xii, 300 p."},
    )
    rows = [article(n, f"Notes on {draw.choice(WORDS)} {n}", draw) | odd[n % len(odd)] for n in range(200)]
    got = came(tmp_path, rows)
    assert got.read == 200
    assert got.findings
    assert max(got.sizes) <= 2
    again = got.library.bring([str(tmp_path / "rows.json")])
    assert again.read == 200
    assert max(Counter(len(one.members) for one in got.library.works())) <= 2


def test_names_in_mixed_scripts_are_found_under_either(tmp_path: Path) -> None:
    titles = {
        "Dissipation of energy in locally isotropic turbulence": ("Kоlmоgоrоv", "Kolmogorov"),
        "Социальные сети и сетевая дипломатия на Кавказе": ("Пeтрoв", "Петров"),
        "بازتاب قفقاز در سفرنامه‌های دوره قاجار": ("رضايي", "رضایی"),
        "論伊朗外交政策的演變與前景": ("王Xiaoming", "王晓明"),
    }
    rows = []
    for n, (title, names) in enumerate(titles.items()):
        rows += [
            row(2 * n + side, title, author=[{"family": name}], issued={"date-parts": [[2001 + n]]}, volume="7")
            for side, name in enumerate(names)
        ]
    got = came(tmp_path, rows)
    assert dict(got.sizes) == {2: 4}


def test_the_same_record_again_and_again_is_told_of(tmp_path: Path) -> None:
    one = article(0, "Политика Ирана на Южном Кавказе в девяностые годы", Random(1))
    got = came(tmp_path, [one | {"id": f"r{n}", "note": f"copy {n}"} for n in range(300)])
    assert got.read == 300
    assert sum(got.sizes.values()) < 10
    assert got.findings["match.large_work"] > 0


def test_twice_as_many_take_about_twice_as_long(tmp_path: Path) -> None:
    def work(count: int) -> int:
        draw = Random(count)
        rows = [article(n, GENERIC[n % 3], draw) for n in range(count)]
        return calls(lambda: came(tmp_path, rows))

    work(100)
    assert work(1600) < 3 * work(800)

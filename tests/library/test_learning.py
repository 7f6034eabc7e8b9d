"""A library that has learned translations keeps them current as it grows."""

import json
from pathlib import Path

import pytest

from dragoman.engines.embedded import EmbeddedEngine
from dragoman.library import Library
from dragoman.library.learning import SMALLEST, standing

PAIRS = (
    ("Water pipes of the town", "لوله‌های آب شهر"), ("Pipes and bridges", "لوله‌ها و پل‌ها"),
    ("Bridges of Shiraz", "پل‌های شیراز"), ("Gardens of Shiraz", "باغ‌های شیراز"), ("Old gardens", "باغ‌های کهن"),
)  # fmt: skip


@pytest.fixture
def library(tmp_path: Path):
    """An empty library."""
    with Library(EmbeddedEngine(tmp_path / "library")) as made:
        yield made


def file_of(folder: Path, name: str, titles: list[tuple[str, str]]) -> str:
    path = folder / f"{name}.jsonl"
    records = [
        {"id": f"{name}-{at}", "type": "book", "title": [{"value": one, "lang": "en"}, {"value": other, "lang": "fa"}],
         "issued": {"edtf": str(1900 + at)}}
        for at, (one, other) in enumerate(titles)
    ]  # fmt: skip
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in records), "utf-8")
    return str(path)


def test_it_learns_again_when_it_has_grown_by_a_fifth(library: Library, tmp_path: Path) -> None:
    library.bring([file_of(tmp_path, "first", list(PAIRS))], "dragoman")
    assert standing(library.engine) == "few"
    library.learn()
    assert standing(library.engine) == "current"
    held = library.statistics().counts["work"]
    words = [("Carpets", "فرش‌ها"), ("Kerman carpets", "فرش‌های کرمان"), ("Kerman", "کرمان"), ("Old ones", "کهن")]
    brought = library.bring([file_of(tmp_path, "second", words)], "dragoman")
    assert library.statistics().counts["work"] >= 1.2 * held
    assert brought.learned > 0
    assert brought.standing == "current"
    found = library.search("carpets Kerman")
    assert any("فرش" in line for line in found.through)


def test_a_library_that_never_learned_is_told_once_it_is_worth_it(library: Library, tmp_path: Path) -> None:
    titles = [(f"Report number {at} on town {at * 7}", f"گزارش {at} شهر {at * 7}") for at in range(SMALLEST + 5)]
    brought = library.bring([file_of(tmp_path, "many", titles)], "dragoman")
    assert (brought.learned, brought.standing) == (0, "never")


def test_a_library_that_learned_from_nothing_has_not_grown_while_it_is_empty(library: Library, tmp_path: Path) -> None:
    library.learn()
    assert standing(library.engine) == "current"
    library.bring([file_of(tmp_path, "first", list(PAIRS))], "dragoman")
    assert standing(library.engine) == "current"

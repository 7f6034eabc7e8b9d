"""The two seed files through the whole flow: import, search in every script, undo, the order of import."""

import itertools
from pathlib import Path

import pytest

from dragoman.engines.port import Work
from dragoman.library import Library

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FILES = sorted(str(path) for path in SEEDS.glob("*.txt"))
PLACE = ("قره‌باغ", "قره باغ", "قرهباغ", "Karabakh", "Qarebāgh", "Karabağ", "Qarabağ", "Карабах", "卡拉巴赫")
BOTH = {"10.22059/jcep.2022.318774.449983", "10.1080/21567689.2023.2262392"}

pytestmark = pytest.mark.skipif(
    not FILES, reason="the seeds are not on this machine (shared/seeds beside the checkout)"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    one = Library.open(tmp_path_factory.mktemp("seeds"))
    one.bring(FILES)
    return one


def own(library: Library) -> list[Work]:
    return [work for work in library.works() if work.record.identifier("doi") in BOTH]


def dois(library: Library, query: str) -> set[str]:
    return {hit.work.record.identifier("doi") for hit in library.search(query, limit=50).hits}


def test_two_works_and_those_the_page_lists(library: Library) -> None:
    assert len(own(library)) == 2
    assert len(list(library.works())) == 7


def test_the_works_of_one_journal_share_its_name_and_facet(library: Library) -> None:
    found = library.search("", limit=50, facets=("journal",)).facets["journal"]
    assert sorted(count for _, count in found) == [1, 6]
    containers = [work.record.container for work in library.works() if work.record.identifier("doi") not in BOTH]
    assert all(one and len(one.title) == 2 for one in containers)


def test_importing_again_changes_nothing_and_says_so(library: Library) -> None:
    before = list(library.works())
    again = library.bring(FILES)
    assert (again.new, again.merged, again.unchanged) == (0, 0, again.read)
    assert before == list(library.works())


def test_the_order_of_import_does_not_matter(tmp_path: Path) -> None:
    results = []
    for number, order in enumerate(itertools.permutations(FILES)):
        with Library.open(tmp_path / str(number)) as one:
            for path in order:
                one.bring([path])
            results.append(sorted((work.id, work.record) for work in one.works()))
    assert results[0] == results[1]


def test_raw_gives_the_bytes_back(library: Library) -> None:
    whole = b"".join(Path(path).read_bytes() for path in FILES)
    for work in own(library):
        view = library.view(work.id)
        assert view is not None
        assert all(kept.raw and kept.raw in whole for kept in view.records)


@pytest.mark.parametrize("query", PLACE)
def test_one_place_name_in_every_spelling_finds_both(library: Library, query: str) -> None:
    assert dois(library, query) >= BOTH


@pytest.mark.parametrize("query", ["ozgur kizilyurt", "KIZILYURT", "Kızılyurt", "Haqiqatpur", "Həqiqətpur"])
def test_names_in_every_spelling_find_the_second(library: Library, query: str) -> None:
    assert "10.1080/21567689.2023.2262392" in dois(library, query)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"jihadi diplomacy"', set()),
        ("author:kizilyurt", {"10.1080/21567689.2023.2262392"}),
        ("Karabakh year:2022-2022", {"10.22059/jcep.2022.318774.449983"}),
        ("Karabakh year:1990-2005", set()),
        ("Karabakh lang:fa", {"10.22059/jcep.2022.318774.449983"}),
        ('journal:"Central Eurasia Studies"', {"10.22059/jcep.2022.318774.449983"}),
        ("Karabakh -jihadi", {"10.22059/jcep.2022.318774.449983"}),
    ],
)
def test_the_query_language_narrows(library: Library, query: str, found: set[str]) -> None:
    assert dois(library, query) & BOTH == found


def test_a_repair_is_taken_back_and_not_made_again(tmp_path: Path) -> None:
    with Library.open(tmp_path) as one:
        one.bring(FILES)
        page = next(work for work in own(one) if work.record.identifier("doi").startswith("10.1080"))
        view = one.view(page.id)
        assert view is not None
        change = next(one for one in view.changes if (one.field, one.by) == ("abstract", "part_article"))
        one.undo(change.id)
        again = one.view(page.id)
        assert again is not None
        assert len(again.work.record.abstract[0].value) > 30_000
        assert change.id not in {
            one.id for one in again.changes if one.by == "part_article" and one.field == "abstract"
        }
        assert one.bring(FILES).unchanged == 7


def test_results_say_in_which_form_they_hit(library: Library) -> None:
    hits = library.search("قره‌باغ", limit=5).hits
    assert any(
        field == "title" and lang.startswith("fa") and "\ue000" in snippet
        for hit in hits
        for field, lang, snippet in hit.hits
    )


def test_a_change_keeps_its_name_when_another_is_taken_back(tmp_path: Path) -> None:
    with Library.open(tmp_path) as one:
        one.bring(FILES)
        page = next(work for work in own(one) if work.record.identifier("doi").startswith("10.1080"))
        view = one.view(page.id)
        assert view is not None
        volume, keywords = (next(c.id for c in view.changes if c.field == field) for field in ("volume", "keywords"))
        one.undo(volume)
        with pytest.raises(LookupError):
            one.undo(volume)
        assert one.undo(keywords).field == "keywords"

"""A library of the examples behind the pages, without a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.site import application

TOGETHER = """@article{a, author = {Abbaszadeh, Mehdi and Moeinabadi, Hossein}, title = {The crisis of Karabakh},
  title_fa = {بحران قره‌باغ از نگاه ایران}, abstract = {In 1988 the movement began. It ended on 12 May 1994.},
  keywords = {Iran, Karabakh}, keywords_fa = {ایران, قره‌باغ}, year = {2021}, language = {fa},
  journal = {Central Eurasia Studies}, issn = {2008-0867}}
@article{b, author = {Moeinabadi, Hossein and Юсупов, Ариф and 张, 宁}, title = {Карабахский кризис}, language = {ru},
  year = {2022}, journal = {Central Eurasia Studies}}
"""
"""People who write together, in four scripts."""
EXAMPLES = Path(__file__).parents[2] / "examples"
LANGUAGES = ("en", "zh", "fa", "az", "tr", "ru")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("pages")) as one:
        more = tmp_path_factory.mktemp("more") / "together.bib"
        more.write_text(TOGETHER, "utf-8")
        one.bring([str(EXAMPLES), str(more)])
        yield one


@pytest.fixture(scope="session")
def client(library: Library) -> TestClient:
    return TestClient(application(library))


@pytest.fixture(scope="session")
def with_notes(library: Library) -> str:
    """Give the id of the example with an apparatus."""
    return library.search("has:notes", limit=1).hits[0].id


@pytest.fixture(scope="session")
def addresses(library: Library, with_notes: str) -> dict[str, str]:
    """Give an address of each page that readers see."""
    persian = library.search("lang:fa has:keywords", limit=1).hits[0].id
    return {
        "home": "/", "results": "/search?q=Karabakh", "nothing found": "/search?q=zzzzqqqq", "newest": "/newest",
        "strange question": "/search?q=%22karabakh+(&sort=title", "record": f"/work/{with_notes}",
        "persian record": f"/work/{persian}", "apparatus": f"/work/{with_notes}/apparatus",
        "near": f"/work/{persian}/near",
        "cite": f"/work/{with_notes}/cite?style=apa&find=chicago", "author": "/author/Abushov%2C%20Kavus",
        "journal": "/journal/Central%20Eurasia%20Studies", "subject": "/subject/Iran", "year": "/year/2022",
        "compare": f"/compare?one={with_notes}&other={persian}", "compare what": "/compare", "wanted": "/wanted",
        "pictures": "/search/pictures?q=Karabakh", "closer": "/search/pictures?q=Karabakh&closer=2&across=0.2",
        "duplicates": "/duplicates", "about": "/about", "privacy": "/privacy", "rules": "/rules",
        "feedback": f"/feedback?work={with_notes}", "nothing marked": "/selection",
        "selection": f"/selection?work={with_notes}&work={persian}&style=apa",
        **{kind: f"/browse/{kind}" for kind in ("authors", "journals", "subjects", "languages")},
    }  # fmt: skip

"""Contributors and containers find themselves, across scripts and abbreviations."""

import csv
import random
from itertools import pairwise
from pathlib import Path

import pytest
from match.double import Double, imported, kept
from match.test_place import article

from dragoman.match.containers import SAME, container_names, containers_alike, places_differ
from dragoman.match.people import people
from dragoman.match.serials import serials
from dragoman.match.wanted import wanted
from dragoman.record.form import Text, forms
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record, Reference
from dragoman.record.name import Contributor, Name

ROOT = Path(__file__).parents[2]
FOUND = [up / "shared" / "data" / "journals" for up in ROOT.parents if (up / "shared" / "data" / "journals").is_dir()]
EURASIA = Record(type="periodical", title=forms("Central Eurasia Studies"))


def together(*records: Record) -> list[list[str]]:
    engine = Double()
    imported(engine, *(kept(f"w{at}", record) for at, record in enumerate(records)))
    found = people(stored.value for stored in engine.iterate("work"))
    return sorted(list(one.works) for one in found)


def test_a_name_in_several_scripts_is_one_person() -> None:
    assert together(
        article("تحلیل بحران قره‌باغ", "حقیقت‌پور", "رضا", "2010", container=EURASIA),
        article("Qarabağ böhranı: ikinci baxış", "Həqiqətpur", "R.", "2014", container=EURASIA),
        article("Об одном споре", "Хакикатпур", "Реза", "2018", container=EURASIA),
        article("Something of the sea", "Harrington", "R.", "2014", container=EURASIA),
    ) == [["w0", "w1", "w2"], ["w3"]]


def test_an_orcid_decides() -> None:
    def by(orcid: str, given: str) -> tuple[Contributor, ...]:
        return (Contributor((Name(family="Wang", given=given),), identifiers=(Identifier("orcid", orcid),)),)

    assert together(
        article("One thing", "", "", "2010").replace(contributors=by("0000-0001", "Wei")),
        article("Another thing entirely", "", "", "2012").replace(contributors=by("0000-0001", "W.")),
        article("A third matter of taste", "", "", "2014").replace(contributors=by("0000-0002", "Wei")),
    ) == [["w0", "w1"], ["w2"]]


def test_people_of_two_orcids_are_not_made_one_by_a_namesake() -> None:
    def by(title: str, year: str, *orcids: str) -> Record:
        told = tuple(Identifier("orcid", one) for one in orcids)
        one = Contributor((Name(family="کریمی", given="علیرضا"),), identifiers=told)
        return article(title, "", "", year, container=EURASIA).replace(contributors=(one,))

    found = together(
        by("A matter of rivers", "2010", "0000-0001"),
        by("Something about mountains", "2013"),
        by("The third of a different kind", "2016", "0000-0002"),
    )
    assert not any({"w0", "w2"} <= set(each) for each in found)
    assert len(found) == 2


@pytest.mark.parametrize(("one", "between", "other"), [
    (("Wang", "Jimin"), ("Wang", "J."), ("Wang", "Junhui")),
    (("Harrington", "Robert"), ("Harrington", "R."), ("Harrington", "Ruth")),
    (("王", "继民"), ("Wang", "J."), ("王", "军辉")),
    (("Алиев", "Ильхам"), ("Алиев", "И."), ("Алиев", "Исмаил")),
    (("رضایی", "محمد"), ("رضایی", "م."), ("رضایی", "مسعود")),
])  # fmt: skip
def test_two_people_are_not_made_one_by_initials_between_them(
    one: tuple[str, str], between: tuple[str, str], other: tuple[str, str]
) -> None:
    titles = ("A matter of rivers", "Something about mountains", "The third of a different kind")
    found = together(
        *(article(title, *name, str(2010 + 3 * at), container=EURASIA)
          for at, (title, name) in enumerate(zip(titles, (one, between, other), strict=True)))
    )  # fmt: skip
    assert not any({"w0", "w2"} <= set(each) for each in found)
    assert len(found) == 2, "whose initials these are is decided"


def test_many_chinese_authors_of_a_journal_stay_many() -> None:
    names = ["王天益", "王继民", "汪世奇", "张海丰", "章宪洲", "郑胜武", "庄兢", "李彦", "黎妍", "刘奕", "Zhang, H.",
             "Cheng, C.-L.", "Jiang, C.", "Liu, Y.", "Li, X.", "Wang, S."]  # fmt: skip
    records = [
        article(f"Matter {at * 7919} of {name}", *(part.strip() for part in (f"{name}," if "," not in name else name)
                .split(",")[:2]), "2010", container=EURASIA)
        for at, name in enumerate(names)
    ]  # fmt: skip
    found = together(*records)
    assert max(map(len, found)) <= 2
    assert len(found) >= len(names) - 4


def test_neighbours_of_a_journal_stay_others() -> None:
    names = ("Physical Review", "Physical Review B", "Physical Review Letters", "Journal of Physics", "Physica B",
             "Canadian Journal of Physics", "Czechoslovak Journal of Physics", "Вестник МГИМО", "Вестник МГУ",
             "历史研究", "历史教学", "مطالعات سیاسی", "مطالعات سیاسی ایران", "Solar Energy",
             "Solar Energy Materials")  # fmt: skip
    engine = Double()
    records = (
        article(f"Article {at * 7919}", f"Author{at}", "X.", "2020", container=Record(title=forms(name)))
        for at, name in enumerate(names)
    )
    imported(engine, *(kept(f"w{at}", record) for at, record in enumerate(records)))
    assert len(serials(stored.value for stored in engine.iterate("work"))) == len(names)


def test_a_journal_is_one_under_all_its_names() -> None:
    def inside(number: int, *names: str, issn: str = "") -> Record:
        told = (Identifier("issn", issn),) if issn else ()
        container = Record(type="periodical", title=forms(*names), identifiers=told)
        return article(f"Article {number * 7} on its own matter", f"Author{number}", "X.", "2020", container=container)

    engine = Double()
    found = [
        inside(1, "Middle Eastern Studies", issn="0026-3206"),
        inside(2, "Middle East. Stud."),
        inside(3, "مطالعات اوراسیای مرکزی", "Central Eurasia Studies"),
        inside(4, "Central Eurasia Studies"),
        inside(5, "Middle Eastern Studies", issn="1743-7881"),
        inside(6, "Вопросы истории"),
        inside(7, "Voprosy istorii"),
        inside(8, "民族研究"),
        inside(9, "历史研究"),
    ]
    imported(engine, *(kept(f"w{at}", record) for at, record in enumerate(found, 1)))
    works = [one.works for one in serials(stored.value for stored in engine.iterate("work"))]
    assert sorted(map(list, works)) == [["w1", "w2"], ["w3", "w4"], ["w5"], ["w6", "w7"], ["w8"], ["w9"]]


def test_works_cited_and_not_held_are_wanted() -> None:
    engine = Double()
    goltz = article("Azerbaijan diary: a rogue reporter's adventures", "Goltz", "Thomas", "1998")
    other = article("Республики Южного Кавказа", "Бишку", "М.", "2009", lang="ru")
    again = goltz.replace(contributors=(Contributor((Name(family="Goltz", given="T."),)),))
    for id, cited in (("a", (goltz, other)), ("b", (again,))):
        references = tuple(Reference(Text(f"{id} {one.title[0].value}"), one) for one in cited)
        citing = article(f"Article {id * 9} of its own", f"Author{id}", "X.", "2020")
        imported(engine, kept(id, citing.replace(references=references)))
    assert [(one.printed[:4], one.cited_by) for one in wanted(engine)] == [("a Az", ("a", "b")), ("a Ре", ("a",))]


def same_container(one: Record, other: Record) -> bool:
    names = container_names(one), container_names(other)
    return not places_differ(one, other) and containers_alike(*names) >= SAME


def test_journals_are_known_by_their_abbreviations() -> None:
    if not FOUND:
        pytest.skip("the shared journal names are not there")
    with (FOUND[0] / "jabref_abbrv" / "journal_abbreviations_ubc.csv").open(encoding="utf-8") as lines:
        rows = [(row[0], row[1]) for row in csv.reader(lines) if len(row) > 1 and " " in row[1]]
    chosen = random.Random(4).sample(rows, 400)
    journals = [(Record(title=forms(full)), Record(title=forms(short))) for full, short in chosen]
    assert sum(same_container(full, short) for full, short in journals) > 0.9 * len(journals)
    shifted = pairwise(journals)
    assert sum(same_container(one[0], other[1]) for one, other in shifted) < 0.01 * len(journals)

"""What is odd makes no works that grow and grow, and costs no more than it must."""

from effort import calls
from match.double import Double, imported, kept, works
from match.test_place import article, doi

from dragoman.engines.port import Kept
from dragoman.match.incremental import place
from dragoman.match.pool import MEMBERS
from dragoman.record.form import forms
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name


def imports(*records: Kept) -> Double:
    engine = Double()
    for at in range(0, len(records), 100):
        imported(engine, *records[at : at + 100])
    return engine


def test_empty_records_stay_apart() -> None:
    assert len(works(imports(*(kept(f"{n:03}", Record()) for n in range(50))))) == 50


def test_the_same_record_many_times_is_one_work_and_a_finding() -> None:
    one = article(
        "Политика Ирана на Южном Кавказе в девяностые годы", "Иванов", "И. И.", "2010", volume="5", pages="41-60"
    )
    engine = imports(*(kept(f"{n:04}", one) for n in range(300)))
    assert [len(work) for work in works(engine)] == [300]
    more = place([kept("9999", one)], engine)
    assert {found.code for found in more.findings} == {"match.large_work"}
    assert MEMBERS < 300


def test_author_and_title_swapped() -> None:
    right = article("Dağlık Karabağ ve büyük güçler", "Kızılyurt", "Özgür", "2023")
    swapped = Record(
        type="article-journal",
        title=forms("Özgür Kızılyurt"),
        contributors=(Contributor((Name(literal="Dağlık Karabağ ve büyük güçler"),)),),
        issued=right.issued,
    )
    titles = [f"Karabağ üzerine {word} inceleme" for word in ("ilk", "son", "kısa")]
    others = [article(title, "Kızılyurt", "Özgür", "2023") for title in titles]
    engine = imports(*(kept(f"{n}", one) for n, one in enumerate((right, swapped, *others))))
    assert max(map(len, works(engine))) == 1


def test_a_name_in_mixed_scripts() -> None:
    cyrillic_o = "Kоlmоgоrоv"
    one = article("Dissipation of energy in locally isotropic turbulence", cyrillic_o, "A. N.", "1941", volume="32")
    two = article("Dissipation of energy in locally isotropic turbulence", "Kolmogorov", "A. N.", "1941", volume="32")
    assert works(imports(kept("1", one), kept("2", two))) == [("1", "2")]


def test_time_grows_with_the_number_of_records_not_its_square() -> None:
    def work(count: int) -> int:
        titles = [f"گزارش سالانه شماره {n}" for n in range(count)]
        made = [article(title, "وزارت", "خارجه", str(1950 + n % 70), lang="fa") for n, title in enumerate(titles)]
        records = [kept(f"{n:05}", one) for n, one in enumerate(made)]
        return calls(lambda: imports(*records))

    work(50)
    assert work(1600) < 3 * work(800)


def test_one_doi_on_many_different_works_is_a_finding() -> None:
    titles = (
        "Тюркские рукописи Матенадарана",
        "صادرات نفت جمهوری آذربایجان",
        "Kafkasya'da göç yolları",
        "高加索的鸟类",
    )
    made = [
        article(title, family, "", "2015", identifiers=doi("10.1/wrong"))
        for title, family in zip(titles, ("Иванов", "رضایی", "Yılmaz", "王"), strict=True)
    ]
    placed = place([kept(f"{n}", one) for n, one in enumerate(made)], Double())
    told = [(found.code, found.values["identifier"]) for found in placed.findings]
    assert told == [("match.shared_identifier", "doi:10.1/wrong")]
    assert len(set(placed.works.values())) == len(made)

"""References find the works they mean, also those that arrive later."""

from match.double import Double, imported, kept
from match.test_place import article

from dragoman.engines.port import Work
from dragoman.match.citations import cite_again, cited_by
from dragoman.record.form import Text
from dragoman.record.model import Record, Reference

CORNELL = article(
    "Iran and the Caucasus: the triumph of pragmatism over ideology",
    "Cornell",
    "S. E.",
    "2001",
    volume="3",
    pages="80-92",
)
PERSIAN = article(
    "ایران و قفقاز: پیروزی عمل‌گرایی بر ایدئولوژی", "کرنل", "سوانته", "2001", volume="3", pages="80-92", lang="fa"
)
RUSSIAN = article("Басаев о Карабахе: воспоминания", "Крутов", "А. Н.", "2000", lang="ru")


def citing(title: str, *records: Record) -> Record:
    references = tuple(Reference(Text(f"printed {at} {one.title[0].value}"), one) for at, one in enumerate(records))
    return article(title, "Kızılyurt", "Özgür", "2023").replace(references=references)


def work(engine: Double, id: str) -> Work:
    return engine.get("work", [id])[0].value


def cited(engine: Double, *ids: str) -> None:
    engine.write(cite_again(engine, ids))


def test_references_are_resolved_when_the_works_are_there() -> None:
    engine = Double()
    imported(engine, kept("c", CORNELL), kept("r", RUSSIAN))
    imported(engine, kept("k", citing("Iran's jihadi diplomacy", CORNELL.replace(pages="85"), RUSSIAN)))
    cited(engine, "k")
    assert work(engine, "k").cites == ("c", "r")
    assert [one.work for one in work(engine, "k").record.references] == ["c", "r"]
    assert work(engine, "c").cited_by == 1
    assert cited_by(engine, "c") == ("k",)


def test_references_are_resolved_when_the_works_arrive_later() -> None:
    engine = Double()
    imported(engine, kept("k", citing("Iran's jihadi diplomacy", CORNELL)), kept("m", citing("Другая статья", CORNELL)))
    cited(engine, "k", "m")
    assert work(engine, "k").cites == ()
    imported(engine, kept("c", PERSIAN.replace(title=(*PERSIAN.title, *CORNELL.title))))
    cited(engine, "c")
    assert work(engine, "k").cites == ("c",)
    assert work(engine, "c").cited_by == 2
    assert cite_again(engine, ["c", "k", "m"]) == ()


def test_citations_outlive_a_merge() -> None:
    engine = Double()
    imported(engine, kept("c", CORNELL), kept("k", citing("Iran's jihadi diplomacy", CORNELL)))
    cited(engine, "c", "k")
    imported(engine, kept("a", CORNELL))
    assert work(engine, "a").members == ("a", "c")
    assert work(engine, "a").cited_by == 1
    cited(engine, "a")
    assert work(engine, "k").cites == ("a",)
    assert cited_by(engine, "a") == ("k",)


def test_a_reference_that_means_no_work_of_the_library_stays_open() -> None:
    engine = Double()
    other = article(
        "Iran and the Caucasus: a bibliography of maps", "Cornell", "S. E.", "2001", volume="9", pages="7-9"
    )
    imported(engine, kept("c", CORNELL), kept("r", RUSSIAN))
    imported(engine, kept("k", citing("Iran's jihadi diplomacy", other)))
    cited(engine, "k")
    assert [one.work for one in work(engine, "k").record.references] == [""]
    assert work(engine, "c").cited_by == work(engine, "r").cited_by == 0

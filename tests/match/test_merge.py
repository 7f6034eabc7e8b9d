"""What a work looks like: whose word counts for each of its fields."""

import pytest

from dragoman.engines.port import Kept
from dragoman.formats import formats
from dragoman.match.merge import TRUST, merged
from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.identifier import identifier
from dragoman.record.model import Record, Source
from dragoman.record.name import Contributor, Name


def kept(id: str, form: str, **fields: object) -> Kept:
    return Kept(id=id, work="", record=Record(source=Source(format=form), **fields))  # type: ignore[arg-type]


def test_only_formats_there_are_have_a_trust() -> None:
    assert set(TRUST) - set(formats()) == set()


@pytest.mark.parametrize("form", ["crossref_json", "crossref_xml", "datacite_json", "datacite_xml", "pubmed", "jats"])
def test_a_registry_is_trusted_before_an_export_that_says_more(form: str) -> None:
    export = kept("a", "ris", volume="45", issue="2", pages="5", title=(Text("Кавказ", "ru"),))
    work = merged("a", [export, kept("b", form, volume="46")])
    assert (work.record.volume, work.record.issue) == ("46", "2")
    assert (work.origin["volume"], work.origin["issue"]) == ("b", "a")


def test_of_two_formats_trusted_alike_the_fuller_record_counts() -> None:
    assert merged("a", [kept("a", "ris", volume="1"), kept("b", "bibtex", volume="2", issue="3")]).record.volume == "2"


def test_a_title_has_one_form_for_each_language_originals_first() -> None:
    turned = kept("a", "pubmed", title=(Text("Qarabag", "en-t-fa-t0-und"), Text("قره‌باغ", "fa")))
    other = kept("b", "ris", title=(Text("Карабах", "ru"), Text("قره‌باغ و ایران", "fa"), Text("卡拉巴赫", "zh")))
    work = merged("a", [turned, other])
    assert [form.value for form in work.record.title] == ["قره‌باغ", "Карабах", "卡拉巴赫", "Qarabag"]
    assert (work.origin["title"], work.origin["title.1"]) == ("a", "b")


def test_a_more_exact_date_of_the_same_year_is_preferred_and_one_of_another_year_is_not() -> None:
    first = kept("a", "pubmed", issued=Date("2009"))
    assert merged("a", [first, kept("b", "ris", issued=Date("2009-04"))]).record.issued.edtf == "2009-04"
    assert merged("a", [first, kept("b", "ris", issued=Date("2010-04"))]).record.issued.edtf == "2009"


def test_a_contributor_gains_the_name_in_another_script_and_the_identifiers_of_other_records() -> None:
    persian = Contributor((Name(family="حقیقت‌پور", given="علی", lang="fa"),))
    orcid = identifier("orcid", "0000-0002-1825-0097")
    latin = Contributor((Name(family="Haqiqatpur", given="Ali"),), identifiers=(orcid,))
    work = merged("a", [kept("a", "pubmed", contributors=(persian,)), kept("b", "ris", contributors=(latin,))])
    (one,) = work.record.contributors
    assert [name.family for name in one.names] == ["حقیقت‌پور", "Haqiqatpur"]
    assert one.identifiers == (orcid,)


def test_the_first_list_with_seven_tenths_of_the_most_names_is_taken() -> None:
    def people(count: int) -> tuple[Contributor, ...]:
        return tuple(Contributor((Name(family=f"Family{at}", given="A."),)) for at in range(count))

    def names(first: int) -> int:
        both = [kept("a", "pubmed", contributors=people(first)), kept("b", "ris", contributors=people(10))]
        return len(merged("a", both).record.contributors)

    assert (names(7), names(6)) == (7, 10)


def test_an_exact_type_is_taken_before_a_vague_one() -> None:
    assert merged("a", [kept("a", "pubmed", type="document"), kept("b", "ris", type="thesis")]).record.type == "thesis"


def test_a_work_of_no_record_is_a_bad_call() -> None:
    with pytest.raises(ValueError, match="at least one record"):
        merged("a", [])

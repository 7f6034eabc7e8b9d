"""Identifiers: normal forms, check digits, and finding them in text of several scripts."""

import pytest
from effort import quickest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hard_values, identifiers

from dragoman.record.identifier import Identifier, find_identifiers, identifier, is_valid

FORMS = [
    ("doi", "doi: 10.1000/ABC(12)3).", "10.1000/abc(12)3"),
    ("doi", "10.1002/(SICI)1097-0258(19980815/30)17:15<1661::AID-SIM968>3.0.CO;2-2",
     "10.1002/(sici)1097-0258(19980815/30)17:15<1661::aid-sim968>3.0.co;2-2"),
    ("doi", "http://dx.doi.org/10.1016%2Fj.x.2020.01.001", "10.1016/j.x.2020.01.001"),
    ("doi", "https://www.tandfonline.com/doi/pdf/10.1080/21567689.2023.2262392?needAccess=true",
     "10.1080/21567689.2023.2262392"),
    ("doi", "شناسه: 10.22059/jcep.2022.318774.449983", "10.22059/jcep.2022.318774.449983"),
    ("isbn", "978-3-16-148410-0", "9783161484100"),
    ("isbn", "ISBN-13: 978 3 16 148410 0 (hbk)", "9783161484100"),
    ("isbn", "0-8044-2957-x", "080442957X"),
    ("isbn", "شابک ۹۷۸۳۱۶۱۴۸۴۱۰۰", "9783161484100"),
    ("isbn", "۹۷۸-۳-۱۶-۱۴۸۴۱۰-۰", "9783161484100"),
    ("issn", "20080867", "2008-0867"),
    ("issn", "ISSN 2434–561X", "2434-561X"),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123456/", "123456"),
    ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "PMC1234567"),
    ("arxiv", "https://arxiv.org/pdf/2101.00001v2.pdf", "2101.00001v2"),
    ("arxiv", "arXiv:hep-th/9901001", "hep-th/9901001"),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("isni", "0000 0001 2150 090X", "0000-0001-2150-090X"),
    ("ror", "ror.org/05VF56Z40", "https://ror.org/05vf56z40"),
    ("handle", "https://hdl.handle.net/2027/mdp.39015", "2027/mdp.39015"),
    ("cstr", "CSTR:32001.14.11-6035.2020", "32001.14.11-6035.2020"),
    ("oclc", "(OCoLC)ocm00012345", "12345"),
    ("urn", "http://nbn-resolving.de/urn:nbn:de:101:1-201102033592", "urn:nbn:de:101:1-201102033592"),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "printed", "normal"), FORMS)
def test_normal_form(scheme, printed, normal):
    assert identifier(scheme, printed).value == normal


@given(one=identifiers())
def test_normal_form_settles(one):
    assert identifier(one.scheme, one.value) == one
    assert is_valid(one)


@given(
    scheme=st.sampled_from(["doi", "isbn", "issn", "pmid", "arxiv", "orcid", "ror", "url", "x"]), value=hard_values()
)
def test_any_value_is_kept_or_normal(scheme, value):
    once = identifier(scheme, value)
    assert identifier(scheme, once.value) == once
    assert once.value or not value.strip()


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("issn", "2008-0867"), ("isbn", "9781399506229"), ("isbn", "080442957X"), ("orcid", "0000-0002-1694-233X"),
        ("isni", "0000-0001-2150-090X"), ("ror", "https://ror.org/05vf56z40"),
    ],
)  # fmt: skip
def test_every_wrong_digit_is_seen(scheme, value):
    """Each of these schemes detects every single wrong digit."""
    assert is_valid(Identifier(scheme, value))
    for at, sign in enumerate(value):
        if sign.isdigit():
            wrong = value[:at] + str((int(sign) + 1) % 10) + value[at + 1 :]
            assert not is_valid(Identifier(scheme, wrong)), wrong


def test_found_in_text_of_many_scripts():
    text = (
        "رجوع کنید به https://x.org/doi/full/10.1080/abc.2020/pdf?x=1، شابک: ۹۷۸-۳-۱۶-۱۴۸۴۱۰-۰. "
        "ISBN-13: 978-3-16-148410-0；ISBN 0-8044-2957-X; eISSN: 2345-3117. ISSN 2008-0867, "
        "著者 https://orcid.org/0000-0002-1825-0097, (PMID: 12345; PMCID: PMC1234567) arXiv:2101.00001v2."
    )
    assert [(one.scheme, one.value) for one in find_identifiers(text)] == [
        ("doi", "10.1080/abc.2020"), ("isbn", "9783161484100"), ("isbn", "080442957X"), ("eissn", "2345-3117"),
        ("issn", "2008-0867"), ("orcid", "0000-0002-1825-0097"), ("pmid", "12345"), ("pmcid", "PMC1234567"),
        ("arxiv", "2101.00001v2"),
    ]  # fmt: skip


def test_plain_numbers_are_no_identifiers():
    assert find_identifiers("In 2008-2009 see pp. 1234-5678, vol. 10.1, tel. 978-1234, £85.00") == ()


@pytest.mark.parametrize("piece", ["10.1234/" + ")" * 50_000, "isbn " + "1-" * 50_000, "10.1234/a https://x/" * 5000])
def test_time_is_linear(piece):
    assert quickest(lambda: find_identifiers(piece), 1) < 1
    assert quickest(lambda: identifier("doi", piece), 1) < 1

"""The formats of lines and braces: written is read back, damage is told and nothing lost, no input is slow."""

import io
from collections.abc import Callable
from functools import partial

import pytest
import strategies
from effort import quickest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.formats import formats
from dragoman.formats.language import assumed
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

ALL = formats()
LINES = ("bibtex", "biblatex", "ris", "refer", "noteexpress", "wos", "medline", "refworks", "cnki_text")
HELD: dict[str, tuple[str, ...]] = {
    "bibtex": ("type", "languages", "title", "issued", "container", "volume", "issue", "pages", "publisher",
    "identifiers",
               "links", "abstract", "keywords", "remarks", "names", "extra"),
    "biblatex": ("type", "languages", "title", "issued", "container", "volume", "issue", "pages", "publisher",
                 "identifiers", "links", "abstract", "keywords", "remarks", "names", "extra"),
    "ris": ("type", "languages", "volume", "issue", "pages", "links", "titles", "abstracts", "words", "first names"),
    "refer": ("type", "languages", "volume", "issue", "pages", "links", "titles", "words", "first names"),
    "noteexpress": ("type", "languages", "volume", "issue", "pages", "links", "titles", "abstracts", "words"),
    "wos": ("languages", "volume", "pages", "first title", "words"),
    "medline": ("languages", "volume", "issue", "pages", "first title", "abstracts", "words"),
    "refworks": ("type", "languages", "volume", "issue", "titles", "abstracts", "words", "first names"),
    "cnki_text": ("languages", "volume", "issue", "titles", "abstracts", "words"),
}  # fmt: skip
"""What each format gives back exactly."""


def values_of(forms: tuple[Text, ...]) -> set[str]:
    return {form.value for form in forms}


def people(record: Record) -> tuple[Contributor, ...]:
    """Contributors with those of the book, to which readers give the editors of a chapter; forms once."""
    return record.contributors + (record.container.contributors if record.container else ())


def bare(name: Name) -> str:
    parts = (name.literal, name.particle, name.family, name.given, name.dropping_particle, name.suffix)
    return " ".join(sorted(word for part in parts for word in part.split()))


def whole(record: Record) -> object:
    if not record.container or not (record.container.title or record.container.identifiers):
        return None
    return record.container.title, set(record.container.identifiers)


ASPECTS: dict[str, Callable[[Record], object]] = {
    "titles": lambda record: values_of(record.title),
    "first title": lambda record: record.title[:1] and record.title[0].value,
    "abstracts": lambda record: values_of(record.abstract),
    "words": lambda record: values_of(record.keywords),
    "container": whole,
    "names": lambda record: sorted(((one.names, one.role) for one in people(record)), key=repr),
    "first names": lambda record: sorted(bare(one.name) for one in people(record)),
    "pages": lambda record: record.pages.replace("–", "-"),
    "identifiers": lambda record: set(record.identifiers),
    "keywords": lambda record: set(record.keywords),
    "extra": lambda record: dict(record.extra),
}


def read(name: str, raw: bytes) -> tuple[list[Record], Report]:
    report, reader = Report("input"), ALL[name].read
    assert reader is not None
    return list(reader(io.BytesIO(raw), report)), report


def written(name: str, records: list[Record]) -> tuple[bytes, Report]:
    stream, report, writer = io.BytesIO(), Report(), ALL[name].write
    assert writer is not None
    writer(iter(records), stream, report)
    return stream.getvalue(), report


def seen(record: Record, what: str) -> object:
    return ASPECTS[what](record) if what in ASPECTS else getattr(record, what)


def fitting(record: Record) -> Record:
    """A record as a source has it: a book's editor is not a part's own, a number not in two places, ids by kind."""
    roles = {"book": ("isbn",), "chapter": ("isbn",), "paper-conference": ("isbn",)}.get(record.type, ("issn", "eissn"))
    moved = tuple(one for one in record.identifiers if one.scheme not in {"issn", "eissn", "isbn", "url"})
    own = tuple(
        one for one in record.identifiers if one.scheme in roles and record.type in {"book", "thesis", "webpage"}
    )
    issue = record.issue if record.type == "article-journal" else ""
    container = record.container and record.container.replace(title=once(record.container.title))
    container = None if record.type in {"book", "thesis", "webpage"} else container
    texts = {field: once(getattr(record, field)) for field in ("title", "abstract", "keywords", "remarks", "publisher")}
    return record.replace(identifiers=moved + own, issue=issue, container=container, **texts)


def tagged(record: Record) -> Record:
    """A record whose forms say their language: BibTeX has no word for "not known", a reader takes the entry's."""
    lang = next(iter(record.languages), "")

    def told(forms: tuple[Text, ...]) -> tuple[Text, ...]:
        return once(tuple(Text(one.value, one.lang or assumed(one.value, lang)) for one in forms))

    container = record.container and record.container.replace(title=told(record.container.title))
    texts = {field: told(getattr(record, field)) for field in ("title", "abstract", "keywords", "remarks", "publisher")}
    return record.replace(container=container, **texts)


def once(forms: tuple[Text, ...]) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(forms))


@pytest.mark.parametrize("name", LINES)
@settings(max_examples=strategies.tries(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(record=strategies.records())
def test_what_is_written_is_read_back(name: str, record: Record) -> None:
    record = fitting(record)
    record = tagged(record) if name in {"bibtex", "biblatex"} else record
    raw, _ = written(name, [record])
    again, _ = read(name, raw)
    assert len(again) == 1, raw.decode()
    for what in HELD[name]:
        assert seen(again[0], what) == seen(record, what), f"{what}\n{raw.decode()}"


EVIL = (
    "\n@book{evil, title={x}}", "}\n@article{e,", "\\input{/etc/passwd}", "\nER  - \nTY  - BOOK", "\n%0 Book", "\nPT J",
    "{Reference Type}: Book", "\nPMID- 1", "\nRT Book", '"', "^^5cinput", "$", "-- --", "``", "\x00",
)  # fmt: skip
HARD = st.lists(
    st.one_of(
        strategies.hard_values(),
        st.sampled_from(EVIL),
    ),
    max_size=4,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("name", LINES)
@settings(max_examples=strategies.tries(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(title=HARD, note=HARD)
def test_no_value_can_make_another_record(name: str, title: str, note: str) -> None:
    record = Record(type="article-journal", key="a", title=(Text(title or "x"),), remarks=(Text(note),),
                    contributors=(Contributor((Name(literal=title or "x"),)),))  # fmt: skip
    raw, _ = written(name, [record, record.replace(key="b")])
    again, report = read(name, raw)
    assert len(again) == 2
    assert [one.finding.code for one in report.rejected if one.finding.code != "tagged.header"] == []


@settings(max_examples=strategies.tries(100), deadline=None, suppress_health_check=list(HealthCheck))
@given(title=HARD)
def test_a_title_comes_back_from_bibtex_and_holds_no_command(title: str) -> None:
    said = " ".join(title.replace("\x00", "").split())
    raw, _ = written("bibtex", [Record(title=(Text(said),))])
    assert b"\\input" not in raw
    again, _ = read("bibtex", raw)
    assert not said or without_marks(again[0].title[0].value) == without_marks(said)


def without_marks(text: str) -> str:
    """A text in NFC, the white space folded as the reader folds it."""
    import unicodedata

    return " ".join(unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode()).split())


SAMPLES: dict[str, str] = {
    "bibtex": """@string{j = "مجله"}
@article{k1, author = {Kızılyurt, Özgür and مهدی}, title = {Карабах {\\"o}}, journal = j # "x", year = 2009}
@comment{jabref-meta: x}
text
@book{k2, title = "卡拉巴赫", crossref = {k3}}
@book{k3, title={تاریخ}}
""",
    "ris": """TY  - JOUR\r
AU  - Бартольд, В.\r
TI  - قره‌باغ\r
  second line\r
KW  - 战争\r
ER  - \r
\r
TY  - BOOK\r
TI  - Savaş\r
ER  - \r
""",
    "refer": "%0 Journal Article\n%A 张三\n%T 卡拉巴赫\n%Q Karabakh\n\n%0 Book\n%T Тарих\n%X نص\n طويل\n",
    "noteexpress": """{Reference Type}: Journal Article
{Title}: 卡拉巴赫
{Author}: 张三;李四
{Abstract}：قره‌باغ

{Reference Type}: Thesis
{Title}: Карабах
""",
    "wos": """FN X
VR 1.0
PT J
AU Kızılyurt, Ö
   Бартольд, В
TI Karabağ
   قره‌باغ
SO 世界历史
ER

PT B
TI Savaş
ER

EF
""",
    "medline": "PMID- 1\nTI  - Karabağ\n      قره‌باغ\nFAU - Бартольд, В.\nJT  - 世界历史\n\nPMID- 2\nTI  - Second\n",
    "refworks": "RT Journal Article\nA1张三;李四\nT1 卡拉巴赫\nAB قره‌باغ\nweiter\n\nRT Book, Whole\nT1 Карабах\n",
    "cnki_text": """SrcDatabase-来源库: 期刊
Title-题名: 卡拉巴赫
Author-作者: 张三;
Summary-摘要: قره‌باغ Карабах

SrcDatabase-来源库: 硕士
Title-题名: Savaş
""",
}


@st.composite
def damaged(draw: st.DrawFn, name: str) -> bytes:
    """A real-looking file, several times over: cut, bytes flipped, lines swapped, separators doubled,
    encodings mixed."""
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-8"]))
    raw = bytearray((SAMPLES[name] * draw(st.integers(1, 3))).encode(encoding))
    for _ in range(draw(st.integers(0, 6))):
        raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    lines = bytes(raw).split(b"\n")
    for _ in range(draw(st.integers(0, 3))):
        one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        lines[one], lines[other] = lines[other], lines[one]
    mixed = b"\n".join(lines) + draw(st.sampled_from([b"", SAMPLES[name].encode("gb18030", "replace"), b"\xff\xfe{{{"]))
    mark = draw(st.sampled_from([b"", b"{", b"}", b",", b"\n", b'"', b"=", b"-", b":"]))
    mixed = mixed.replace(mark, mark * draw(st.sampled_from([0, 2]))) if mark else mixed
    return mixed[: draw(st.integers(0, len(mixed)))]


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(max_examples=strategies.tries(120), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_input_is_told_and_no_byte_is_lost(name: str, data: st.DataObject) -> None:
    raw = data.draw(damaged(name))
    records, report = read(name, raw)
    kept = bytearray(len(raw))
    for record in records:
        here = record.source
        assert raw[here.start : here.start + len(here.raw)] == here.raw
        kept[here.start : here.start + len(here.raw)] = b"\1" * len(here.raw)
    for one in report.rejected:
        at = one.finding.place.offset
        kept[at : at + len(one.raw)] = b"\1" * len(one.raw)
    left = bytes(byte for byte, is_kept in zip(raw, kept, strict=True) if not is_kept)
    if name != "bibtex":
        assert left.translate(None, b" \t\r\n\x00\x1a\xef\xbb\xbf\xfe\xff") == b""
    written(name, records)


PIECES = (
    "@", "{", "}", '"', "@a{", "@a{k,t={", '@a{k,t="', "x={\n,", "a=1,", "\\'{", "$", "\\", "@comment{\n",
    "\n@comment{{",
    "#", "TY  - ", "TY  - JOUR\n", "\nAU  - a;", "%0 ", "%A a\n", "{Title}: ", "{Reference Type}: x\n", "PT J\n",
    "AU a\n   ", "PMID- 1\n", "FAU - a\n", "RT x\n", "A1 ;;", "Title-题名: ", "【题名】", " ", "\n", "\r", "\t", "a",
    "，", "and ", "\x00", "\u200c",
)  # fmt: skip
"""What an attacker would repeat."""


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_no_string_takes_more_than_linear_time(name: str) -> None:
    for piece in PIECES:
        raw = (SAMPLES[name] + piece * (100_000 // len(piece.encode()))).encode()
        assert quickest(partial(read, name, raw), 1) < 1, piece

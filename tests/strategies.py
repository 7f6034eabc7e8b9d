"""Hypothesis strategies for values of the record: five scripts and more, right to left among them."""

import os

from hypothesis import strategies as st

from dragoman.record.date import Date
from dragoman.record.form import Forms, Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Link, Metric, Record, Section, Source
from dragoman.record.name import Contributor, Name

WORDS: dict[str, tuple[str, ...]] = {
    "en": ("Karabakh", "war", "and", "Iran’s", "foreign", "policy", "co-operation", "1992"),
    "fa": ("جنگ", "قره‌باغ", "سیاست", "خارجی", "ایران", "تحلیل", "سازه‌انگارانۀ", "۱۳۹۹"),
    "ar": ("الحرب", "في", "القوقاز", "وتاريخها", "مؤتمر", "١٩٩٢", "إيران"),
    "az": ("Qarabağ", "müharibəsi", "və", "İranın", "xarici", "siyasəti", "ığdır"),
    "tr": ("Karabağ", "savaşı", "ve", "İran’ın", "dış", "politikası", "ışığında"),
    "ru": ("Карабахская", "война", "и", "внешняя", "политика", "ёлка", "Ирана"),
    "zh": ("卡拉巴赫", "战争", "与", "伊朗", "外交", "政策", "阿塞拜疆"),
    "ja": ("ナゴルノ・カラバフ", "戦争", "と", "パリ", "外交"),
    "ko": ("카라바흐", "전쟁과", "이란의", "외교"),
    "he": ("מלחמת", "קרבאך", "ומדיניות", "איראן"),
    "el": ("Ο", "πόλεμος", "του", "Καραμπάχ"),
    "hy": ("Ղարաբաղյան", "պատերազմ", "և"),
    "ka": ("ყარაბაღის", "ომი", "და"),
}
"""Words by language."""

_SPACES = {"zh": "", "ja": ""}
_HARD = (
    "\u200c",
    "\u200f",
    "\u202e",
    "\u0301",
    "İ",
    "ß",
    "ﬁ",
    "\u0130\u0307",
    "&",
    "<b>",
    "{",
    "}",
    "\\",
    "%",
    '"',
    "|",
    "–",
)
"""Pieces that break careless code: zero-width and bidi signs, combining marks, mark-up, braces."""

_NAMES: tuple[Name, ...] = (
    Name(family="Kızılyurt", given="Özgür", lang="tr"),
    Name(family="Abbaszadeh Fathabadi", given="Mehdi", lang="en"),
    Name(literal="مهدی عباس‌زاده فتح‌آبادی", lang="fa"),
    Name(family="Əliyev", given="Heydər Əlirza oğlu", lang="az"),
    Name(family="Бартольд", given="Василий Владимирович", lang="ru"),
    Name(family="王", given="小波", lang="zh"),
    Name(family="Waals", given="Johannes", particle="van der", lang="nl"),
    Name(family="King", given="Martin Luther", suffix="Jr.", lang="en"),
    Name(literal="University of Tehran", lang="en"),
    Name(literal="ابن خلدون", lang="ar"),
)
_EDTF = ("2009", "2009-04", "2009-04-12", "1990/1992", "2001-21", "1990?", "2009-04/2010", "-0044")
_IDENTIFIERS = (
    ("doi", "10.22059/jcep.2022.318774.449983"), ("issn", "2008-0867"), ("eissn", "2345-3117"),
    ("isbn", "9781399506229"), ("pmid", "12345678"), ("arxiv", "2101.00001"), ("url", "https://example.org/مقاله?a=1&b=2"),
)  # fmt: skip


def languages() -> st.SearchStrategy[str]:
    """BCP 47 tags of the languages that :data:`WORDS` has."""
    return st.sampled_from(sorted(WORDS))


@st.composite
def values(draw: st.DrawFn, lang: str = "", max_words: int = 8) -> str:
    """Plain phrases of a language (any, when none is given), as a title would have them."""
    tag = lang or draw(languages())
    return _SPACES.get(tag, " ").join(draw(st.lists(st.sampled_from(WORDS[tag]), min_size=1, max_size=max_words)))


def hard_values() -> st.SearchStrategy[str]:
    """Phrases with pieces that break careless code in between, and any Unicode at all."""
    pieces = st.one_of(values(max_words=2), st.sampled_from(_HARD), st.text(max_size=5))
    return st.lists(pieces, max_size=6).map("".join)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Forms with their tag, a machine translation or a romanisation now and then."""
    tag = draw(languages())
    marked = draw(st.sampled_from([tag, tag, tag, "", f"{tag}-t-en-t0-und", f"{tag}-Latn-t-{tag}-m0-alaloc"]))
    return Text(draw(values(lang=tag)), marked)


def forms(max_size: int = 3) -> st.SearchStrategy[Forms]:
    """Several forms of one value, each once."""
    return st.lists(texts(), max_size=max_size, unique=True).map(tuple)


def names() -> st.SearchStrategy[Name]:
    """Names as a careful source has them: parted and literal, persons and bodies."""
    return st.sampled_from(_NAMES)


@st.composite
def contributors(draw: st.DrawFn) -> Contributor:
    """Contributors with one or two forms of their name."""
    found = tuple(draw(st.lists(names(), min_size=1, max_size=2, unique=True)))
    return Contributor(found, draw(st.sampled_from(["author", "author", "editor", "translator"])))


def dates() -> st.SearchStrategy[Date]:
    """Dates of every precision, some with a literal in another calendar, some none."""
    plain = st.sampled_from(_EDTF).map(Date)
    years = st.integers(1000, 2030).map(lambda year: Date(f"{year:04}"))
    others = st.sampled_from(
        [Date(), Date(literal="n.d."), Date("2021", "۱۴۰۰", "persian"), Date("2012", "民國101年", "roc")]
    )
    return st.one_of(plain, years, others)


def identifiers() -> st.SearchStrategy[Identifier]:
    """Valid identifiers of several schemes."""
    return st.sampled_from(_IDENTIFIERS).map(lambda pair: Identifier(*pair))


@st.composite
def containers(draw: st.DrawFn) -> Record:
    """Journals and books in which something appeared."""
    issns = draw(st.lists(identifiers().filter(lambda one: "issn" in one.scheme), max_size=2, unique=True))
    metrics = draw(st.sampled_from([(), (Metric("impact_factor", "0.7", "", "2023", "JCR"),)]))
    return Record(
        type=draw(st.sampled_from(["periodical", "book"])), title=draw(forms().filter(bool)), identifiers=tuple(issns),
        metrics=metrics,
    )  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records of several types with all that common formats hold."""
    lang = draw(languages())
    return Record(
        id=draw(st.sampled_from(["", "r1", "r2"])),
        type=draw(st.sampled_from(["article-journal", "book", "chapter", "thesis", "paper-conference", "webpage"])),
        languages=(lang,),
        title=(Text(draw(values(lang=lang)), lang), *draw(forms(max_size=2))),
        contributors=tuple(draw(st.lists(contributors(), max_size=3, unique=True))),
        issued=draw(dates()),
        container=draw(st.none() | containers()),
        volume=draw(st.sampled_from(["", "14", "XII"])),
        issue=draw(st.sampled_from(["", "2", "3-4"])),
        pages=draw(st.sampled_from(["", "225-246", "e12", "١–٩"])),
        publisher=draw(forms(max_size=1)),
        identifiers=tuple(draw(st.lists(identifiers(), max_size=3, unique=True))),
        links=draw(st.sampled_from([(), (Link("https://example.org/1.pdf", "pdf", "open"),)])),
        abstract=draw(forms(max_size=2)),
        keywords=draw(forms(max_size=4)),
        sections=draw(st.sampled_from([(), (Section("disclosure", Text("None.", "en"), "Disclosure:"),)])),
        remarks=draw(forms(max_size=1)),
        extra=draw(st.sampled_from([{}, {"ris:C7": ("x",)}])),
        source=Source(name="strategy", format="ris"),
    )


def tries(count: int) -> int:
    """Give how many examples a property tries: twenty times as many when faults are searched for."""
    return count * 20 if os.environ.get("DRAGOMAN_FUZZ") else count

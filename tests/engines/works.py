"""A small library in ten languages, for the suite that every engine must pass."""

from collections.abc import Iterator

from dragoman.engines.port import Put, Work
from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Link, Metric, Note, Record
from dragoman.record.name import Contributor, Name

TITLES = {
    "war-en": ("en", "The Karabakh War and its aftermath", 1994),
    "war-fa": ("fa", "تحلیل جنگ قره‌باغ و سیاست ایران", 2022),
    "spaced-fa": ("fa", "مناقشه قره باغ", 2005),
    "joined-fa": ("fa", "بحران قرهباغ در قفقاز", 2001),
    "az": ("az", "Qarabağ münaqişəsi", 1999),
    "tr": ("tr", "Karabağ sorunu ve Türkiye'nin siyaseti", 2010),
    "ru": ("ru", "Нагорный Карабах: история конфликта", 1991),
    "zh": ("zh", "纳戈尔诺-卡拉巴赫冲突与大国博弈", 2021),
    "ar": ("ar", "الصراع في ناغورني قره باغ", 2016),
    "iran-en": ("en", "Iran between two revolutions", 1982),
    "iron-en": ("en", "Iron metallurgy in antiquity", 1977),
    "poem-el": ("el", "Ποιήματα της Αλεξάνδρειας", 1935),
    "ja": ("ja", "アルメニアの民族政党", 2009),
    "ko": ("ko", "아르메니아의 역사", 2011),
    "ahn-en": ("en", "A treatise on peace in the East", 1910),
    "nobel-en": ("en", "Japan, the ambiguous, and myself", 1995),
}
"""Id → language, title, year."""

AUTHORS = {
    "tr": Name(family="Kızılyurt", given="Özgür", lang="tr"),
    "war-fa": Name(literal="مهدی عباس‌زاده", lang="fa"),
    "ru": Name(family="Захаров", given="Виктор", lang="ru"),
    "zh": Name(family="王", given="小明", lang="zh"),
    "ja": Name(literal="大塚雅之", lang="ja"),
    "ko": Name(literal="반기문", lang="ko"),
    "ahn-en": Name(family="Ahn", given="Jung-geun", lang="en"),
    "nobel-en": Name(family="Ōe", given="Kenzaburō", lang="en"),
    "iran-en": Name(family="Abrahamian", given="Ervand", lang="en"),
}


def record(id: str) -> Record:
    """Give the record of one of the works."""
    lang, title, year = TITLES[id]
    names = (Contributor((AUTHORS[id],)),) if id in AUTHORS else ()
    return Record(
        id=id, type="book" if id == "iran-en" else "article-journal", languages=(lang,), title=(Text(title, lang),),
        issued=Date(str(year)), contributors=names, **EXTRA.get(id, {}),
    )  # fmt: skip


EXTRA: dict[str, dict] = {
    "tr": {
        "notes": (Note("1", "Haqiqatpur, Hatirat, s. 12."), Note("2", "Həqiqətpur, a.g.e.")),
        "container": Record(
            type="periodical", title=(Text("Politics, Religion & Ideology", "en"),),
            metrics=(Metric("cas_zone", "2", "哲学"), Metric("jcr_quartile", "Q1", "HISTORY")),
        ),
        "identifiers": (Identifier("doi", "10.1080/21567689.2023.2262392"),),
    },
    "war-en": {
        "abstract": (Text("How the war over the region ended, and who made the peace.", "en"),),
        "keywords": (Text("Karabakh", "en"), Text("peace", "en")),
        "links": (Link("https://example.org/a.pdf", "pdf", "open"),),
    },
    "zh": {"keywords": (Text("国际关系", "zh"), Text("战争", "zh"))},
}  # fmt: skip

CITES = {"tr": ("war-en", "ru"), "war-fa": ("war-en",)}


def puts() -> Iterator[Put]:
    """Give all works as puts."""
    for id in TITLES:
        cited_by = sum(id in cited for cited in CITES.values())
        work = Work(id=id, record=record(id), cites=CITES.get(id, ()), cited_by=cited_by)
        yield Put(kind="work", id=id, value=work, keys=(f"title:{id}", "all"))

"""Which fields can a question name? Their names, also in other languages, and what kind of value each takes."""

from typing import Literal, get_args

from dragoman.record.model import Type
from dragoman.text.script import Script
from dragoman.text.tag import normal_tag

Kind = Literal["words", "exact", "number", "has"]

KINDS: dict[str, Kind] = {
    "title": "words",
    "author": "words",
    "journal": "words",
    "subject": "words",
    "abstract": "words",
    "notes": "words",
    "publisher": "words",
    "text": "words",
    "lang": "exact",
    "script": "exact",
    "type": "exact",
    "category": "exact",
    "quartile": "exact",
    "doi": "exact",
    "isbn": "exact",
    "issn": "exact",
    "identifier": "exact",
    "key": "exact",
    "id": "exact",
    "cites": "exact",
    "cited-by": "exact",
    "year": "number",
    "zone": "number",
    "cited": "number",
    "has": "has",
}
"""Field → kind of its values."""

HAS = (
    "abstract", "notes", "references", "keywords", "fulltext", "open", "link", "doi", "isbn", "author", "year",
    "journal", "translation", "citations",
)  # fmt: skip
"""What ``has:`` can ask for."""

CLOSED: dict[str, tuple[str, ...]] = {
    "type": get_args(Type), "script": get_args(Script), "quartile": ("Q1", "Q2", "Q3", "Q4"),
}  # fmt: skip
"""Field → all values there are; whether letters are small or capital does not matter."""

_NO_LANGUAGE = frozenset({"und", "mul", "zxx"})
"""Tags that ask for works in no one language (ISO 639-2)."""


def known_values(field: str, value: str) -> str:
    """Say what a field can ask for when ``value`` is nothing of it; "" when the value can be meant.

    >>> known_values("quartile", "Q7"), known_values("quartile", "q1"), known_values("lang", "Persian")
    ('Q1, Q2, Q3, Q4', '', '')
    """
    if field in CLOSED:
        known = CLOSED[field]
        return "" if value.lower() in {one.lower() for one in known} else ", ".join(known)
    if field == "lang" and value.lower() not in _NO_LANGUAGE and not normal_tag(value):
        return "fa, zh-Hant, persian, فارسی …"
    return ""


ALIASES: dict[str, str] = {
    **{name: name for name in KINDS},
    **dict.fromkeys(("ti", "titel", "titre", "başlık", "başlıq", "عنوان", "название", "заглавие", "标题", "題名"),
                    "title"),
    **dict.fromkeys(("au", "by", "creator", "contributor", "editor", "autor", "auteur", "yazar", "müəllif", "نویسنده",
                     "مؤلف", "автор", "作者"), "author"),
    **dict.fromkeys(("source", "container", "in", "zeitschrift", "revue", "dergi", "jurnal", "مجله", "نشریه", "مجلة",
                     "журнал", "期刊"), "journal"),
    **dict.fromkeys(("keyword", "keywords", "kw", "topic", "konu", "mövzu", "موضوع", "کلیدواژه", "тема", "主题",
                     "关键词"), "subject"),
    **dict.fromkeys(("ab", "summary", "özet", "xülasə", "چکیده", "аннотация", "摘要"), "abstract"),
    **dict.fromkeys(("note", "footnote", "references", "reference", "یادداشت", "примечания", "注释"), "notes"),
    **dict.fromkeys(("place", "pub", "ناشر", "издательство", "出版社"), "publisher"),
    **dict.fromkeys(("language", "dil", "زبان", "язык", "语言"), "lang"),
    **dict.fromkeys(("date", "py", "yıl", "il", "سال", "год", "年份", "年"), "year"),
    **dict.fromkeys(("jcr", "quartil"), "quartile"),
    **dict.fromkeys(("citedby", "cited_by"), "cited-by"),
    **dict.fromkeys(("genre", "tür", "نوع", "тип", "类型"), "type"),
    **dict.fromkeys(("cat",), "category"),
    **dict.fromkeys(("cas", "分区"), "zone"),
    **dict.fromkeys(("citations",), "cited"),
}  # fmt: skip
"""Name as typed, in lower case → field."""

"""Makes references in the styles no corpus has: GOST, GB/T 7714, İSNAD, Iranian, Arabic, Azerbaijani, Oxford notes.

A reference is put together from facts (names, titles, places) and a template whose fields are the labels, so the labels
are free. Facts of Latin script come from the training part of the corpora, those of other scripts, and all templates,
from ``synthetic_facts.json``.
"""

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.reference_cases.corpora import Span, Tagged, tagged

_TABLES = json.loads(Path(__file__).with_name("synthetic_facts.json").read_text(encoding="utf-8"))
FACTS: dict[str, dict[str, list[str]]] = _TABLES["languages"]
LATIN_TEMPLATES: list[str] = _TABLES["latin_templates"]

_FIELD = re.compile(r"\{(\w+):(\w+)\}")
_FA = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_AR = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_HOSTS = ("bit.ly", "example.org", "www.example.com", "news.example.ir", "shorturl.at", "example.az")
_PATHS = ("3wy", "news/item?id=", "a/b/", "watch?v=Xy", "archive/")
_LETTERS = {"A": "author", "T": "title", "B": "title", "C": "container", "P": "place", "U": "publisher"}
_FRAMED: dict[str, tuple[str, ...]] = {
    "fi": ("{family} {given}",),
    "fi2": ("{family} {given}",),
    "if": ("{given} {family}",),
    "gf": ("{given} {family}",),
    "fg": ("{family}{comma} {given}",),
    "zh": ("{family}{given}",),
    "zh2": ("{family}{given}",),
    "red": ("под ред. {given} {family}", "отв. ред. {given} {family}", "сост. {given} {family}"),
    "per": ("пер. с фр. {given} {family}", "пер. {given} {family}"),
    "bian": ("{family}{given}主编", "{family}{given}编"),
    "zhu": ("[美]{family}{given}著", "[法]{family}{given}", "[日]{family}{given}著"),
    "yi": ("{family}{given}译",),
    "tarjome": ("ترجمه {given} {family}", "ترجمهٔ {given} {family}", "ترجمه‌ی {given} {family}"),
    "koush": ("به کوشش {given} {family}", "به اهتمام {given} {family}"),
    "atarjama": ("ترجمة {given} {family}",),
    "cev": ("çev. {given} {family}",),
    "haz": ("ed. {given} {family}", "haz. {given} {family}"),
    "E": ("{person} (eds)", "{person} (ed)", "{person} (ed.),"),
    "ed": ("ed. {person}", "eds. {person}"),
    "Hg": ("{person} (Hrsg.)", "{person} (Hg.)"),
    "cura": ("a cura di {person}",),
}
"""Persons in their roles."""
_UNIVERSITIES = {
    "zh": ("北京大学", "复旦大学"),
    "fa": ("دانشگاه تهران", "دانشگاه تبریز"),
    "tr": ("Ankara Üniversitesi",),
}
_NUMBERS: dict[str, tuple[str, ...]] = {
    "y": ("{year}",),
    "num": ("{page}",),
    "range": ("{page}-{last}", "{page}–{last}"),
    "p": ("p. {page}", "{page}"),
    "pp": ("pp. {page}–{last}", "{page}-{last}"),
    "at": ("{page} at {last}", "{page}"),
    "S": ("S. {page}–{last}", "S. {page} ff.", "S. {page}"),
    "colon": ("{volume}:{issue}",),
    "v": ("{volume}",),
    "rom": ("XII", "IV", "XXIII", "n. s. VI"),
    "noen": ("no. {issue}",),
    "slash": ("{volume}/{issue}",),
    "vi": ("{volume}({issue})",),
    "i": ("{issue}",),
    "no": ("№ {issue}",),
    "tno": ("Т. {volume}, № {issue}",),
    "cs": ("С. {page}–{last}.", "с. {page}", "С. {page}"),
    "total": ("{page} с.",),
    "totals": ("{page} s.",),
    "s": ("s. {page}-{last}", "s. {page}"),
    "dis": ("дис. … канд. ист. наук", "автореф. дис. … д-ра филол. наук"),
    "izd": ("{issue}-е изд., испр.",),
    "ban": ("{issue}版",),
    "ynian": ("{year}年",),
    "di": ("第{page}页", "第{page}-{last}页"),
    "qi": ("第{issue}期",),
    "iso": ("{year}-{month:02}-{day:02}",),
    "iso2": ("{year}-{month:02}-{day:02}",),
    "py": ("{fa:persian}", "{fa:persian}", "{persian}"),
    "ay": ("{ar:year}", "{year}"),
    "ps": ("{fa:ص page}", "ص. {page}", "ص {page}"),
    "pss": ("{fa:صص page-last}", "ص {page}–{last}"),
    "dsh": ("{fa:دوره volume، شماره issue}", "سال {volume}، ش {issue}"),
    "sh": ("{fa:شماره issue}", "ش {issue}"),
    "dv": ("{fa:volume(issue)}", "{volume}({issue})"),
    "chap": ("چاپ سوم", "چاپ اول"),
    "arshad": ("پایان‌نامه کارشناسی ارشد", "رساله دکتری"),
    "pdate": ("{day} مهر {persian}", "{day} آبان {persian}", "{day} خرداد {persian}"),
    "aadad": ("المجلد {volume}، العدد {issue}", "العدد {issue}"),
    "aydate": ("Haziran {year}", "Aralık {year}", "Mart {year}"),
    "trdate": ("{day} Mayıs {year}", "{day} Ekim {year}", "{day} Ağustos {year}"),
    "endate": ("{day} April {year}", "{day} May {year}", "{day} October {year}", "{day} February {year}"),
    "vrom": ("I", "II", "IV"),
    "tez": ("Doktora Tezi", "Yüksek Lisans Tezi"),
    "bas": ("{issue}. bs.",),
    "edn": ("{issue}th ed.", "2nd ed."),
    "diss": ("PhD thesis", "Diss.", "unpublished PhD dissertation"),
    "seen": ("дата обращения: {day:02}.{month:02}.{year}",),
    "url": ("https://{host}/{path}{page}",),
}
"""Numbers, dates and marks as printed."""
_OTHER_DIGITS = re.compile(r"\{(fa|ar):([^}]+)\}")


class Writer:
    """Fills templates with facts drawn from one seeded generator."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)

    def one(self, lang: str) -> Tagged:
        """Make one reference of a language."""
        facts = FACTS[lang]
        template = self.draw.choice(facts["templates"])
        spans = _spans(template, lambda name: self._value(name, lang, facts))
        return tagged(spans, "", f"synthetic-{lang}", f"synthetic-{lang}")

    def latin(self, known: dict[str, list[str]]) -> Tagged:
        """Make one reference in a note style out of fields of other references (by label)."""

        def value(name: str) -> str:
            if name in _LETTERS:
                return self.draw.choice(known[_LETTERS[name]])
            if name in _FRAMED:
                return self.draw.choice(_FRAMED[name]).format(person=self.draw.choice(known["author"]))
            return self._number(name)

        spans = _spans(self.draw.choice(LATIN_TEMPLATES), value)
        return tagged(spans, "", "synthetic-latin", "synthetic-latin")

    def _value(self, name: str, lang: str, facts: dict[str, list[str]]) -> str:
        pick = self.draw.choice
        if name in {"t", "t2"}:
            return pick(facts["frames"]).replace("{}", pick(facts["topics"]))
        if name in _FRAMED:
            comma = "،" if lang in {"fa", "ar"} else ","
            return pick(_FRAMED[name]).format(family=pick(facts["families"]), given=pick(facts["givens"]), comma=comma)
        if name == "uni":
            return pick(_UNIVERSITIES[lang])
        plain = {"j": "journals", "pl": "places", "pu": "publishers"}.get(name)
        return pick(facts[plain]) if plain else self._number(name)

    def _number(self, name: str) -> str:
        draw = self.draw.randint
        page = draw(1, 600)
        numbers = {
            "year": draw(1890, 2024), "page": page, "last": page + draw(1, 40), "volume": draw(1, 80),
            "issue": draw(1, 12), "month": draw(1, 12), "day": draw(1, 28), "persian": draw(1300, 1402),
        }  # fmt: skip
        form = self.draw.choice(_NUMBERS[name])
        form = _OTHER_DIGITS.sub(lambda found: _in_digits(found, numbers), form)
        return form.format(host=self.draw.choice(_HOSTS), path=self.draw.choice(_PATHS), **numbers)


def _in_digits(found: re.Match[str], numbers: dict[str, int]) -> str:
    """Write the numbers of a form in Persian or Arabic digits."""
    text = re.sub(r"[a-z]+", lambda word: str(numbers[word[0]]), found[2])
    return text.translate(_FA if found[1] == "fa" else _AR)


def _spans(template: str, value: Callable[[str], str]) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for field in _FIELD.finditer(template):
        spans.append((template[at : field.start()], "other"))
        spans.append((value(field[2]), field[1]))
        at = field.end()
    return [*spans, (template[at:], "other")]


def synthetic(count: int, known: dict[str, list[str]], seed: int = 7) -> Iterator[Tagged]:
    """Make ``count`` references of each language, and five times as many in Latin note styles from known fields."""
    writer = Writer(seed)
    for lang in FACTS:
        for _ in range(count):
            yield writer.one(lang)
    for _ in range(5 * count):
        yield writer.latin(known)

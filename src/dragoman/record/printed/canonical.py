"""Which works are cited by book, chapter and verse? Scriptures and classical authors, told by names and numbers."""

import re
from typing import NamedTuple

_SURA = r"\d{1,3}(?::\s?\d{1,3}(?:[–-]\d{1,3})?|/\d{1,3}(?:[–-]\d{1,3})?|, ?\d{1,3}(?:[–-]\d{1,3})?)"
_KORAN = (
    r"(?:(?:[Tt]he |Le |Il |El |Der )?(?:Holy |Heiliger |Saint |Sacro )?(?:Qur[’'ʾ]?[aā]n|Koran|Coran|Corano|Corán|"
    r"Kur[’']?[aâ]n(?:-ı Ker[iî]m)?|Qurani[- ]Kərim|Коран)|Q\.?|القرآن(?: الكريم)?|قرآن(?: کریم| مجید)?|《古兰经》)"
)
_BOOKS = (
    r"(?:[1-5I]{1,3}\.? ?)?(?:Gen(?:esis)?|Ex(?:od(?:us)?)?|Lev(?:iticus)?|Num(?:bers)?|Deut(?:eronomy)?|Dtn|"
    r"Josh(?:ua)?|"
    r"Judg|Sam(?:uel)?|Kings?|Chron|Isa(?:iah)?|Jes|Jer(?:emiah)?|Ezek(?:iel)?|Ez|Dan(?:iel)?|Hos|Joel|Amos|Mic|Zech|"
    r"Ps(?:alms?)?|Prov(?:erbs)?|Eccl(?:esiastes)?|Job|Hiob|M(?:at)?t(?:h(?:ew|äus)?)?|Mk|M(?:ar)?c|Mark|L(?:u)?[kc]|"
    r"Luke|"
    r"J(?:oh)?n|Joh|Jn|Gv|Acts|Apg|At(?:ti)?|Rom(?:ans)?|Röm|Rm|Cor(?:inthians)?|Kor|Gal(?:atians)?|Eph(?:esians)?|"
    r"Phil(?:ippians)?|Col|Kol|Thess|Tim|Tit|Heb(?:rews)?|Jas|Pet(?:er)?|Rev(?:elation)?|Offb|Ap|Мф|Мк|Лк|Ин|Быт|Исх|"
    r"Пс|"
    r"Деян|Рим|Кор)\.?"
)
_AUTHORS = (
    r"(?:Plat(?:o|on|one|ón|\.)|Aristotel(?:es|e)?|Aristot(?:le|e|\.)|Arist\.|Homer(?:os|\.)?|Hom\.|Omero|Homère|"
    r"H[ée]rodot(?:us|os|e|\.)?|Erodoto|Hdt\.|Th?uc[yi]did(?:es|e)|Thuc\.|Thukydides|Tucidide|Xen(?:ophon|\.)|"
    r"Senofonte|"
    r"Xénophon|Polyb(?:ius|ios|\.)|Polibio|Strab(?:o|on|one|\.)|Plut(?:arch|arque|arco|\.)|"
    r"Diod(?:orus|or|\.)(?: Siculus| Sic\.)?|Cic(?:ero|éron|erone|\.)|Ta[ck]it(?:us|e|o)|Tac\.|Liv(?:y|ius|io|\.)|"
    r"Tite-Live|Caes(?:ar|\.)|Cesare|Verg(?:il|\.)|Virg(?:il|ilio|ile)|Hor(?:ace|az|\.)|Orazio|Ovid(?:io|e)?|Ov\.|"
    r"Sen(?:eca|\.)|Sueton(?:ius|io)?|Suet\.|Plin(?:y|ius|io|\.)|Amm(?:ianus|\.)(?: Marcellinus| Marc\.)?|"
    r"Procop(?:ius|\.)|"
    r"Aug(?:ustine|ustinus|\.)|Agostino|Aischylos|Aeschylus|Sophocles|Sophokles|Eurip(?:ides|\.)|Aristophanes|"
    r"Demosthenes|Dem\.|Pausanias|Paus\.|Arrian(?:us)?|Jos(?:ephus|\.)|Eus(?:ebius|\.)|Lucretius|Lukrez|Dante|Eflatun|"
    r"Aristo|Платон|Аристотель|Геродот|Фукидид|Плутарх|Страбон|Тацит|افلاطون|ارسطو|أفلاطون|أرسطو|柏拉图|亚里士多德)"
)
_PLACE = (
    r"(?:(?:[IVX]{1,5}[.,]? |\d{1,2}[.,] ?)?\d{1,4}[a-e](?:\d{1,2})?(?:[–-]\d{0,4}[a-e]?\d{0,2})?|(?:[IVXLC]{1,7}|"
    r"[ivxlc]{1,7}|\d{1,3})[., ] ?\d{1,4}"
    r"(?:[.,] ?\d{1,3}){0,2}(?:[–-]\d{1,4}(?:\.\d{1,3})?)?|(?!1[4-9]\d\d|20\d\d)\d{1,4}(?:[–-]\d{1,4})?)"
)
_FORMS = (
    re.compile(rf"(?P<title>{_KORAN}),? (?:[Ss][uū]r[ae]h? ?)?(?P<place>{_SURA})(?!\d)"),
    re.compile(r"(?P<title>(?:القرآن الكريم[،:]? ?|"
        r"قرآن کریم[،:]? ?)?سور[ةه]ٔ? [^\W\d_]+)[،:]? ?(?P<place>(?:ال)?آ[يی][ةه]ٔ?:? ?[\d۰-۹٠-٩–-]+)"),
    re.compile(r"(?P<title>(?:[Сс]ура) \d{1,3}), (?P<place>(?:аят|айат)ы? \d{1,3}(?:[–-]\d{1,3})?)"),
    re.compile(r"(?P<title>[eaEA][lnrsşt]-[A-ZÂÎÛ][\w’-]+),? (?P<place>\d{1,3}/\d{1,3}(?:[–-]\d{1,3})?)(?!\d)"),
    re.compile(r"(?P<author>(?:[eE]l-)?(?:Buh[âa]r[îi]|Müslim|Tirmiz[îi]|Eb[ûu] D[âa]v[ûu]d|Nes[âa][îi]|İbn M[âa]ce)),"
               r" [“\"](?P<title>[^”\"]{2,40})[”\"],? (?P<place>\d{1,4}(?:[ ,]+\d{1,3})?)"),
    re.compile(rf"(?P<title>{_BOOKS}) "
               rf"(?P<place>\d{{1,3}}[:,.] ?\d{{1,3}}(?:[–-]\d{{1,3}}(?:[:,.]\d{{1,3}})?)?)(?![\d/])"),
    re.compile(rf"(?P<author>{_AUTHORS})"
               rf"(?:[,:،：.]? (?P<title>[^\W\d_][^\d:;()‘“«„]{{1,50}}?))?,? (?P<place>{_PLACE})(?![\d:/])"),
)  # fmt: skip
_HINT = re.compile(
    r"(?:^|[ (])(?:[Tt]he )?(?:[A-Z1-5ИМЛБДРКП][\w’'.]{0,11} ?|[eaEA][lnrst]-)|سور|قرآن|القرآن|افلا|أفلا|ارسطو|أرسطو|"
    r"[《柏亚]|[Сс]ура"
)
_LONGEST = 120
"""No such citation is longer."""
_AFTER = re.compile(r"[.,;:)\s]*$| \(|[,.]? (?:trans|ed|tr|übers|trad|çev|and|und|f|ff)\b")


class Canonical(NamedTuple):
    """A place in a canonical work: its author ("" for scriptures), its title, and the place meant in it."""

    author: str
    title: str
    place: str


def canonical(text: str) -> Canonical | None:
    """Read a citation of a scripture or a classical author; ``None`` for any other, and for one with more than that.

    >>> canonical("Plato, Republic 514a–520a")
    Canonical(author='Plato', title='Republic', place='514a–520a')
    >>> canonical("Mt 5,3–12").place, canonical("قرآن کریم، سوره بقره، آیه ۲۵۵").place
    ('5,3–12', 'آیه ۲۵۵')
    >>> canonical("Plato, The Republic (London: Penguin, 1955), p. 12") is None
    True
    """
    if len(text) > _LONGEST or not _HINT.match(text):
        return None
    for form in _FORMS:
        found = form.match(text)
        if found and _AFTER.match(text, found.end()):
            told = found.groupdict()
            return Canonical(told.get("author") or "", (told.get("title") or "").strip(" ,.،"), found["place"])
    return None

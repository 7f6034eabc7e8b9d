"""Which entries of a bibliography follow one custom throughout? German, Russian, Turkish, Arabic, Hebrew, Japanese."""

import re

from dragoman.record.printed.hint import hinted
from dragoman.record.printed.part import Part

_PERSON = r"[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?, [A-ZÀ-Þ][\w’.-]+(?: [A-ZÀ-Þ][\w’.-]*){0,2}"
_YEAR = r"(?:1[5-9]|20)\d\d"
_RUSSIAN = r"[А-Я][а-яё-]+,? (?:[А-Я][а-я]?\. ?){1,2}"
_TABLE = (
    (
        ": ",
        rf"(?P<author>{_PERSON}(?:[/;] ?{_PERSON}){{0,3}}): (?P<title>[^„“«;/]{{4,220}}?), "
        rf"(?:(?P<edition>\d{{1,2}}\. [a-zäöü. ]{{0,30}}Aufl\.),? )?(?P<place>[A-ZÄÖÜ][\w/ .-]{{2,40}}?)"
        rf"(?:: (?P<publisher>[^,;:\d]{{2,60}}?))?,? (?P<date>{_YEAR})\.?",
    ),
    (
        "』",
        rf"(?P<author>[^「『（(、。，]{{2,30}}?)(?:（(?P<date>{_YEAR})年?）)?「(?P<title>[^」]{{2,120}})」、?"
        rf"『(?P<container>[^』]{{2,80}})』(?:第?(?P<volume>\d+)[巻号](?:第?(?P<issue>\d+)号)?)?、?"
        rf"(?:（(?P<date_2>{_YEAR})年?）)?、?(?:(?P<date_3>{_YEAR})年?、?)?(?P<pages>\d+[–-]\d+)頁?。?",
    ),
    (
        "』",
        rf"(?:(?P<author>[^「『（(、。，編]{{2,40}}?)著?|(?P<editor>[^「『（(、。，編]{{2,40}})編著?)"
        rf"(?:（(?P<date>{_YEAR})年?）)?『(?P<title>[^』]{{2,120}})』(?P<publisher>[^、。\d]{{2,40}})"
        rf"(?:、(?P<date_2>{_YEAR})年?)?。?",
    ),
    (
        "edited by",
        r"(?P<author>[^\W\d_][^“”\d;:]{2,120}?)\. (?P<title>“[^“”]{4,250}”) "
        r"(?:Translated by (?P<translator>[^.;]{4,60})\. )?"
        r"In (?P<container>[^“”;]{4,200}?), edited by (?P<editor>[^;\d]{4,100}?), (?P<pages>\d+[–-]\d+)\. "
        rf"(?P<place>[^.:;\d]{{2,50}}): (?P<publisher>[^:;]{{2,60}}?), (?P<date>{_YEAR})\.?",
    ),
    (
        "Tezi",
        r"(?P<author>[^\W\d_][\w’-]+, [^.;:\d]{2,40})\. (?P<title>[^.;“”\d]{4,200})\. (?P<place>[^.:;\d]{2,30}): "
        rf"(?P<publisher>[^.:;\d]{{3,120}}), (?:Yüksek Lisans|Doktora|Uzmanlık) Tezi, (?P<date>{_YEAR})\.?",
    ),
    (
        "ا|و|י|ו",
        r"(?P<author>[^\W\d_a-zA-ZА-я][\w’'‐-]+(?: [\w-]+)?[,،] [^\d:;()،,.]{2,40})\. "
        r"(?P<title>[^.:;()\d«»\"]{3,120}(?:: [^.:;()\d\"]{3,80})?)\. "
        r"(?:(?:تحقيق|تصحیح|به کوشش|עריכה:?|בעריכת) (?P<editor>[^.:;\d]{3,60})\. )?"
        r"(?:(?:ترجمة|ترجمه|ترجمهٔ|תרגום:?|תרגמה?:?) (?P<translator>[^.:;\d]{3,60})\. )?(?:\d+ (?:مج|ج|כרכים)\. )?"
        r"(?P<place>[^.,،:;\d]{2,40}): (?P<publisher>[^.,،:;\d]{2,60})[,،] (?P<date>[\d۰-۹٠-٩]{4})\.?",
    ),
    (
        " с.",
        rf"(?P<author>(?:{_RUSSIAN}(?:, )?){{1,3}})?(?P<title>(?![А-Я]\.)[А-Я][^/\[\];]{{2,200}}?)"
        rf"(?: ?: в \d{{1,2}} [тч]\.)?"
        r"(?: / (?:(?:под (?:общ\. )?ред\.|отв\. ред\.|сост\.|ред\.) (?P<editor>[^/;:\d]{3,60}?)|"
        r"пер\. (?:с [а-я]+\.? )?(?P<translator>[^/;:\d]{3,60}?)))?\. (?:[–—] )?"
        r"(?P<place>(?:М|Л|СПб|Пг|К|Мн|[А-Я][а-я-]{2,15})\.?) ?: (?P<publisher>[^,:;]{2,70}), "
        rf"(?P<date>{_YEAR})\.(?: (?:[–—] )?[ТЧ]\. (?P<volume>\d{{1,3}})\.)?(?: (?:[–—] )?(?P<pages>\d{{2,4}} с\.))?",
    ),
)
_FORMS = tuple((tuple(needed.split("|")), re.compile(form)) for needed, form in _TABLE)
"""What each form needs, and the form; groups with a number ("date_2") are other places of the same part."""


def listed_parts(text: str) -> list[Part] | None:
    """Label an entry of a bibliography that has one of the forms of its country throughout; ``None`` for any other.

    >>> text = "Kaya, Ayşe/Rossi, Mario: Salz am Kura, Wien: Elm 1990."
    >>> [(one.label, text[one.start : one.end]) for one in listed_parts(text)][:3]
    [('author', 'Kaya, Ayşe/Rossi, Mario'), ('title', 'Salz am Kura'), ('place', 'Wien')]
    >>> [one.label for one in listed_parts("帆川海『塩の道』港書房、2008年。")]
    ['author', 'title', 'publisher', 'date']
    """
    for needed, form in _FORMS:
        found = form.fullmatch(text) if hinted(text, needed) else None
        if found:
            named = ((label.partition("_")[0], *found.span(label)) for label in form.groupindex)
            parts = [Part("volume" if label == "issue" else label, start, end) for label, start, end in named]
            return sorted((one for one in parts if one.start >= 0), key=lambda part: part.start)
    return None

"""Who is named? Printed lists of persons, parted into names: any order, any initials, any "and", any script."""

import re

import msgspec

from dragoman.record.name import Name, read_name

_ROLES = re.compile(
    r"[(\[]\s*(?:eds?|editors?|hrsg|hg|ed\. by|a cura di|trans|dir|coord|orgs?|red|ред|haz|der|yay|ویراستار|"
    r"مترجم|ed\. lit)\b\.?\s*,?"
    r"[^)\]]{0,12}[)\]]|"
    r"\b(?:herausgegeben von|hrsg\. ?v(?:on|\.)|edited by|translated by|ed(?:ited|s)?\.? by|a cura di|a c\. di|"
    r"trad\.? di|"
    r"introduzione di|tradotto da|übers(?:etzt)?\.? v(?:on|\.)|traduit par|trad\.? par|édité par|éd\. par|sous "
    r"la dir(?:ection|\.) de|"
    r"под (?:общ\. )?ред(?:акцией|\.)|отв\. ?ред\.|сост\.|пер\. с [а-я.\-]+|пер\.|перевод с [а-я]+|перевод|"
    r"به (?:کوشش|اهتمام|تصحیح)|زیر نظر|ترجمهٔ|ترجمه‌ی|ترجمۀ|ترجمه|ترجمة|تحقيق|تحقیق|تصحیح|haz(?:ırlayan)?\.|"
    r"der(?:leyen)?\.|"
    r"çev(?:iren|\.)|tahk(?:ik|\.)|nşr\.|yay\. haz\.|tərc\.|editor|editors|hrsg\.?|hg\.?|eds?\.|trans\.?|"
    r"transl\.|dir\.)(?=\s|,|$|:)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:,\s*+|(?:(?<!\s)\s++)?)(?:\bet al(?:ii|\.)?|\band others\b|\bu\. ?a\.|\be altri\b|\bve diğerleri\b|\bvd\.|"
    r"\bи др\.|\bvə b\.|و (?:دیگران|همکاران)|وآخرون|等)\.?)+",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:(?:(?<!\s)\s++)?,\s*+|(?:(?<!\s)\s++)?)(?:&|\band\b|\bund\b|\bve\b|\bvə\b|\by\b|\bi\b(?=\s+[A-ZА-Я])|\bи\b|\bта\b|"
    r"\bu\.(?=\s)|(?<=\s)e(?=\s+[A-Z])|\bet\b|(?<=\s)و\s)\s*"
)
_STRONG = re.compile(r"(?:(?<!\s)\s++)?[;；؛]\s*|(?<=\w)/(?=\w)|(?<!\s)\s++/\s*|、|(?<!\s)\s++[–—-]\s+")
_COMMA = re.compile(r"(?:(?<!\s)\s++)?[,،，]\s*")
_UPPER_INITIALS = re.compile(r"(?:[A-ZÀ-ÞА-ЯƏİŞÇÖÜĞЁ][.]?[-‐ ]?){1,4}")
_TRAILING = re.compile(r"(.{2,60}?)\s+((?:[A-ZÀ-ÞА-ЯƏİŞÇÖÜĞЁ]\.?[- ]?){1,4})")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii)\.?", re.IGNORECASE)
_LAST_SUFFIX = re.compile(r"(.+)\s(jr|sr|iii?)\.?", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:watch|committee|commission|university|ministry|institute?|organi[sz]ation|association|society|"
    r"council|agency|"
    r"department|bank|group|office|centre|center|union|nations|academy|foundation|bureau|court|parliament|company|inc|"
    r"ltd|team|consortium|collaboration|vereinigung|gesellschaft|bundesministerium|verein|universität|comune|"
    r"accademia|istituto|ministero|università|академия|институт|министерство|общество|kurumu|bakanlığı|derneği|"
    r"üniversitesi|başkanlığı)\b|سازمان|وزارت|دانشگاه|مرکز|مؤسسه|委员会|研究所|大学|协会|出版社",
    re.IGNORECASE,
)
"""Words that tell a body from a person."""
_EDGES = ' \t\n.,;:()[]،؛：，。‚‘’“”"«»*'
_HAN = re.compile(r"(?:[\[［〔(（]?\w{1,3}[\]］〕)）]\s*)?(.+?)\s*(?:著|编著|主编|编|編|译|譯|校注|撰|等)*")


def read_people(text: str, lang: str = "") -> tuple[Name, ...]:
    """Part a printed list of persons into names, in order; role words ("eds", "a cura di", "под ред.") are left out.

    >>> [name.display for name in read_people("R. Takeyh and N.K. Gvosdev")]
    ['Takeyh, R.', 'Gvosdev, N.K.']
    >>> [name.display for name in read_people("Dwork, C., Kanellakis, P.C., and Mitchell, J.C.")]
    ['Dwork, C.', 'Kanellakis, P.C.', 'Mitchell, J.C.']
    >>> [name.display for name in read_people("Karalliedde L, Senanayake N")]
    ['Karalliedde, L', 'Senanayake, N']
    >>> [name.display for name in read_people("احمدی، علی و رضایی، محمد")]
    ['احمدی, علی', 'رضایی, محمد']
    """
    text = _OTHERS.sub("", _ROLES.sub(" ", text)).strip(" ,;:،")
    names: list[Name] = []
    for part in _STRONG.split(text):
        names += _weak(part, lang)
    return tuple(name for name in names if name)


def _weak(part: str, lang: str) -> list[Name]:
    """Part a list whose only marks are commas and "and"."""
    chunks = [chunk for piece in _AND.split(part) for chunk in [*_COMMA.split(piece), "&"]]
    made: list[Name] = []
    at = 0
    inverted = False
    while at < len(chunks):
        chunk = _bare(chunks[at])
        following = _bare(chunks[at + 1]) if at + 1 < len(chunks) and chunks[at + 1] != "&" else ""
        at += 1
        if not chunk or chunk == "&":
            continue
        if made and _SUFFIX.fullmatch(chunk):
            made[-1] = msgspec.structs.replace(made[-1], suffix=chunk)
            continue
        paired = bool(following) and _is_given(chunk, following, sure=inverted or not made)
        if paired:
            inverted = True
            at += 1
        made.append(read_name(f"{chunk}, {following}", lang) if paired else _single(chunk, lang))
    return made


def _bare(chunk: str) -> str:
    """Strip signs around a name, but not the full stop of its last initial."""
    kept = chunk.strip(_EDGES)
    ends = chunk.find(kept) + len(kept)
    if not kept or kept[-1] >= "\u0600" or chunk[ends : ends + 1] != ".":
        return kept
    initial = re.search(r"(?:^|[\s.\-])[^\W\d_]{1,2}$", kept) or re.fullmatch(r"Jr|Sr|St", kept)
    return kept + "." if initial else kept


def _is_given(chunk: str, following: str, *, sure: bool) -> bool:
    """Say whether what follows a comma is the given name of the family name before it."""
    if _HAN.fullmatch(chunk) and "\u3400" <= chunk[0] <= "\u9fff":
        return False
    if _UPPER_INITIALS.fullmatch(following):
        return not _UPPER_INITIALS.fullmatch(chunk) and not re.match(r"[^\W\d_]\.", chunk)
    initials_first = re.match(r"[^\W\d_]{1,2}\.", chunk)
    if initials_first or _TRAILING.fullmatch(chunk):
        return False
    words = chunk.split()
    short = len(words) == 1 or words[0][:1].islower() or (len(words) == 2 and len(following.split()) == 1 and sure)
    return sure and short and not re.match(r"[^\W\d_]\.\s*[^\W\d_]{3}", following)


def _single(chunk: str, lang: str) -> Name:
    """Read one name that stands by itself, family first when initials end it."""
    if _BODY.search(chunk):
        return Name(literal=chunk, lang=lang)
    suffixed = _LAST_SUFFIX.fullmatch(chunk)
    if suffixed:
        return msgspec.structs.replace(_single(suffixed[1], lang), suffix=suffixed[2])
    if "\u3400" <= chunk[0] <= "\u9fff" or chunk[0] in "[［〔(（":
        han = _HAN.fullmatch(chunk)
        return read_name(han[1] if han else chunk, lang)
    last = _TRAILING.fullmatch(chunk)
    if last and not _UPPER_INITIALS.fullmatch(last[1]) and not re.match(r"[^\W\d_]\.", last[1]):
        return read_name(f"{last[1]}, {last[2]}", lang)
    return read_name(re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})", " ", chunk), lang)

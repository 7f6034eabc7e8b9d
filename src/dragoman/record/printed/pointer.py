"""What does a short citation point to? Ibid., op. cit., author and short title: taken apart, not yet resolved."""

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.record.printed.canonical import canonical
from dragoman.record.printed.dated import DATED
from dragoman.record.printed.field import bare_title
from dragoman.record.printed.quotation import enclosed
from dragoman.record.printed.signal import IBID, NOTE_NUMBER, OP_CIT, POINTS_BACK, SAME_AUTHOR
from dragoman.record.printed.special import special_source
from dragoman.text.normal import latin_digits


class Pointer(NamedTuple):
    """A citation that points back: ``kind``, what it says of authors and title as printed, the number of the note it
    names (0: none), its year (author–year style), its locator, and ``inside``: a new piece inside a work cited before
    ("S. Wheeler, ‘Company Law’ in Thomas, op. cit."), which begins the citation up to that place (0: not so);
    ``article`` when it says that it means one ("a.g.m.", "art. cit.").
    """

    kind: str
    authors: str = ""
    title: str = ""
    note: int = 0
    year: str = ""
    locator: str = ""
    inside: int = 0
    article: bool = False


_QUOTE = re.compile(r"[‘“«„‚《\"]")
_IN = re.compile(r"(?:[’”»“\"\w?!.,]?\s|[,’”»])(?:in|im|dans|в|در|içinde):?\s+(?=[^\W\d_])")
_YEAR = re.compile(
    r"(?<!\d)(?:1[4-9]\d\d|20[0-4]\d|[۱١][۲-۹٢-٩][۰-۹٠-٩]{2}|[۲٢][۰٠][۰-۹٠-٩]{2})(?:[1-9](?=[,.;]|$))?(?![\d:])"
)
_FULL = re.compile(
    r"https?://|www\.| // |\d:\d(?!\d{0,3}(?:[–-]\d+)?\.?$)|"
    r"\[[A-Z]{1,2}(?:/OL)?\]|№ ?\d|\([^()]*\b(?:Press|Verlag|Yay)|"
    r"forthcoming"
)
_LOCATOR = re.compile(
    r"(?:\b(?:at |in )?(?:pp?|SS?|Bl|paras?|chs?|chap|cap|vols?|bd|t|art|§+|col+|f+|fols?|cc?|pagg?|ss?|str|Kap|"
    r"nota|bölüm)\.? ?(?=\d|[IVXLC]+\b|[ivxlc]+\b)|"
    r"(?<![^\W\d_])[СсТт]\. ?(?=[\dIVX])|صص?\.? ?(?=[\d۰-۹٠-٩])|(?:עמ|דף|כרך)['׳’]? ?(?=\d)|"
    r"第(?=[\d一-十]+[页頁章卷])|\bat (?=\d)|"
    r"(?<=[,،”’»)\]] )(?=(?:\d{1,2}[/:])?\d[\d–— -]*(?:n\d+)?[.)]?$)|(?<=[^\W\d_] )(?=(?!1[5-9]\d\d|"
    r"20\d\d)\d{1,4}(?:[–-]\d{1,4})?[.]?$)|"
    r"passim)",
)
_ENDS_IN = re.compile(r"[\s,](?:in|im|dans|в|در)$")
_EDITED = re.compile(
    r"[\s,.]*(?:a c(?:ura|\.) di|ed\.|eds\.?|hrsg\. ?v\.|édité par|под ред\.) ([^,;]{3,60}?)(?=[,.]? p|,|\.? ?$)"
)
_OF_PAGE = re.compile(r"(?:S|p|pp|с|s)\. ?\d+(?: ?ff?\.?)?,? ?(?:bes\. |mit )?$")
_NOTE_WORD = re.compile(r"Anm|Fn", re.IGNORECASE)
"""A note of the page just named ("S. 140, Anm. 12") is none of this article's."""
_TITLE_BEHIND = re.compile(
    r"[,.;] ?([A-ZÀ-Þ][^\W\d_]{3,}(?: [^\W\d_’'-]{2,}){0,8})(?=, ?(?:pp?|cc?|S|vol|f)\.? ?\d|\.?$)"
)
"""A title behind the mark ("Molmenti, op. cit., Curiosità, p. 373")."""
_TITLED = re.compile(r"a\.? ?g|همان|المصدر|المرجع|نفس|שם", re.IGNORECASE)
"""After an author these mean a work cited before, without one the work just cited."""
_ARTICLE = re.compile(
    r"a\.? ?g\.? ?m|art\b|adı .{5,8} (?:makale|məqalə)|указ\. ?ст|aynı makale|"
    r"همان مقاله|המאמר",
    re.IGNORECASE,
)
"""The words of these say that an article is meant."""
_IN_EDITED = re.compile(r", in:? [^,;]{3,60}\((?:Hg|Hrsg|eds?|dir|a cura di)\b")
"""A piece in a book is cited in full, though the book was cited before."""
_PIECE = 3
"""A title of more words before "ibid." is a new piece in the work just cited."""
_INVERTED = re.compile(r"((?:[^\W\d_][\w-]+,? (?:[^\W\d_]\. ?){1,3}(?:, |,? (?:und|and|и|e|et|y|ve|&) )?)+)(.*)")
_AND = re.compile(r"/|, | (?:and|und|e|et|y|ve|и|و) ")
_COMMA = re.compile(r", ?(?=\D)|[،，] ?|： ?|:(?=《)")
_ENDS = " \t\n.,;:،؛。，；："


@lru_cache(maxsize=4096)
def pointer(text: str, families: frozenset[str] = frozenset()) -> Pointer | None:
    """Take a short citation apart; ``None`` when it is a full one. ``families`` are those of authors cited anywhere.

    >>> points = pointer("Rieffer-Flanagan, op. cit., pp. 20–21.")
    >>> (points.kind, points.authors, points.locator)
    ('op_cit', 'Rieffer-Flanagan', 'pp. 20–21')
    >>> pointer("Alizadeh, ‘Rol Kuramı’, p. 3").title, pointer("همان، ص ۵.").kind
    ('Rol Kuramı', 'ibid')
    >>> pointer("Leavis, op. cit., n. 20, p. 120").note
    20
    """
    same = SAME_AUTHOR.match(text)
    if canonical(text):
        return None
    if same and (_YEAR.search(text) or _QUOTE.match(text, same.end())) and not OP_CIT.search(text, same.end()):
        return None
    if DATED.fullmatch(text.strip(_ENDS)):
        return _dated(text)
    hinted = POINTS_BACK.search(text)
    if not hinted and _FULL.search(text):
        return None
    quoted, _ = enclosed(text)
    ibid, op_cit, number = (
        next((one for one in pattern.finditer(text) if not quoted[one.start()]), None) if hinted else None
        for pattern in (IBID, OP_CIT, NOTE_NUMBER)
    )
    if op_cit and op_cit.start() < 1 and op_cit[0].lower() == "id.":
        op_cit, ibid = None, op_cit
    if number and op_cit and _OF_PAGE.search(text, 0, op_cit.start()) and op_cit[0][:1] != "(":
        op_cit, number = (None, None) if _NOTE_WORD.match(op_cit[0]) else (op_cit, number)
    mark = op_cit or ibid
    if mark and number and _LOCATOR.search(text, mark.end(), number.start()):
        number = None
    if mark or (number and not _YEAR.search(text, 0, number.start()) and not special_source(text)):
        return _marked(text, mark, number, "ibid" if ibid and not op_cit else "op_cit")
    return _short(text, families, quoted)


def _marked(text: str, mark: re.Match[str] | None, number: re.Match[str] | None, kind: str) -> Pointer:
    """Take apart a citation with a mark ("op. cit.", "ibid.", "n. 4")."""
    ends = max(one.end() for one in (mark, number) if one)
    starts = min(one.start() for one in (mark, number) if one)
    inside, whole = _inside(text[:starts], kind)
    digits = next((group for group in number.groups() if group), "0") if number else "0"
    note = int(latin_digits(digits))
    if inside:
        edited = _EDITED.match(text, ends)
        authors, title = _parted(whole or (edited[1] if edited else ""))
        return Pointer(kind, authors, title, note, "", _locator(text[ends:]), inside)
    authors, title = _parted(text[:starts])
    located = _LOCATOR.search(text, 0, starts) if number and mark else None
    if located and located.start() > len(authors):
        return _marked_after(text, located, Pointer(kind, note=note))
    if not title and "ibid" not in kind:
        authors, title = _named_behind(text, ends, authors)
    kind = "op_cit" if kind == "ibid" and (title or (authors and _TITLED.match(mark[0] if mark else ""))) else kind
    article = bool(mark and _ARTICLE.match(mark[0]))
    return Pointer(kind, authors, title, note, "", _locator(text[ends:]), article=article)


def _named_behind(text: str, ends: int, authors: str) -> tuple[str, str]:
    """Find what names the work behind the mark: its editor ("Op. cit., a c. di Rossi") or its title."""
    edited = None if authors else _EDITED.match(text, ends)
    if edited:
        return edited[1].strip(_ENDS), ""
    titled = _TITLE_BEHIND.match(text, ends) if authors else None
    return authors, titled[1].strip(_ENDS) if titled else ""


def _inside(head: str, kind: str) -> tuple[int, str]:
    """Say where a new piece ends that stands inside a work cited before, and what names that work.

    So in "S. Wheeler, ‘Company Law’ in Thomas, op. cit.", "E. Merkel, Il mecenatismo, in op. cit.", "L. De Biase,
    Rilevazioni e problemi, ibid." (0, "": the mark means the whole).
    """
    bare = head.rstrip(" ,")
    if _ENDS_IN.search(bare):
        return bare.rfind(" ") if "," in head else 0, ""
    found = list(_IN.finditer(head))
    if found and (_QUOTE.search(head, 0, found[-1].start() + 1) or "," in head[: found[-1].start()]):
        return found[-1].start() + 1, head[found[-1].end() :]
    authors, title = _parted(head)
    fresh = kind == "ibid" and "." in authors and len(title.split()) > _PIECE
    return (len(bare), "") if fresh else (0, "")


def _marked_after(text: str, located: re.Match[str], points: Pointer) -> Pointer:
    """Take apart "Kaya, Kür, S. 210 (wie Anm. 1)": the locator stands before the mark."""
    authors, title = _parted(text[: located.start()])
    locator = re.split(r"[(\[]", text[located.start() :])[0]
    return points._replace(authors=authors, title=title, locator=_locator(locator))


def _parted(head: str) -> tuple[str, str]:
    """Part what stands before the mark into authors and title."""
    quote = _QUOTE.search(head)
    if quote:
        return head[: quote.start()].strip(_ENDS), bare_title(head[quote.start() :])
    inverted = _INVERTED.match(head.strip(" ,;:،"))
    if inverted:
        return inverted[1].strip(_ENDS), inverted[2].strip(_ENDS)
    head = head.strip(_ENDS)
    comma = _COMMA.search(head)
    authors, title = (head[: comma.start()], head[comma.end() :]) if comma else (head, "")
    title = title.removeprefix("in ").strip(_ENDS)
    if comma and (re.match(r"(?:and|und|e|ve|и) |(?:[^\W\d_]\.[ -]?)+$|[^\W\d_]\. ?[^\W\d_]", title) or len(title) < 3):
        return head.strip(_ENDS), ""
    return authors.strip(_ENDS), title


def _dated(text: str) -> Pointer:
    year = re.search(r"\d{4}", text)
    if not year:
        return Pointer("short", text)
    ends = re.compile(r"[a-z]?(?:/\d\d)?\)?").match(text, year.end())
    stop = ends.end() if ends else year.end()
    return Pointer(
        "short",
        text[: year.start()].strip(_ENDS + "("),
        "",
        0,
        text[year.start() : stop].strip(")"),
        _locator(text[stop:]),
    )


def _short(text: str, families: frozenset[str], quoted: bytearray) -> Pointer | None:
    """Take apart author and short title, title alone, or author alone: no year, no address, no journal."""
    if _FULL.search(text) or any(not quoted[one.start()] for one in _YEAR.finditer(text)):
        return None
    if _IN_EDITED.search(text):
        return None
    located = _LOCATOR.search(text)
    head = text[: located.start()] if located else text
    authors, title = _parted(head)
    quote = _QUOTE.search(head)
    if quote:
        ends = len(head.rstrip(_ENDS))
        closed = head[ends - 1 : ends] in "’”»“》\"'"
        return Pointer("short", authors, title, 0, "", _locator(text[len(head) :])) if closed else None
    if not authors or not (_known(authors, families) and (title or located)) or special_source(text):
        return None
    return Pointer("short", authors, title, 0, "", _locator(text[len(head) :]))


def _known(authors: str, families: frozenset[str]) -> bool:
    names = [part.split() for part in _AND.split(authors) if part.strip()]
    return authors in families or any(name[0] in families or name[-1] in families for name in names)


_NUMBERED = re.compile(r"[\d۰-۹٠-٩一-十]|\b[IVXLCivxlc]+\b|passim")
_NUMBERED_FIRST = re.compile(
    r"(?:[^\W\d_]{1,12}\.?[ \u200c]?){0,2}(?:[\d۰-۹٠-٩]|[IVXLC]+\b|[ivxl]+\b)|第|[§¶]|passim|.{0,6}[页頁章卷]"
)
"""A place that no word for pages leads in: "ibid., 205", "fol. 12", "Tabelle 4"."""
_LONGEST = 80


def _locator(text: str) -> str:
    found = _LOCATOR.search(text)
    rest = text[found.start() :] if found else text
    rest = rest.strip(_ENDS + "()[]")
    told = _NUMBERED.search(rest) if found else _NUMBERED_FIRST.match(rest)
    return rest if told and len(rest) < _LONGEST else ""

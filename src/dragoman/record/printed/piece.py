"""What is a note made of? Pieces between semicolons, sentence ends, signals and brackets, each with its evidence."""

import re
from collections.abc import Iterator
from itertools import compress
from operator import not_, or_
from typing import Literal, NamedTuple

from dragoman.record.printed.beginning import beginning, plain_beginning
from dragoman.record.printed.dated import DATED, NAMED_AND_DATED, TWO_DATED, dated_cuts
from dragoman.record.printed.evidence import shown
from dragoman.record.printed.quotation import enclosed
from dragoman.record.printed.signal import IBID, OP_CIT, QUOTED, SIGNAL

Boundary = Literal[
    "start", "semicolon", "sentence", "title", "and", "signal", "lead", "quoted", "bracket", "dated", "after", "colon"
]
"""What stands before a piece."""


class Habits(NamedTuple):
    """What is usual in an apparatus: the family names of authors cited, and whether it cites as "Kaya 1990, S. 5"."""

    families: frozenset[str] = frozenset()
    dated: str = ""


NO_HABITS = Habits()
"""Nothing is known of the apparatus."""


class Piece(NamedTuple):
    """A piece of a note: its place, what stands before it, how it begins, where a citation in it would begin, what
    it shows of the end of a citation (a sum of evidence), and how much it reads like running prose.
    """

    start: int
    end: int
    before: Boundary
    begins: str
    first: int
    evidence: float
    prose: float


_STOP = re.compile(r"[;；؛]|[.!?…。！？؟۔](?=[”’»\"]?(?:\s|$))|[。；](?=\S)|[”’»\"](?=\s)")
_ABBREVIATIONS = frozenset(
    "ed eds hg vol vols no nos pp cit bd bde hrsg trans transl univ dept prof rev jr sr st ff fn anm aufl diss bzw vgl "
    "usw z.b u.a etc "
    "esp cf ibid repr suppl ser inc ltd co proc law art para ch chap cap sec fol foll arch bibl ms mss cod reg "
    "sez ist isr num "
    "nr cilt yay haz çev bkz krş der soy изд ред сост отв указ соч тип стр вып гл канд докт наук дис см ср напр "
    "им пер англ нем франц фр перс тур азерб араб груз арм лат яз ст напр цит int intl perf réal "
    "assoc acad quart bull ann mag hist stud amer brit am lib coll op loc vs approx ca dir pag pagg seg segg "
    "sgg nt al jan feb "
    "ders dies arch dép dep phil jur theol nat cl lit rep tit abt fasc prot konv litt loc s.v mar apr "
    "jun jul aug sep sept oct nov dec".split()
)
"""Words after which a full stop ends no sentence; so do those of one or two letters."""
_LONG_WORD = 12
_PUNCTUATION = re.compile(r"[^\w\s’'-]")
_BARE_PAGE = re.compile(
    r"[,”’] \d{1,4}(?:[–-]\d{1,4})?(?:n\d{1,3})?[.;,]?\s?$|"
    r"^(?:[^\W\d_a-z][\w’'-]+ (?:and |e |et |und )?){1,2}(?!1[5-9]\d\d|20\d\d)\d{1,4}(?:[–-]\d{1,4})?[.;,]?\s?$|"
    r"^[^\W\d_a-z][\w’'-]+, [^\d,;:]{3,40} (?!1[5-9]\d\d|20\d\d)\d{1,4}(?:[–-]\d{1,4})?[.;,]?\s?$"
)
"""A page without "p." ends a short citation: "Kaya, Kür, 41", "Kaya 41"."""
_FOLLOWING = re.compile(r"\d ?(?:ff?|ss|s?g?gg|sqq?|vd)$")
"""After "S. 5 f." a sentence may end, though "f." is an abbreviation."""
_PARTED = re.compile(r"[,،:：‘“«„《\"]")
_RUN_ON = 15
"""So many words without a sign between them are prose, no title."""
_NEWSPAPER = re.compile(
    r"[^\W\d_a-zа-я][^,;.]{2,50}\. (?:1[89]|20)\d\d\. \d{1,2} [а-яa-z]{3}|[^,;.]{3,50}(?:, |"
    r" vom )(?:\d{1,2}\.? [^\W\d_]+\.?,? |[^\W\d_]{3,10}\.? \d{1,2}, )(?:1[89]|20)\d\d"
)
_PROSE = re.compile(
    r"\b(?:that|is|was|were|are|has|have|had|been|be|which|who|cites?|argues?|argued|states?|stated|believes?|"
    r"mentioned|claimed|claims|maintain(?:s|ed)|"
    r"referred|reveals?|revealed|he|she|they|it|would|could|should|however|therefore|because|did|does|this|"
    r"these|there|we|our|"
    r"ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|dass|daß|sich|nicht|auch|aber|jedoch|kann|"
    r"è|sono|era|erano|che|non|ha|hanno|fu|"
    r"был[аио]?|что|это|этот|который|которая|которые|является|может|"
    r"olduğunu|olarak|edilmiştir|etmiştir|vardır|ise|"
    r"است|بود|شد|می‌شود|کرد|که|این)\b",
)
_ONLY_CLOSED = bytes(sign == 1 for sign in range(256))
"""Of the marks for brackets, those of brackets that were not opened."""
_TWO = 3
"""Cuts around two sources: a note with "Kaya (1990), Rossi (1991)" cites by author and year."""
_REMARK = re.compile(
    r"[, ](?<=[\d)\]’”»f.][, ])(?:(?<=[^f.][, ])|(?<=\df[, ])|(?<=\dff[, ])|(?<=\d f\.[, ])|"
    r"(?<=\d ff\.[, ])) ?(?=(?:for|where|although|though|but(?! see)|"
    r"while|whereas|since|because|who|which|whose|"
    r"argues?|notes?|observes?|remarks?|reste|restent|demeure|resta|rimane|bleibt|"
    r"shows?|claims?|offers?|discusses|describes|contains|gives|provides|suggests|makes|remains|is|was|were|are|has|"
    r"had|"
    r"die|der|das|dem|deren|dessen|wo|wonach|meint|betont|où|qui|dont|selon|montre|souligne|"
    r"dove|che|il quale|la quale|secondo|sostiene|donde|quien|según|где|котор\w+|однако|который)"
    r",? (?!example|instance|the same)[^\W\d][\w’]{0,20}[ .,])|"
    r"(?<=[\d)]) [–—] (?=[a-zà-ÿа-я]{1,20} [a-zà-ÿа-я])"
)
"""Where a remark about the citation just ended begins ("…, 277–309, for a hostile reading")."""
_ONLY_NOTE = re.compile(
    r"(?:wie |siehe |vgl\. |see |as in |above,? |supra,? )*(?:n|nn|note|anm|fn|fußn|nota|прим|dipnot)\.? "
    r"?\d+[^;]{0,12}",
    re.IGNORECASE,
)
_SHORT = 200
"""A bracket of fewer characters with "op. cit." in it is a citation."""
_COLON = re.compile(
    r"(?<=[a-zß-ÿа-я]): (?=(?:[A-ZÀ-ÞА-ЯİŞÇƏ]\.[ -]?){1,3}[A-ZÀ-ÞА-ЯİŞÇƏ][\w’'-]+(?:,| and | "
    r"und | e ))"
)
_PLACE_BEFORE = re.compile(r"[,.(] [A-ZÀ-ÞА-ЯİŞÇƏ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?$")
"""Before the colon stands a place: a publisher follows ("Armonk: M. E. Sharpe, 2011")."""
_NEWS_DATE = re.compile(
    r"[а-я]\. (?:1[89]|20)\d\d\. \d{1,2} [а-я]{3}|\d\. \d{1,2} (?:янв|февр?|мар|апр|ма[йя]|июн|"
    r"июл|авг|сент|окт|нояб|дек)"
)
"""Such a full stop stands within "Известия. 1990. 21 января"."""
_REMARK_AFTER_IBID = re.compile(r"[Ii]bid\. [A-ZÀ-Þ][\w’]+ [a-zà-ÿ]")
"""Behind "Ibid." a sentence begins; elsewhere "ibid." ends none."""
_VERSE = re.compile(r" \d{1,3}:\d")
"""Before chapter and verse no sentence ends ("1 Cor. 13:4")."""
_ORDINAL = re.compile(
    r"(?:\D|^)?\d{1,2}\. (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"Jan\.|Feb\.|Sept?\.|Okt\.|Nov\.|"
    r"Dez\.|Aufl|Jahrhundert|Jh\.|Jahrgang|Jg\.|Band|Bd\.|Heft|Bask|bask|Bası|bs\.|изд)"
)
"""Such a full stop makes an ordinal number in German."""
_REPRINTED = re.compile(
    r"\s*(?:(?:\d+(?:st|nd|rd|th|e|ª|a)?\.? )?(?:réé?d|r[eé]impr|repr|reprint|rist|Nachdr|Neuaufl|Neudr|новое изд|"
    r"переизд)|(?:here|hier|ici|qui) (?:cited|quoted|zit|cité|citat))"
)
"""After a semicolon the same book is printed anew ("Paris, 1962 ; rééd. 1984")."""
_AFTER_YEAR = re.compile(
    r"(?:^|(?<![A-ZÀ-Þ])[.] )[^\W\d_][\w’-]+, [^\W\d_][^;:()]{0,80}, ?(?:1[6-9]|20)\d\d(?:/\d\d)?[a-z]?$"
)
"""A semicolon that stands for the colon after "Kaya, Ayşe, 1974/75" ends nothing."""
_NAME_AND_YEAR = 120
_A_PERSON_BEFORE = re.compile(
    r"(?:^|[;.:] ?|in:? |/ ?)[^\W\d_][\w’-]+(?: [^\W\d_][\w’-]+)?, "
    r"[^\W\d_][\w.’ -]{0,30}$",
    re.IGNORECASE,
)
_PERSONS_AFTER = re.compile(
    r"\s*[^\W\d_][\w’-]+(?: [^\W\d_][\w’-]+)?, [^\W\d_][^:()]{0,90}?(?:\((?:Hrsg|Hg|eds?|a cura di|dir)\b|, "
    r"?\(?(?:1[6-9]|20)\d\d)"
)
_TITLE_BEGINS = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}+(?: \([^()\d]{2,9}\))?, [^,;()\d‘“«„]{3,100}$")
_TITLE_ENDS = re.compile(r"\s*(?:or, |ossia, )?[^,;:()‘“«„\"\d]{2,80} \([^\W\d_][^()\d]{2,60}\d{4}\)")
_HEDGE = re.compile(
    r"(?:,|(?<!\s)\s)\s*+(?:and|und|sowie|as well as|with|e|et|y|ve|и|و)\s+(?!s(?:e?g)*g\.|ss\.|suiv|n(?:ot[ae]|\.)|"
    r"p(?:assim|p?\.)|\d)",
    re.IGNORECASE,
)


def pieces(text: str, habits: Habits = NO_HABITS) -> list[Piece]:
    """Part a note at everything that could set citations apart; empty pieces are left out.

    >>> text = "See A. Kaya, ‘Kür; or not’, Bilig, 1 (2001); ibid."
    >>> [(text[one.start : one.end], one.begins) for one in pieces(text)]
    [('A. Kaya, ‘Kür; or not’, Bilig, 1 (2001);', 'names'), ('ibid.', 'back')]
    """
    quoted, bracketed = enclosed(text)
    _free(text, bracketed, habits)
    made: list[Piece] = []
    for start, end, before in _spans(text, (quoted, bracketed), habits):
        while start < end and (text[start].isspace() or text[start] in "([),.،"):
            if text[start] in "([" and bracketed[start] and before != "bracket":
                break
            start += 1
        if start < end:
            made.append(_piece(text, (start, end), before, (quoted, bracketed), habits.families))
    return made


def _free(text: str, bracketed: bytearray, habits: Habits) -> None:
    """Open the brackets that hold citations ("(see …)", "(Kaya, op. cit.)"): they set nothing apart."""
    at = bracketed.find(1)
    while at >= 0:
        end = bracketed.find(0, at)
        end = len(text) if end < 0 else end
        inside = text[at + 1 : end - 1]
        whole = not text[:at].strip() and not text[end:].strip(" .")
        if whole or _holds_citations(inside.lstrip()) or (habits.dated and NAMED_AND_DATED.search(inside)):
            bracketed[at + 1 : end - 1] = enclosed(inside)[1]
            bracketed[at] = bracketed[end - 1] = 2
        at = bracketed.find(1, end)


_BY_A_PERSON = re.compile(
    r"[^\W\d_a-zа-я][\w’-]+,? (?:[^\W\d_a-zа-я]\. ?){1,2}[^\W\d_]|"
    r"(?:[^\W\d_a-zа-я]\. ?){1,2}[^\W\d_a-zа-я][\w’-]+,"
)
_AT_PAGE = re.compile(r"(?<!\w)(?:pp?|S|С|с|s|ss)\. ?\d+[\d–-]*\.?$")


def _holds_citations(inside: str) -> bool:
    if _ONLY_NOTE.fullmatch(inside):
        return False
    if _BY_A_PERSON.match(inside) and _AT_PAGE.search(inside):
        return True
    led = SIGNAL.match(inside) or QUOTED.match(inside) or re.search(r"\w \((?:1[6-9]|20)\d\d\b", inside)
    return bool(led or (len(inside) < _SHORT and (IBID.search(inside) or OP_CIT.search(inside))))


def _spans(text: str, inside: tuple[bytearray, bytearray], habits: Habits) -> Iterator[tuple[int, int, Boundary]]:
    cuts = list(_cuts(text, *inside))
    dated = list(dated_cuts(text, *inside)) if habits.dated or TWO_DATED.search(text) else []
    if habits.dated or DATED.fullmatch(text.strip(" .")) or len(dated) > _TWO:
        cuts += dated
    start = 0
    before: Boundary = "start"
    for at, after, kind in sorted(cuts):
        if at < start:
            continue
        yield start, at, before
        start, before = after, kind
    yield start, len(text), before


def _cuts(text: str, quoted: bytearray, bracketed: bytearray) -> Iterator[tuple[int, int, Boundary]]:
    """Give the places at which the note may be cut: where the piece before ends, where the next begins, and why."""
    at = bracketed.find(2)
    while at >= 0:
        yield at, at + 1, "bracket"
        at = bracketed.find(2, at + 1)
    for found in SIGNAL.finditer(text):
        if not quoted[found.start()] and bracketed[found.start()] != 1:
            yield found.start(), found.end(), "signal"
    for found in QUOTED.finditer(text):
        if not quoted[found.start()] and bracketed[found.start()] != 1:
            yield found.start(), found.end(), "quoted"
    for found in _HEDGE.finditer(text):
        before = text[found.start() - 1 : found.start()]
        free = not quoted[found.start()] and bracketed[found.start()] != 1
        if free and (before in ")." or before.isdigit()):
            yield found.start(), found.end(), "and"
    for found in _REMARK.finditer(text):
        if not quoted[found.start()] and not bracketed[found.start()]:
            yield found.start(), found.end(), "after"
    for found in _COLON.finditer(text):
        placed = _PLACE_BEFORE.search(text, max(0, found.start() - 40), found.start())
        if not placed and not quoted[found.start()] and bracketed[found.start()] != 1:
            yield found.end(), found.end(), "colon"
    for found in _STOP.finditer(text):
        at = found.start()
        kind = _stop_kind(text, at, quoted, bracketed)
        if kind:
            yield found.end(), found.end(), kind


def _stop_kind(text: str, at: int, quoted: bytearray, bracketed: bytearray) -> Boundary | None:
    """Say what kind of stop a sign is, if it is one: not inside a title or bracket, not after an abbreviation."""
    sign = text[at]
    if bracketed[at] == 1 and text[at] not in ")]":
        return None
    if sign in '”’»"':
        ends = bool(quoted[at]) and text[at - 1 : at] in {".", "!", "?"} and text[at + 1 : at + 3].strip()[:1].isupper()
        return "title" if ends else None
    if quoted[at]:
        return None
    if sign in ";；؛":
        one = _REPRINTED.match(text, at + 1) or _among_persons(text, at) or _in_title(text, at)
        return None if one else "semicolon"
    if sign == "." and _REMARK_AFTER_IBID.match(text, max(0, at - 4)):
        return "sentence"
    following = text[at + 1 : at + 4].lstrip()[:1]
    if _FOLLOWING.search(text, max(0, at - _LONG_WORD), at) and following.isupper():
        return "sentence"
    if sign == "." and (_NEWS_DATE.match(text, max(0, at - 1)) or _VERSE.match(text, at + 1)):
        return None
    ordinal = text[at - 1 : at].isdigit() and _ORDINAL.match(text, max(0, at - 2))
    if following.islower() or ordinal or (sign == "." and _is_abbreviated(text, at)):
        return None
    return "sentence"


def _in_title(text: str, at: int) -> bool:
    """Say whether a semicolon stands in a title without quotation marks ("R. Kaya, Salt; or War (Baku: Elm, 1990)")."""
    return bool(_TITLE_ENDS.match(text, at + 1) and _TITLE_BEGINS.search(text, max(0, at - _NAME_AND_YEAR), at))


def _among_persons(text: str, at: int) -> bool:
    """Say whether a semicolon stands between persons, or for the colon after their year."""
    if _AFTER_YEAR.search(text, max(0, at - _NAME_AND_YEAR), at):
        return True
    return bool(_A_PERSON_BEFORE.search(text, max(0, at - _NAME_AND_YEAR), at) and _PERSONS_AFTER.match(text, at + 1))


def _is_abbreviated(text: str, at: int) -> bool:
    """Say whether the word before a full stop is abbreviated ("ed.", "N.Y.", "С.")."""
    start = at
    while start and at - start < _LONG_WORD and text[start - 1] not in " \n\t([-–/":
        start -= 1
    word = text[start:at].replace("İ", "i").lower().strip('’”»"‘“«')
    last = word.rpartition(".")[2]
    return word in _ABBREVIATIONS or last in _ABBREVIATIONS or (0 < len(last) < 3 and last.isalpha())


def _piece(
    text: str, span: tuple[int, int], before: Boundary, inside: tuple[bytearray, bytearray], known: frozenset[str]
) -> Piece:
    start, end = span
    words = text[start:end]
    quoted, bracketed = inside
    begins, first = beginning(words, known)
    if begins == "inner" and bracketed[start + first] == 1:
        begins, first = plain_beginning(words), 0
    if first and begins != "inner" and before not in {"quoted", "signal"}:
        before = "lead"
    evidence = shown(words[first:] if begins == "inner" else words)
    hidden = map(or_, quoted[start + first : end], bracketed[start + first : end].translate(_ONLY_CLOSED))
    free = "".join(compress(text[start + first : end], map(not_, hidden)))
    if begins == "known" and before == "lead" and not evidence and not _PARTED.search(words):
        begins = "low"
    if begins == "known" and _BARE_PAGE.search(words):
        evidence += 0.8
    if _NEWSPAPER.match(words):
        evidence += 1.0
    runs = _PUNCTUATION.split(free) if free.count(" ") > _RUN_ON else ()
    prose = 0.8 * len(_PROSE.findall(free)) + any(part.count(" ") > _RUN_ON for part in runs)
    return Piece(start, end, before, begins, start + first, evidence, prose)

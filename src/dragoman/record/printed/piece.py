"""What is a note made of? Pieces between semicolons, sentence ends, signals and brackets, each with its evidence."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from dragoman.record.printed.quotation import enclosed
from dragoman.record.printed.signal import IBID, NOTE_NUMBER, OP_CIT, POINTS_BACK, QUOTED, SAME_AUTHOR, SIGNAL

Boundary = Literal[
    "start", "semicolon", "sentence", "title", "and", "signal", "quoted", "bracket", "dated", "after", "colon"
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
    "ed eds vol vols no nos pp cit bd bde hrsg trans transl univ dept prof rev jr sr st ff fn anm aufl diss bzw vgl "
    "usw z.b u.a etc "
    "esp cf ibid repr suppl ser inc ltd co proc law art para ch chap cap sec fol foll arch bibl ms mss cod reg "
    "sez ist isr num "
    "nr cilt yay haz çev bkz krş der soy изд ред сост отв указ соч тип стр вып гл канд докт наук дис см ср напр "
    "им int intl "
    "assoc acad quart bull ann mag hist stud amer brit am lib coll op loc vs approx ca dir pag pagg seg segg "
    "sgg nt al jan feb "
    "mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words after which a full stop ends no sentence; so do those of one or two letters."""
_LONG_WORD = 12
_PUNCTUATION = re.compile(r"[^\w\s’'-]")
_BARE_PAGE = re.compile(r", \d{1,4}(?:[–-]\d{1,4})?[.;]?$")
_RUN_ON = 15
"""So many words without a sign between them are prose, no title."""
_CONTINUES = re.compile(
    r"\s*(?:(?:pp?|S|С|с|ص|صص|pagg?|str|s|f|fol|col)\.?\s*[\d۰-۹٠-٩]|[\d۰-۹٠-٩]|https?:|URL|DOI|doi|\(|\[|–|—|"
    r"//|(?:Ф|Оп|Д|Л|Ed\. khr)\. ?\d|第|Vol\b|Bd\b|Т\.|№|ISBN|in:|In:|trans\.|ed\.)"
)
_INITIALS = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯİŞÇƏĞ][a-zа-я]?\.[-‐ ]?){1,4}(?:(?:de|von|van|der|den|di|da|del|della|le|la|al|el|zu|bin|ibn|"
    r"af|ten|ter|Le|La|De|Von|Van)[ -]){0,3}"
    r"[A-ZÀ-ÞА-ЯİŞÇƏĞ][\w’'‐-]+"
)
_LINKS = frozenset("and und e et ve və и & y de von van der den di da del al el le la zu".split())
_CAPITALS = re.compile(
    r"(?:[^\W\d_a-zß-ÿа-я][\w.’'‐-]*(?:,? (?:and|und|e|et|ve|və|и|&|et al\.,?) | |/|"
    r"(?=[,،:])|$)){1,6}(?=[,،:：‘“«„\"(]|$|in [A-ZÀ-Þ«„])"
)
_FAMILY_FIRST = re.compile(r"[^\W\d_a-zß-ÿа-я][\w’'‐-]+(?:,? [^\W\d_]\.|[,،] [^\W\d_][\w’'‌-]+)[^.;]{0,40}?[,:.;،]")
_STANDING = re.compile(
    r"((?:(?:de|von|van|der|di|da|al|el|le|la) )*[^\W\d_][\w’'‐-]*)(?:,? (?:and|und|e|et|ve|və|и|&) "
    r"[\w’'. -]{2,30}?)?(?=[,،:.;’'‘“«„(/]|$| [‘“«„(\d]| op\b| [Ii]bid)"
)
"""A family name that stands alone at the head of a citation."""
_INNER = re.compile(r"(?<!ed\.)(?<!by)[\s(]([‘“«„《][^\W\d_]|(?:[A-ZÀ-ÞА-Я]\.[ -]?){1,3}[A-ZÀ-ÞА-Я][a-zà-ÿа-я]{2})")
_OPENERS = frozenset('‘“«„‚《〈「『"')
_BACK: tuple[tuple[float, re.Pattern[str]], ...] = ((2.5, IBID), (2.5, OP_CIT), (0.8, NOTE_NUMBER))
_EVIDENCE: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.5, re.compile(r"\([^()]{0,160}?(?<!\d)(?:1[4-9]\d\d|20[0-4]\d|[۱١][۳۲٣٢][۰-۹٠-٩]{2}|forthcoming|"
        r"n\.d\.)[a-z]?(?!\d)[^()]{0,40}\)")),
    (0.7, re.compile(r"(?<![\d–-])(?:1[4-9]\d\d|20[0-4]\d|[۱١][۳۲٣٢][۰-۹٠-٩]{2})(?:[1-9](?=[,.;]|$))?(?![\d:])")),
    (0.8, re.compile(r"(?<!\w)(?:pp?|S|SS|С|с|ص|صص|pagg?|str|ss?|Bl|fol|f|cc?)\.?\s?[\d۰-۹٠-٩IVXivx]|第[\d一-十]+|"
        r"(?<=\d) at \d|\bat (?:pp?\. ?)?\d|paras?\.? \d")),
    (1.2, re.compile(r"https?://|www\.|\bdoi\b", re.IGNORECASE)),
    (0.6, re.compile(r"\d+:\d+|\d+ ?\(\d+\)|\b(?:Vol|vol|Bd|Jg|Nr|No|no|Т|Cilt|Sayı)\.? ?\d|№|شماره|دوره|"
        r"\[[JMDNCGRZ](?:/OL)?\]|第\d+期| // |[\d)] [A-Z][\w ]+(?:Rev|Review|J|Journal|Law)\.? \d")),
    (0.5, re.compile(r"\b(?:Press|Verlag|Publishers?|Yayın\w+|Routledge|Springer)\b|Изд|انتشارات|نشر|出版社|书局")),
    (1.5, re.compile(r"\b[Ii]nterview(?:ed)? (?:with|by)\b|[Ии]нтервью с|[Mm]ülakat|Gespräch mit|[Ii]ntervista "
        r"(?:a|con)|مصاحبه با|采访")),
    (
        1.6,
        re.compile(
            r"\b(?:FO|CO|WO|PRO|RG|MSS?|ASV|ASF|BOA|TNA|РГАДА|ГАРФ|РГИА|АВПРИ)\b|[Фф]\. ?\d+[.,] [Оо]п\.|"
            r"\b(?:Archiv\w*|Arşiv\w*|[Aa]rchiv[ei]s?)\b|"
            r"\b(?:busta|filza|fond|b\.) \d"
        ),
    ),
    (1.5, re.compile(r"\[(?:1[89]|20)\d\d\] ?\d* ?[A-Z]{2}|\b[A-Z]\w+ v\.? [A-Z]")),
    (1.2, re.compile(r"\b(?:Directive|Regulation|Act|Resolution|Treaty|UN Doc|Cmnd?|Gesetz|BGBl|RGBl|Закон|"
        r"Kanun\w*)\b.{0,30}\d|قانون|决议")),
    (1.2, re.compile(r"\b\d{1,3}\.\d{1,3}(?:[.–-]\d+)*[.;]?$")),
    (0.8, re.compile(r",\s?[^\W\d_a-zß-ÿа-я][\w-]+(?: [^\W\d_][\w-]+)?,? (?:1[4-9]|20)\d\d[1-9]?(?!\d)[^()]{0,40}$")),
    (0.8, re.compile(r"^[^‘“«„《;]{2,50}[,:،] ?[‘“«„《][^;]{3,90}[’”»“》](?:[,،]? ?\d[\d–-]*)?[.,;]?\s*$")),
)  # fmt: skip
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
_PERSON = (
    r"(?:(?:[A-ZÀ-ÞА-ЯİŞÇƏ]\.[ -]?){0,3}(?:(?:de|von|van|der|di|da|zu|al) ){0,2}[A-ZÀ-ÞА-ЯİŞÇƏĞ][\w’'-]+|"
    r"[Dd]ers\.|[Dd]ies\.|[Ii]dem|[Ii]d\.|[Ee]ad\.)"
)
_PERSONS = (
    rf"{_PERSON}(?:(?:, {_PERSON}){{0,3}},? (?:und|and|u\.|e|et|ve|и|&) {_PERSON}|(?:\s?/\s?{_PERSON}){{1,5}})?"
    r"(?: (?:et al|u\. ?a|и др|vd)\.)?"
)
_PLACE_IN = r"(?:(?:S|pp?|с|С|s|ch|Kap)\. ?)?\d[\d–—-]*(?: ?ff?\.?)?"
DATED = re.compile(
    rf"(?<!\w){_PERSONS}(?:,? (?:1[6-9]|20)\d\d(?:/\d\d)?[a-z]?(?![\d-])(?:[,:]? {_PLACE_IN}(?:(?:,| und| and) "
    rf"{_PLACE_IN})*)?|"
    rf" \((?:1[6-9]|20)\d\d[a-z]?(?:[:,] ?{_PLACE_IN})?\))(?!\w)"
)
"""A source cited by author and year ("Kaya/Rossi 1990, S. 72 ff.")."""
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|"
    r"März|Mai|Juni|"
    r"Juli|Oktober|Dezember|In|Im|Since|Seit|By|From|Between|After|Before|During|Until|The|Der|Die|Das|On|At|Am|"
    r"Als|When)\b"
)
_IN_BRACKETS = re.compile(r"^[^()]*\w \((?:1[6-9]|20)\d\d[^()]{0,12}\)[,;]? [^()]*\w \((?:1[6-9]|20)\d\d[^()]{0,12}\)")
_TWO = 3
"""Cuts around two sources: a note with "Kaya (1990), Rossi (1991)" cites by author and year."""
_NEVER = frozenset("in of the a an at on di del della da du de la le im am für zur zum and or for".split())
"""After such words stands a title or a place, not an author."""
_NAMED_AND_DATED = re.compile(rf"{_PERSON}(?: (?:u\. ?a|et al)\.)?,? (?:1[6-9]|20)\d\d")
_LEADING = frozenset(
    "Dazu Hierzu So Nach Auch Bei Ähnlich Ebenso Zuletzt Zuerst Schon Etwa Siehe Kritisch Anders Ferner Also "
    "Thus But Yet As Both "
    "Так Ayrıca Anche Così Come Dagegen Dazu Demgegenüber Laut Mit Vor".split()
)
"""Words that begin a sentence before "Kaya 1990"."""
_ENTRY = re.compile(
    r"[^\W\d_a-zß-ÿа-я][\w’'‐-]+(?: [A-ZÀ-Þ][\w’'‐-]+)?, ?[A-ZÀ-ÞА-ЯİŞÇƏ][^\d:;()]{0,120}?[,.]? ?\(?(?:1[6-9]|"
    r"20)\d\d(?:/\d\d)?[a-z]?\)?[:;.,]"
)
"""An entry of a list of references by author and year ("Kaya, Ayşe und Mario Rossi, 1980: …")."""
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
_ORDINAL = re.compile(
    r"(?:\D|^)?\d{1,2}\. (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"Jan\.|Feb\.|Sept?\.|Okt\.|Nov\.|"
    r"Dez\.|Aufl|Jahrhundert|Jh\.|Jahrgang|Jg\.|Band|Bd\.|Heft)"
)
"""Such a full stop makes an ordinal number in German."""
_NAME_AND_BARE_YEAR = re.compile(r"(?<!\d )(?<!\w)[^\W\d_a-zß-ÿа-я][\w’.-]+(?: et al\.)?,? (?:1[6-9]|20)\d\d")
_AFTER_YEAR = re.compile(r"(?:^|[.] )[^\W\d_][\w’-]+, [^\W\d_][^;:()]{0,80}, ?(?:1[6-9]|20)\d\d(?:/\d\d)?[a-z]?$")
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
_HEDGE = re.compile(r"\s+(?:and|und|sowie|as well as|e|ve|и|و)\s+", re.IGNORECASE)


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
        if _holds_citations(inside.lstrip()) or (habits.dated and _NAMED_AND_DATED.search(inside)):
            bracketed[at:end] = bytes(end - at)
            bracketed[at] = bracketed[end - 1] = 2
        at = bracketed.find(1, end)


def _holds_citations(inside: str) -> bool:
    if _ONLY_NOTE.fullmatch(inside):
        return False
    led = SIGNAL.match(inside) or QUOTED.match(inside) or re.search(r"\w \((?:1[6-9]|20)\d\d\b", inside)
    return bool(led or (len(inside) < _SHORT and (IBID.search(inside) or OP_CIT.search(inside))))


def _spans(text: str, inside: tuple[bytearray, bytearray], habits: Habits) -> Iterator[tuple[int, int, Boundary]]:
    cuts = list(_cuts(text, *inside))
    dated = list(_dated_cuts(text, *inside)) if habits.dated or _IN_BRACKETS.search(text) else []
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


def cites_by_year(text: str) -> bool:
    """Say whether a note cites by author and year without brackets ("Kaya 1990, S. 5").

    >>> [cites_by_year(text) for text in ("Vgl. Kaya/Rossi 1990, S. 5.", "A. Kaya, Kür, Bakı 1990, s. 5.")]
    [True, False]
    """
    if not _NAME_AND_BARE_YEAR.search(text):
        return False
    cuts = _dated_cuts(text, *enclosed(text))
    return any(kind == "dated" and "(" not in text[start : start + 60].partition(" 1")[0] for start, _, kind in cuts)


def _dated_cuts(text: str, quoted: bytearray, bracketed: bytearray) -> Iterator[tuple[int, int, Boundary]]:
    """Cut around "Kaya 1990, S. 5"; a place before a year ("…, Venezia 1990") is told by the comma before it."""
    last = -99
    for found in DATED.finditer(text):
        start = found.start() + (4 if found[0].startswith("von ") else 0)
        before = text[:start].rstrip()[-1:]
        word = text[:start].split()[-1:] or ["sowie"]
        led = word[0] in _LEADING or (word[0].islower() and word[0] not in _NEVER)
        alone = (before.islower() and led) or not before or before in ";.(:"
        alone = alone or (before == "," and start - last < 40)
        if (
            quoted[start]
            or bracketed[start] == 1
            or not alone
            or _MONTHS.match(found[0])
            or text[found.end() :][:1] == ":"
        ):
            continue
        last = found.end()
        yield start, start, "dated"
        yield last, last, "after"


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
    for found in _COLON.finditer(text):
        if not quoted[found.start()] and bracketed[found.start()] != 1:
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
        return None if _among_persons(text, at) else "semicolon"
    following = text[at + 1 : at + 4].lstrip()[:1]
    if following.islower() or _ORDINAL.match(text, max(0, at - 2)) or (sign == "." and _is_abbreviated(text, at)):
        return None
    return "sentence"


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
    word = text[start:at].lower().strip('’”»"‘“«')
    last = word.rpartition(".")[2]
    return word in _ABBREVIATIONS or last in _ABBREVIATIONS or (0 < len(last) < 3 and last.isalpha())


def _piece(
    text: str, span: tuple[int, int], before: Boundary, inside: tuple[bytearray, bytearray], known: frozenset[str]
) -> Piece:
    start, end = span
    words = text[start:end]
    begins, first = _beginning(words, known)
    patterns = (*_BACK, *_EVIDENCE) if POINTS_BACK.search(words) else _EVIDENCE
    evidence = sum(worth for worth, pattern in patterns if pattern.search(words))
    quoted, bracketed = inside
    free = "".join(text[at] for at in range(start + first, end) if not quoted[at] and bracketed[at] != 1)
    if begins == "known" and _BARE_PAGE.search(words):
        evidence += 0.8
    prose = 0.8 * len(_PROSE.findall(free)) + any(part.count(" ") > _RUN_ON for part in _PUNCTUATION.split(free))
    return Piece(start, end, before, begins, start + first, evidence, prose)


def _beginning(words: str, known: frozenset[str]) -> tuple[str, int]:
    """Say how a piece begins ("back", "quote", "names", "known", "name", "capital", "go on", "low"), and from where."""
    if _CONTINUES.match(words):
        return "go on", 0
    if _ENTRY.match(words):
        return "entry", 0
    if IBID.match(words) or OP_CIT.match(words):
        return "back", 0
    if words[0] in _OPENERS:
        return "quote", 0
    if _INITIALS.match(words) or SAME_AUTHOR.match(words):
        return "names", 0
    family = _STANDING.match(words)
    if family and (family[1] in known or re.sub(r"[’'](?:s|in|ın|un|ün|nin|nın)?$", "", family[1]) in known):
        return "known", 0
    if _FAMILY_FIRST.match(words):
        return "names", 0
    if _CAPITALS.match(words):
        return "name", 0
    inner = _INNER.search(words[:90])
    if inner and (words[0].islower() or words[inner.start(1) - 2].islower()):
        return "inner", inner.start(1)
    if words[0].islower():
        return "low", 0
    return ("bodies" if _all_names(words) else "capital"), 0


def _all_names(words: str) -> bool:
    """Say whether a piece is nothing but names ("Human Rights Watch.", "D. Sylvan and S. Majeski.")."""
    parts = words.split()
    return (
        len(words) < 80
        and len(parts) < 10
        and all(part in _LINKS or not part[0].islower() for part in parts)
        and words[0].isalpha()
    )

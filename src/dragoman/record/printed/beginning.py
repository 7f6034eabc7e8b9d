"""How does a citation begin? With names, a quotation mark, words that point back — or it is none."""

import re

from dragoman.record.printed.canonical import canonical
from dragoman.record.printed.dated import NO_AUTHOR_AFTER
from dragoman.record.printed.given_name import is_given_name
from dragoman.record.printed.signal import IBID, NOTE_NUMBER, OP_CIT, SAME_AUTHOR, lead_words

_FEW = 4
"""A name in a script without capitals has fewer words."""
_CONTINUES = re.compile(
    r"\s*(?:(?:[Pp]p?|S|С|с|ص|صص|pagg?|str|s|f|fol|col)\.?\s*[\d۰-۹٠-٩]|[\d۰-۹٠-٩]|https?:|URL|DOI|doi|\(|"
    r"\[(?![一-鿿]{1,3}\])|–|—|"
    r"//|(?:Ф|Оп|Д|Л|П|Папка|Карт|Ед\. хр|"
    r"Ed\. khr)\. ?(?:[А-Я]-?)?\d|(?:Dir|Perf|Film|Print|Web|DVD|Réal|Regie)[.:]|(?:Trans|Ed)\. [A-Z]|"
    r"第|Vol\b|Bde?\b|№|ISBN|in:|In:|trans\.|ed\.|(?:Т|Изд|Вып|Кн|Ч|"
    r"Собр|Пер|Под ред)\. ?|"
    r"(?:М|Л|СПб|Пг|Мн|К|Б|Ташкент|Киев|Баку|Москва)\.?[:,] ?|S\. l\.|s\.l\.|Hrsg\.|hrsg\.|Aufl\.|"
    r"[А-Я][\w-]+(?:[ –—-][А-Я][\w-]+)?(?:: ?[^,;:\d]{2,60})?, (?:1[5-9]|20)\d\d[.,;](?!\S)|"
    r"[A-Z][A-Za-z. ]{2,24}, [A-Z]{2}: [A-Z]|"
    r"[A-ZİŞÇƏ][a-zà-ÿğışə]+: [^\W\d_a-z][^,.;:\d]{2,40}, (?:1[5-9]|20)\d\d[.,;]|"
    r"(?:Oxford|Cambridge|London|Paris|Berlin|Roma|Milano|New York)(?: [A-Z][a-z]+)?[,:] ?(?:[A-Z]|1|20))"
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
_FAMILY_FIRST = re.compile(
    r"(?:(?:Д[еи]|[ВФ][ао]н|[Аа]ль|Ле|Ла|D[eai]|V[ao]n|[EA]l|"
    r"L[ea])[ -])?[^\W\d_a-zß-ÿа-я][\w’'‐-]+(?:,? [^\W\d_]\.|[,،] [^\W\d_][\w’'‌-]+)[^.;]{0,40}?[,:.;،]|"
    r"[А-ЯA-ZÇĞİÖŞÜƏ][\w’'‐-]+ (?:[А-ЯA-ZÇĞİÖŞÜƏ]\. ?){1,2}[А-ЯA-ZÇĞİÖŞÜƏ«“]"
)
_STANDING = re.compile(
    r"((?:(?:[Dd]e|[Vv][ao]n|der|[Dd][iau]|[ae]l|[Ll][ea]|[Dd]el|[اآ]بن|أبو|ابو|بن) )*[^\W\d_][\w’'‐-]*)(?:,? (?:and|"
    r"und|e|et|ve|və|и|&) "
    r"[\w’'. -]{2,30}?)?(?=[,،:.;’'‘“«„(/]|$| [‘“«„(\d]| op\b| [Ii]bid)"
)
"""A family name that stands alone at the head of a citation."""
_TWO_NAMES = re.compile(r"([^\W\d_a-z][\w-]+ d[’'][^\W\d_a-z][\w’-]+)(?=,)")
"""A family name of two words, which the apparatus knows."""
_PERSON = re.compile(
    r"([^\W\d_]{2,}(?:-[^\W\d_]{2,})?)(?: [^\W\d_]{2,}[\w’'-]*| [^\W\d_]\.){0,3} (?:\w[’'])?[^\W\d_a-zß-ÿа-я][\w’'‐-]+"
    r"(?:,? (?:and|und|e|et|ve|və|и|y|&) (?:[^\W\d_][\w.’'-]* ){1,3}[^\W\d_][\w’'‐-]+)?"
    r"(?=,? \(|(?:,? (?:eds?|Hrsg|Hg|dir)\.)?[,:] (?:[‘“«„\"¿]|\d{2,}|[^\W\d_a-zß-ÿа-я])|/[^\W\d_a-zß-ÿа-я])"
)
"""A person with a given name (group 1), after whom a title may begin."""
_NAME_AND_TITLE = re.compile(r"[^\W\d_a-zß-ÿа-я][^\d,;:.()‘“«„\"]{1,60}, [‘“«„\"][^\W\d_]")
"""Somebody, and then a title in quotation marks."""
_INVERTED = re.compile(
    r"[^\W\d_a-zß-ÿа-я][\w’'‐-]+(?: [^\W\d_a-zß-ÿа-я][\w’'‐-]+)?, (?:[^\W\d_a-zß-ÿа-я][\w’'-]*\.?(?: |(?=[.,]))){1,3}"
    r"(?:,? (?:and|und|e|et|y|ve) [^\d;:()‘“«„]{3,50}?|, et al)?(?:, (?:eds?|trans|dir|coord|comp|Hrsg)[.]?)?\.?$"
)
"""The author of an entry in a bibliography, and nothing else: "Talattof, Kamran, and Jerome W. Clinton, eds."."""
_INNER = re.compile(
    r"(?<!ed\.)(?<!by)[\s(]((?<!, in )[‘“«„《][^\W\d_]|"
    r"(?:[A-ZÀ-ÞА-Я]\.[ -]?){1,3}[A-ZÀ-ÞА-Я][a-zà-ÿа-я]{2}(?![\w-]* [а-я]{2})|"
    r"[A-ZÀ-ÞА-Я][a-zà-ÿа-я-]+ (?:(?:von|van|de|di|zu|"
    r"der) ){0,2}[A-ZÀ-ÞА-Я][\w’-]+(?:/[A-ZÀ-Þ][\w’/ -]{3,40})?, (?:[A-ZÀ-ÞА-Я„«‘“]|in:))"
)
_INNER_ENTRY = re.compile(
    r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ][\w’-]+, (?:[A-Z]\.[ -]?){1,3}"
    r"(?:,? (?:and|&|und|et|y) [A-ZÀ-Þ][\w’-]+, "
    r"(?:[A-Z]\.[ -]?){1,3})?"
    r"\((?:1[6-9]|20)\d\d[a-z]?\)\.?$"
)
"""The head of an entry by author and year behind prose ("as is said in Kaya, A. (2015).")."""
_LEAD = re.compile(
    r"(?:(?:(?:Zu[mr]?|Über|Per|Sull?[aeo’']?|Sobre|Sur|Pour|On|For|About|Об?|По)\b|"
    r"[a-zà-ÿа-я]{3,} )[^.,;:()\d]{3,80}:\s+|"
    r"a\. ?[AM]\. |"
    rf"(?i:(?:(?:{'|'.join(re.escape(one) for one in lead_words())})[\s,:،]+)+))"
)
"""Words between the beginning of a sentence and a citation."""
_SIDE = re.compile(
    r"(?:(?:and|but|und|et|mais|e|ma|y|ve|и|а),? )?(?:[Ff]or|[Oo]n|[Ii]n|[Ff]rom|[Ww]ith|[Zz]u[mr]?|[Ff]ür|[Pp]our|"
    r"[Ss]u[rl]?(?:la)?|[Pp]er|[Dd]ans|[Пп]о|[Оо]б?) [^,.;:()\d]{3,60}, (?=[^\W\d_a-zß-ÿа-я])"
)
"""Words that say of what a citation treats ("and, for the Ottoman side, Colin Imber, …")."""
_AFTER_LOW = re.compile(r"(?<=[a-zà-ÿ] )([A-ZÀ-Þ][\w‐-]+)(?=[,:(’' ])")
_DRAWN = frozenset("on sur su auf sobre".split())
"""After these stands a title or a place, unless a person is named in full ("I draw on Ayşe Kaya, Kür")."""
_LED = frozenset({"back", "quote", "names", "known", "name", "entry", "listed"})
_GIVEN_BEFORE = re.compile(r"(?<![^\W_])(?:[A-ZÀ-ÞА-Я][a-zà-ÿа-я’-]+ |[A-ZÀ-ÞА-Я]\. ?){1,3}$")
"""Given names before a family name that is known."""
_NAMES_AUTHOR = re.compile(r" (?:bei|by|nach|durch|von|di|par|chez|por|у) ([A-ZÀ-ÞА-Я][\w‐-]+)(?=[,:(’' ])")
"""Words in running prose after which an author is named."""
_IN_ROLE = re.compile(
    r"(?:cura|edited|translated|[Hh]rsg\.|[Hh]g\.|[Hh]erausgegeben|[Üü]bers\.|[Tt]rad\.|dir(?:ection|\.)|пер\.|ред\.|"
    r"compiled) "
    r"(?:di|by|von|v\.|par|de|por|с [а-я]+\.)?\s*$"
)
"""After such words stands an editor or translator, no author."""
_EDITED = re.compile(r"[^,;.]{3,80} \((?:Hrsg|Hg|eds?|dir|comp|coords?|a cura di|haz|ред)\.?\)")
_LAW = re.compile(
    r"(?:BGHZ|BGHSt|BVerfGE|BVerwGE|BAGE|BSGE|RGZ|RGSt|NJW|VersR) \d+, ?\d|"
    r"(?:Art\.|§§?) ?\d+[a-z]?(?: ?\(\d\)| Abs\. \d+| Nr\. \d+)* [A-ZÄÖÜ][A-Za-zÄÖÜ]{1,6}\b"
)
"""A law or a report of judgments, cited by its number."""
_SENTENCE = 12
_SET_OFF = re.compile(r"[《「：:\[]|报|档案|馆藏|法》")
"""A Chinese sentence without one of these signs is prose."""
_ADJECTIVE_ENDS = ("ischen", "ischer", "isches", "lichen", "licher")
"""After a German adjective stands a noun."""
_NATION = re.compile(r"[\[［〔(（][一-鿿]{1,3}[\]］〕)）]")
"""A Chinese citation names a foreign author's country first."""
_OPENERS = frozenset('‘“«„‚《〈「『"')
_ENTRY = re.compile(
    r"[^\W\d_a-zß-ÿа-я][\w’'‐-]+(?: [A-ZÀ-Þ][\w’'‐-]+)?, ?[A-ZÀ-ÞА-ЯİŞÇƏ][^\d:()]{0,120}?[,.]? ?\(?(?:1[6-9]|"
    r"20)\d\d(?:/\d\d)?[a-z]?\)?[:;.,]"
)
"""An entry of a list of references by author and year ("Kaya, Ayşe und Mario Rossi, 1980: …")."""


def beginning(words: str, known: frozenset[str]) -> tuple[str, int]:
    """Say how a piece begins, and from where: words that only lead a citation in are left out."""
    words = words.replace("\u200c", "\u0640")
    lead = None if words.partition(",")[0] in known else _LEAD.match(words)
    if lead and lead.end() < len(words):
        begins, first = _opening(words[lead.end() :], known)
        if not first and (begins in _LED or (begins == "capital" and ":" in lead[0])):
            return begins, lead.end()
    entry = _INNER_ENTRY.search(words) if words.endswith((").", ")")) else None
    if entry:
        return "headed", entry.start()
    side = _SIDE.match(words)
    if side and _opening(words[side.end() :], known) in {("names", 0), ("known", 0)}:
        return "names", side.end()
    return _opening(words, known)


def _opening(words: str, known: frozenset[str]) -> tuple[str, int]:
    """Say how words begin ("back", "quote", "names", "known", "name", "capital", "go on", "low"), and from where."""
    if _CONTINUES.match(words):
        return "canon" if words[0] in "123" and canonical(words) else "go on", 0
    entry = _ENTRY.match(words)
    if entry and entry[0].endswith(").") and entry.end() >= len(words.rstrip()):
        return "headed", 0
    if entry:
        return "listed" if entry[0].endswith(":") else "entry", 0
    if IBID.match(words) or OP_CIT.match(words) or NOTE_NUMBER.match(words):
        return "back", 0
    if words[0] in _OPENERS:
        return "quote", 0
    if canonical(words) or _LAW.match(words):
        return "canon", 0
    if _INVERTED.match(words):
        return "headed", 0
    if any(pattern.match(words) for pattern in (_INITIALS, SAME_AUTHOR, _EDITED, _NATION)):
        return "names", 0
    family = _STANDING.match(words) or _TWO_NAMES.match(words)
    if family and _is_known(family[1], known):
        return "known", 0
    if _NAME_AND_TITLE.match(words) or _is_person(words):
        return "names", 0
    if _FAMILY_FIRST.match(words):
        return "names", 0
    if _CAPITALS.match(words):
        return "name", 0
    inner = _INNER.search(words[:300])
    if inner and _is_led(words, inner.start(1)):
        return "inner", inner.start(1)
    if words[0].islower() or _NAMES_AUTHOR.search(words[:300]):
        pattern = _AFTER_LOW if words[0].islower() else _NAMES_AUTHOR
        named = next((one for one in pattern.finditer(words[:300]) if one[1] in known), None)
        if named and (words[named.end()] != " " or any(map(str.isdigit, words[named.end() :]))):
            given = _GIVEN_BEFORE.search(words, 0, named.start(1))
            return "known", given.start() if given else named.start(1)
    return plain_beginning(words), 0


def _is_known(family: str, known: frozenset[str]) -> bool:
    family = family.replace("\u0640", "\u200c")
    bare = re.sub(r"[’'](?:s|in|ın|un|ün|nin|nın)?$", "", family)
    return any(one in known for one in (family, bare, bare[:1].lower() + bare[1:])) or (
        " " in bare and bare.rpartition(" ")[2] in known
    )


def _is_person(words: str) -> bool:
    """Say whether words begin with a person: a given name, a family name, and what may be a title."""
    person = _PERSON.match(words)
    return bool(person and is_given_name(person[1]))


def plain_beginning(words: str) -> str:
    """Say how words begin that begin like no citation."""
    if words[0].islower():
        return "low"
    if "一" <= words[0] <= "鿿" and len(words) > _SENTENCE and not _SET_OFF.search(words):
        return "capital"
    return "bodies" if _all_names(words) else "capital"


def _is_led(words: str, at: int) -> bool:
    """Say whether a citation may begin here: after words that are none of its ("Inquiry into Higher Education, …")."""
    if _IN_ROLE.search(words, max(0, at - 40), at):
        return False
    before = words[:at].rsplit(maxsplit=1)[-1]
    if words[at] in _OPENERS or words[at + 1] == ".":
        given = words[at] not in _OPENERS and before[0].isupper() and before.isalpha()
        return before[-1].islower() and not given and before not in {"с", "со", "к", "от"}
    plain = before[0].islower() and before[-1].isalpha() and not before.endswith(_ADJECTIVE_ENDS)
    named = before not in NO_AUTHOR_AFTER or (before in _DRAWN and _is_person(words[at:]))
    return plain and named and before not in _LINKS


def _all_names(words: str) -> bool:
    """Say whether a piece is nothing but names ("Human Rights Watch.", "D. Sylvan and S. Majeski.")."""
    parts = words.split()
    few = len(re.split("[،,،]", words, maxsplit=1)[0].split()) < _FEW
    return (
        len(words) < 80
        and len(parts) < 10
        and all(part in _LINKS or not part[0].islower() for part in parts)
        and (words[0].isupper() or (words[0].isalpha() and few))
    )

"""What is a person or body called? One form of a name, and the contributor who bears it."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from dragoman.record.form import Forms
from dragoman.record.identifier import Identifier
from dragoman.text.normal import clean, fold
from dragoman.text.script import dominant_script
from dragoman.text.tag import language

Role = Literal[
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
    "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
    # beyond CSL 1.0.2, forced by theses (supervisor, advisor), Refer %? and MARC relator codes
    "supervisor", "advisor", "annotator", "commentator", "introduction", "afterword", "inventor", "holder", "sponsor",
    "corrector", "owner", "other",
]  # fmt: skip
"""Closed set of roles: the CSL 1.0.2 name variables, and those that formats need beside them."""


class Name(msgspec.Struct, frozen=True, omit_defaults=True):
    """One form of a name, in parts as CSL has them; ``literal`` alone for bodies, mononyms and names not parted.

    ``particle`` is CSL's non-dropping particle ("van" in "van der Waals"), ``dropping_particle`` the dropping one;
    ``lang`` a BCP 47 tag. ``family`` of East Asian names is the first part of the name in reading order.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.family or self.given or self.literal)

    @property
    def display(self) -> str:
        """Give the name in plain inverted order ("Family, Given"), or the literal.

        >>> Name(family="Kızılyurt", given="Özgür").display
        'Kızılyurt, Özgür'
        """
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.particle, self.family) if part)
        given = " ".join(part for part in (self.given, self.dropping_particle) if part)
        return ", ".join(part for part in (family, given, self.suffix) if part)

    @property
    def shown(self) -> str:
        """Give the name as its script is read: Chinese, Japanese and Korean run together, Arabic with its own comma.

        >>> Name(family="张", given="宁").shown, Name(family="بیات", given="کاوه").shown
        ('张宁', 'بیات، کاوه')
        """
        if self.literal or self.family.isascii():
            return self.display
        comma = _COMMAS.get(dominant_script(self.family), ", ")
        return self.display.replace(", ", comma)


_COMMAS = {"Hani": "", "Hang": "", "Hira": "", "Arab": "، "}
"""What stands between family and given name where it is not a comma."""


class Contributor(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person or body with a role; ``names`` are forms of one name (first as the source has it)."""

    names: tuple[Name, ...]
    role: Role = "author"
    identifiers: tuple[Identifier, ...] = ()
    affiliations: Forms = ()
    body: str = ""
    """"person" or "organization" when the source says so, else "" (not known)."""

    @property
    def name(self) -> Name:
        """Give the first form of the name (an empty name when there is none)."""
        return self.names[0] if self.names else Name()


# Reading one name


@cache
def _words(kind: str) -> frozenset[str]:
    """Give the words of one kind in ``data/names.tsv``; where they are single signs, each sign."""
    rows = (files("dragoman.record") / "data" / "names.tsv").read_text("utf-8").splitlines()
    found = [row.partition("\t")[2] for row in rows if row.partition("\t")[0] == kind]
    signs = kind in {"zh_family", "ko_family"}
    return frozenset(word for row in found for word in (row if signs else map(fold, row.split())))


_COMMA = re.compile("[,،，]")
_BRACES = re.compile(r"\{([^{}]*)\}")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]?\.?|[^\W\d_]\.?|[^\W\d_](?:-[^\W\d_])+\.?")
_MEDLINE = re.compile(r"[A-ZÀ-ÞΑ-ΩА-ЯЁ]{1,3}")
_PATRONYMIC = re.compile(r"\w+(?:вич|вна|ична|инична)", re.IGNORECASE)
_EAST = frozenset({"Hani", "Kana", "Hang"})
_PRIVATE = "\ue000"
"""Stands for a space inside braces while a name is parted."""
_COMMA_HELD = "\ue003"
"""Stands for a comma there."""


@lru_cache(maxsize=16384)
def read_name(text: str, lang: str = "") -> Name:
    """Read one name as sources print it; never raises, and loses no word of it.

    Understood are "Family, Given", "Family, Jr., Given" and "Given Family" (BibTeX), braces for what stays together,
    bodies, East Asian order, initials after the family, patronymics, and particles in lower case. Names in Arabic
    script are parted only where that is certain. What is not parted is the ``literal``.

    >>> name = read_name("Abbaszadeh Fathabadi, Mehdi")
    >>> name.family, name.given
    ('Abbaszadeh Fathabadi', 'Mehdi')
    >>> name = read_name("Jean de La Fontaine")
    >>> name.given, name.particle, name.family
    ('Jean', 'de', 'La Fontaine')
    >>> [read_name(text).family for text in ("王小波", "Иванов И.И.", "Heydər Əlirza oğlu Əliyev", "عباس‌زاده، مهدی")]
    ['王', 'Иванов', 'Əliyev', 'عباس‌زاده']
    >>> [read_name(text).literal for text in ("{Ministry of Science and Culture}", "دانشگاه تهران", "ابن خلدون")]
    ['Ministry of Science and Culture', 'دانشگاه تهران', 'ابن خلدون']
    """
    text = clean(text).strip(" ,،，;؛")
    if not text:
        return Name()
    if _BRACES.fullmatch(text) or (text[0] == "{" and text[-1] == "}" and text[1:-1].count("{") == text.count("{") - 1):
        return Name(literal=clean(text[1:-1].replace("{", "").replace("}", "")), lang=lang)
    while _BRACES.search(text):
        text = _BRACES.sub(lambda held: held[1].replace(" ", _PRIVATE).replace(",", _COMMA_HELD), text)
    name = _inverted(text, lang) if _COMMA.search(text) else _in_order(text, lang)
    return _without_marks(name) if _PRIVATE in text or _COMMA_HELD in text else name


def _without_marks(name: Name) -> Name:
    shown = {
        field: value.replace(_PRIVATE, " ").replace(_COMMA_HELD, ",")
        for field, value in msgspec.structs.asdict(name).items()
    }
    return Name(**shown)


def _is_body(text: str) -> bool:
    folded = fold(text)
    if text[-1] > "\u3000":
        return any(folded.endswith(end) for end in _words("body_end"))
    return " " in folded and not _words("body").isdisjoint(re.findall(r"\w+", folded))


def _is_suffix(text: str) -> bool:
    return fold(text).strip(". ") in _words("suffix")


def _inverted(text: str, lang: str) -> Name:
    """Read "Family, Given" with suffixes on either side."""
    parts = [part for part in (part.strip() for part in _COMMA.split(text)) if part]
    suffix = next((part for part in parts[1:] if _is_suffix(part)), "")
    if suffix:
        parts.remove(suffix)
    if len(parts) < 2:
        return msgspec.structs.replace(_in_order("".join(parts), lang), suffix=suffix)
    if _is_body(parts[0]) and (len(parts) > 2 or _is_body(parts[1])):
        return Name(literal=text, lang=lang)
    return _named(parts[0].split(), ", ".join(parts[1:]), suffix, lang)


def _named(family: list[str], given: str, suffix: str, lang: str) -> Name:
    """Put together a name; lower-case words before the family, or after the given name, are particles."""
    if len(family) > 1 and not suffix and _is_suffix(family[-1]):
        family, suffix = family[:-1], family[-1]
    start = _particles(family)
    words = given.split()
    end = len(words)
    while end > 1 and words[end - 1] in _words("lower"):
        end -= 1
    return Name(
        family=" ".join(family[start:]), given=" ".join(words[:end]), particle=" ".join(family[:start]),
        dropping_particle=" ".join(words[end:]), suffix=suffix, lang=lang,
    )  # fmt: skip


def _particles(family: list[str]) -> int:
    """Count the particles before a family name: to the last lower-case word, when it begins with one (BibTeX)."""
    lower = [at + 1 for at, word in enumerate(family[:-1]) if word[:1].islower() and "-" not in word]
    return lower[-1] if lower and family[0][:1].islower() else 0


def _in_order(text: str, lang: str) -> Name:
    if _is_body(text):
        return Name(literal=text, lang=lang)
    script = dominant_script(text)
    if script in _EAST:
        return _east_asian(text, lang)
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _is_suffix(words[-1]) else ""
    if len(words) < 2:
        return Name(literal=text, lang=lang)
    if script == "Arab":
        return _arabic(words, lang)
    return _western(words, suffix, lang)


# East Asian


def _east_asian(text: str, lang: str) -> Name:
    parts = text.split()
    if len(parts) == 1 and ("·" in text or "・" in text or "•" in text):
        *given, family = re.split("[·・•]", text)
        mark = "".join(sign for sign in text if sign in "·・•")[:1]
        return Name(family=family, given=mark.join(given), lang=lang) if family else Name(literal=text, lang=lang)
    if len(parts) == 2:
        return Name(family=parts[0], given=parts[1], lang=lang)
    length = _family_length(text, language(lang)) if len(parts) == 1 else 0
    return Name(family=text[:length], given=text[length:], lang=lang) if length else Name(literal=text, lang=lang)


def _family_length(text: str, lang: str) -> int:
    """Say how many signs of an unspaced name are the family's; 0 when that is not certain."""
    if lang == "ja" or not 2 <= len(text) <= 4:
        return 0
    tongue = "ko" if dominant_script(text) == "Hang" else "zh"
    if len(text) > 2 and text[:2] in _words(f"{tongue}_double"):
        return 2
    return 1 if len(text) < 4 and text[0] in _words(f"{tongue}_family") and dominant_script(text) != "Kana" else 0


# Arabic script


def _arabic(words: list[str], lang: str) -> Name:
    """Part a name in Arabic script where a given name or a nisba makes it certain."""
    folded = [fold(word) for word in words]
    whole = Name(literal=" ".join(words), lang=lang)
    if not _words("ibn").isdisjoint(folded) or folded[0] in _words("kunya"):
        return whole
    if folded[-1] in _words("patronymic"):
        return whole
    if folded[-1].startswith("ال") and len(folded[-1]) > 4 and language(lang) != "fa":
        return _named(words[-1:], " ".join(words[:-1]), "", lang)
    if language(lang) == "ar" or not _is_persian_given(folded, lang):
        return whole
    count = _given_words(folded)
    return _named(words[count:], " ".join(words[:count]), "", lang) if count < len(words) else whole


def _is_persian_given(folded: list[str], lang: str) -> bool:
    """Say whether the first word is a given name: listed, made of listed parts, or before one word ending in ی."""
    first = folded[0]
    if first in _words("fa_given") or first in _words("fa_prefix"):
        return True
    if any(first.startswith(part) and len(first) > len(part) + 2 for part in _words("fa_prefix")):
        return True
    ends = folded[1][-1:] == "ی" or any(folded[1].endswith(end) for end in _words("fa_family_end"))
    return language(lang) == "fa" and len(folded) == 2 and ends and first[-1:] != "ی"


def _given_words(folded: list[str]) -> int:
    """Count the given names a Persian name begins with: two ("محمد رضا") unless an end of a family name follows."""
    second = folded[1] in _words("fa_given") or folded[1] in {"سادات", "خاتون", "السادات"}
    doubled = len(folded) > 2 and second and folded[2] not in _words("fa_family_end")
    return 2 if doubled else 1


# Latin, Cyrillic and other scripts with capitals


def _western(words: list[str], suffix: str, lang: str) -> Name:
    at, end = _family_place(words, language(lang))
    if at == end:
        return Name(literal=" ".join(words), suffix=suffix, lang=lang)
    return _named(words[at:end], " ".join(words[:at] + words[end:]), suffix, lang)


def _family_place(words: list[str], lang: str) -> tuple[int, int]:
    """Say between which words the family stands; nowhere (0, 0) when the name has none."""
    folded = [fold(word).strip(".") for word in words]
    for rule in (_kunya_place, _capital_place, _first_place, _linked_place, _spanish_place, _particle_place):
        found = rule(words, folded, lang)
        if found:
            return found
    return len(words) - 1, len(words)


_Place = tuple[int, int] | None


def _kunya_place(words: list[str], folded: list[str], lang: str) -> _Place:
    """“Ibn Khaldun”, “Abu Nuwas” have no family; “Muhammad ibn Musa al-Khwarizmi” has his nisba."""
    if len(words) < 4 and folded[0] in _words("kunya"):
        return 0, 0
    inside = not _words("ibn").isdisjoint(folded[1:-2])
    return (len(words) - 1, len(words)) if inside else None


def _capital_place(words: list[str], folded: list[str], lang: str) -> _Place:
    """“Özgür KIZILYURT”, “KIZILYURT Özgür”: the words in capitals are the family."""
    shouted = [word.isupper() and len(word.strip(".-")) > 1 and "." not in word for word in words]
    if all(shouted) or not any(len(word) > 3 for word, loud in zip(words, shouted, strict=True) if loud):
        return None
    at = shouted.index(True)
    end = next((place for place in range(at, len(words)) if not shouted[place]), len(words))
    return (at, end) if at == 0 or end == len(words) else None


def _first_place(words: list[str], folded: list[str], lang: str) -> _Place:
    """“Smith JA”, “Иванов И.И.”, “Əliyev Heydər Əlirza oğlu”, “Иванов Иван Иванович”: the first word is the family."""
    rest = words[1:]
    initials = all(_INITIALS.fullmatch(word) or _MEDLINE.fullmatch(word) for word in rest[-1:])
    if initials and not _INITIALS.fullmatch(words[0]):
        count = next(at for at in range(1, len(words)) if _is_initial(words[at:]))
        return 0, count
    ends = folded[-1] in _words("patronymic") and len(words) > 3
    russian = len(words) > 2 and _PATRONYMIC.fullmatch(words[-1]) and not _PATRONYMIC.fullmatch(words[-2])
    vietnamese = lang == "vi" and folded[0] in _words("vi_family")
    return (0, 1) if ends or russian or lang == "hu" or vietnamese else None


def _is_initial(words: list[str]) -> bool:
    return all(_INITIALS.fullmatch(word) or _MEDLINE.fullmatch(word) for word in words)


def _linked_place(words: list[str], folded: list[str], lang: str) -> _Place:
    """“José Ortega y Gasset”: the link and its neighbours are the family."""
    at = next((at for at in range(2, len(words) - 1) if words[at] in _words("link")), 0)
    return (at - 1, len(words)) if at else None


def _spanish_place(words: list[str], folded: list[str], lang: str) -> _Place:
    """“Gabriel García Márquez”: what follows the given names, at most two words, when the language is Spanish."""
    if lang != "es" or len(words) < 3 or any(word[:1].islower() for word in words):
        return None
    given = next((at for at, word in enumerate(folded) if word not in _words("es_given")), len(words))
    return max(given, len(words) - 2, 1) if given < len(words) - 1 else len(words) - 1, len(words)


def _particle_place(words: list[str], folded: list[str], lang: str) -> _Place:
    """“Johannes van der Waals”: from the first lower-case word on (BibTeX's rule)."""
    lower = [at for at in range(len(words) - 1) if words[at][:1].islower() and "-" not in words[at]]
    lower = [at for at in lower if folded[at] not in _words("patronymic")]
    return (lower[0], len(words)) if lower and not words[-1][:1].islower() else None


# Reading several names

OTHERS = Name(literal="others")
"""Stands last in a list of names that says there are more ("et al.", BibTeX's "and others", 等)."""

_AND = re.compile(r"(?<!\s)\s++(?:and|AND|&|＆|und|et)\s+|(?:(?<!\s)\s++)?[;；؛|]\s*|(?:(?<!\s)[^\S\n]++)?\n\s*")
_LAST_AND = re.compile(
    r"(?:[,،，]|(?<!\s))\s++(?:and|&|und|et|y|e|ve|və|va|и|та|و|en|och)\s+(?=[^,،，]+(?:[,،，][^,،，]+)?\Z)"
)
_LIST = re.compile("[、]")


def read_names(text: str, separators: tuple[str, ...] = (), lang: str = "") -> tuple[Name, ...]:
    """Read several names in order.

    With ``separators`` (as they are written, " and ") the text is parted at these and nowhere else. Without, it is
    parted as such lists are printed in their script: at "and", semicolons, 、; at commas when they part whole names
    and not family from given name. What stands in braces is never parted.

    >>> [name.family for name in read_names("Abbaszadeh Fathabadi, Mehdi and Doosthosseini, Mahdiye")]
    ['Abbaszadeh Fathabadi', 'Doosthosseini']
    >>> [name.family for name in read_names("Smith, J. A., Jones, K., & Brown, L.")]
    ['Smith', 'Jones', 'Brown']
    >>> [name.display for name in read_names("王小波，李银河，等")]
    ['王, 小波', '李, 银河', 'others']
    >>> [name.display for name in read_names("هایده اهرابیان، بهزاد مشیری و زهرا رزاقی")]
    ['اهرابیان, هایده', 'مشیری, بهزاد', 'رزاقی, زهرا']
    """
    text, held = _held(text)
    pieces = _split_at(text, separators) if separators else _pieces(text)
    return tuple(name for name in (_listed(_put_back(piece, held), lang) for piece in pieces) if name)


def _listed(piece: str, lang: str) -> Name:
    return OTHERS if fold(piece).strip(" .") in _others() else read_name(piece, lang)


@cache
def _others() -> frozenset[str]:
    said = (
        "others|et al|et alii|and others|ve digerleri|ve ark|vd|və b|və başqaları|и др|и другие|та ін|و دیگران|دیگران"
    )
    more = "و همکاران|همکاران|وآخرون|آخرون|و آخرون|等|等人|u. a|et autres|y otros|e outros|外|他"
    return frozenset(fold(word) for word in f"{said}|{more}".split("|"))


def _held(text: str) -> tuple[str, list[str]]:
    """Put a sign in the place of each group in braces, so that nothing inside is parted."""
    held: list[str] = []
    depth, shown, start = 0, [], 0
    if "{" not in text:
        return text, held
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}" and depth > 0)
        if sign == "{" and depth == 1:
            shown.append(text[start:at])
            start = at
        elif sign == "}" and depth == 0 and start < at and text[start] == "{":
            shown.append(f"\ue001{len(held)}\ue002")
            held.append(text[start : at + 1])
            start = at + 1
    return "".join([*shown, text[start:]]), held


def _put_back(piece: str, held: list[str]) -> str:
    return re.sub("\ue001(\\d+)\ue002", lambda mark: held[int(mark[1])], piece) if held else piece


def _split_at(text: str, separators: tuple[str, ...]) -> list[str]:
    ways = [re.sub(r"(?:\\ |\s)+", r"\\s+", re.escape(one)) if one.strip() else re.escape(one) for one in separators]
    return re.split("|".join(ways), text)


def _pieces(text: str) -> list[str]:
    """Part a list of names as its script prints such lists."""
    text = _more(text.strip())
    if _LIST.search(text):
        return _LIST.split(text)
    pieces = _AND.split(text)
    if len(pieces) == 1 or _counted(pieces[0]) > 1:
        pieces = [part for piece in pieces for part in _LAST_AND.split(piece)] if _counted(text) else pieces
    return [part for piece in pieces for part in _at_commas(piece)]


_MORE = re.compile(
    r"(?:[,،，]\s*+|(?:(?<!\s)\s++)?)(et al\.?|et alii|и др\.|و دیگران|و همکاران|وآخرون|"
    r"等人?|ve diğerleri|və b\.|y otros)\s*\Z"
)


def _more(text: str) -> str:
    return _MORE.sub(r"; \1", text)


def _counted(piece: str) -> int:
    return len(_COMMA.findall(piece)) or int(dominant_script(piece) == "Arab")


def _at_commas(piece: str) -> list[str]:
    """Part at commas when they stand between names, not inside one."""
    parts = [part for part in (part.strip() for part in _COMMA.split(piece)) if part]
    if len(parts) < 2 or _is_body(piece):
        return [piece]
    if all(dominant_script(part) in _EAST and len(part) > 1 and " " not in part for part in parts):
        return parts
    whole = [len(part.split()) > 1 and not _is_initial(part.split()) for part in parts]
    if all(whole) and (len(parts) > 2 or _are_two(parts)):
        return parts
    return _paired(parts) if len(parts) > 2 and not any(map(_is_suffix, parts)) else [piece]


def _are_two(parts: list[str]) -> bool:
    """Say whether two whole names stand there: in Arabic script, or each with initials."""
    if dominant_script(parts[0]) == "Arab":
        return True
    return all(_is_initial(part.split()[-1:]) or _is_initial(part.split()[:1]) for part in parts)


def _paired(parts: list[str]) -> list[str]:
    """Join "Smith", "J. A.", "Jones", "K." to names; one without a partner stands alone."""
    if len(parts) % 2 or not all(len(part.split()) == 1 or _is_initial(part.split()) for part in parts[1::2]):
        return parts if all(len(part.split()) > 1 for part in parts) else [", ".join(parts)]
    return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]

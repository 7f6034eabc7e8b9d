"""How alike are two records, field by field? Numbers in 0..1 that the model weighs."""

from operator import itemgetter

from rapidfuzz import fuzz

from dragoman.match.containers import containers_alike
from dragoman.match.counts import counts_only, other_part
from dragoman.match.meant import has_like, meant_alike
from dragoman.match.names import lists_alike
from dragoman.match.numbers import Told, agreement, told_by
from dragoman.match.sketch import Sketch
from dragoman.match.titles import Title
from dragoman.match.word import Word, coarse, in_cyrillic

FEATURES: dict[str, int] = {
    "same identifier": 1, "other identifier": -1, "same isbn": 1, "other isbn": -1,
    "title alike": 1, "title near": 1, "title equal": 1, "title apart": -1, "title begins alike": 1, "title short": -1,
    "subtitle differs": -1, "title foreign": -1,
    "title sounds apart": -1, "title cognate": 1,
    "title means alike": 1, "title means agree": 1, "title means otherwise": -1, "title missing": -1,
    "title says little": -1, "title numbers differ": -1, "title word differs": -1,
    "part differs": -1, "part untold": -1, "about differs": -1,
    "names alike": 1, "names near": 1, "names more": -1, "names apart": -1, "first name apart": -1, "names missing": -1,
    "translator differs": -1,
    "year equal": 1, "year near": -1, "year apart": -1, "year missing": -1,
    "container alike": 1, "container apart": -1, "volume equal": 1, "volume differs": -1,
    "issue equal": 1, "issue differs": -1, "page equal": 1, "page differs": -1, "page inside": 1, "last page equal": 1,
    "publisher alike": 1, "publisher apart": -1, "kind differs": -1, "edition differs": -1, "edition untold": -1,
    "numbers agree": 1, "numbers disagree": -1, "title and names": 1, "title and numbers": 1,
    "foreign but numbered": 1, "foreign and unnumbered": -1,
}  # fmt: skip
"""The features in the order in which the model weighs them, and which way each may speak (1: for the same work)."""

APART: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("article", "book"), ("article", "review"), ("book", "review"), ("book", "chapter"), ("article", "preprint"),
        ("conference", "preprint"), ("chapter", "review"), ("thesis", "article"), ("thesis", "chapter"),
        ("conference", "book"), ("thesis", "review"), ("preprint", "review"), ("book", "preprint"),
    )
)  # fmt: skip
"""Kinds that are related at most, never the same work."""

_LIKE = 0.85
"""Titles alike by so much need no other look."""

HALF_LIKE = 0.45
"""Titles of one language less alike are not compared by sound either."""

_SPELT_OTHERWISE = 70
"""Words whose letters agree by so much in a hundred may be one word."""

_TELLING = 10
"""A title of so many letters without its subtitle is still telling."""


def features(one: Sketch, other: Sketch) -> tuple[float, ...]:
    """Compare two records: a value for each of :data:`FEATURES`; the order of the two does not matter."""
    told = told_by(agreement(one, other)) | told_by_names(one, other) | told_by_titles(one, other)
    told |= told_by_surroundings(one, other)
    told |= told_by_rest(one, other, told)
    return tuple(told.get(name, 0.0) for name in FEATURES)


def told_by_titles(one: Sketch, other: Sketch) -> Told:
    """Compare titles, by letters, sound and meaning."""
    return _titles(other, one) if other.id < one.id else _titles(one, other)


def told_by_names(one: Sketch, other: Sketch) -> Told:
    """Compare authors (else editors) and translators."""
    return _names(other, one) if other.id < one.id else _names(one, other)


def told_by_surroundings(one: Sketch, other: Sketch) -> Told:
    """Compare containers, publishers and kinds."""
    return _around(other, one) if other.id < one.id else _around(one, other)


def told_by_rest(one: Sketch, other: Sketch, told: Told) -> Told:
    """Compare parts and editions, and tell what follows from all that was told."""
    return _counts(one, other, told) | _together(told)


def _titles(one: Sketch, other: Sketch) -> Told:
    if not one.titles or not other.titles:
        return {"title missing": 1.0}
    pairs = [(a, b) for a in one.titles for b in other.titles]
    best, pair = max(((title_alike(*pair), pair) for pair in pairs), key=itemgetter(0))
    told = {"title short": max(0.0, 1.0 - min(len(one.titles[0].spelt), len(other.titles[0].spelt)) / 30)}
    told["title says little"] = float("generic" in one.marks and "generic" in other.marks)
    told |= _said_otherwise(pairs, best) if best < _LIKE else {}
    cognate = told.get("title cognate", 0.0)
    near = max(best, cognate)
    if any(a.speaks_like(b) for a, b in _told(pairs)):
        told["title apart"] = max(0.0, 0.85 - near) / 0.85
    else:
        told["title foreign"] = min(1.0, max(0.0, 0.9 - max(near, told.get("title means alike", 0.0))) / 0.6)
    if best < _LIKE and any(a.said_in_the_letters_of(b) for a, b in pairs):
        told["title sounds apart"] = max(0.0, 0.85 - near) / 0.85
    told["title alike"] = near
    told["title near"] = max(0.0, near - 0.8) * 5
    told["title equal"] = float(best > 0.995)
    told["title begins alike"] = begins_alike(*pair)
    told["subtitle differs"] = _subtitle_differs(*pair)
    told["title word differs"] = _word_differs(*pair) if best > 0.6 else 0.0
    return told


def _said_otherwise(pairs: list[tuple[Title, Title]], best: float) -> Told:
    """Compare titles that do not agree in their letters by sound and by meaning."""
    strange = [pair for pair in pairs if not pair[0].speaks_like(pair[1])]
    likely = pairs if best > HALF_LIKE else strange
    told = max(map(_meanings, strange), key=lambda each: each["title means alike"], default={})
    return told | {"title cognate": max((cognates(*pair) for pair in likely), default=0.0)}


def _told(pairs: list[tuple[Title, Title]]) -> list[tuple[Title, Title]]:
    """Give the pairs of titles whose languages are known, all when there are none: a bracket may speak any language."""
    return [pair for pair in pairs if pair[0].language and pair[1].language] or pairs


def _meanings(pair: tuple[Title, Title]) -> Told:
    one, other = pair
    alike, otherwise = meant_alike(one.meant, one.heard, other.meant, other.heard)
    agree = alike / (alike + otherwise) if alike else 0.0
    return {"title means alike": alike, "title means agree": agree, "title means otherwise": otherwise}


def title_alike(a: Title, b: Title) -> float:
    """Say in 0..1 how alike two titles are, by letters and by words in any order; 0 for scripts that do not meet."""
    if a.words == b.words:
        return 1.0
    if a.packed or b.packed:
        return _packed_alike(a, b)
    if a.script != b.script:
        return 0.0
    if (a.main == b.words or b.main == a.words) and min(len(a.joined), len(b.joined)) >= _TELLING:
        return 0.93
    one, other = " ".join(a.words), " ".join(b.words)
    letters = max(fuzz.ratio(one, other), fuzz.ratio(a.joined, b.joined)) / 100
    return max(letters, 0.98 * fuzz.token_sort_ratio(one, other) / 100)


def _packed_alike(a: Title, b: Title) -> float:
    """Compare Chinese titles by characters, and one with a Latin title by its pinyin."""
    if a.packed and b.packed:
        alike = fuzz.ratio(a.joined, b.joined)
        return alike / 100 if alike > 60 else max(alike, fuzz.ratio(a.spelt, b.spelt)) / 100
    if "Cyrl" in {a.script, b.script}:
        chinese, russian = (a, b) if a.packed else (b, a)
        alike = fuzz.ratio(coarse(in_cyrillic(chinese.spelt)), _skeleton(list(russian.heard))) / 100
        return max(0.0, alike - 0.4) / 0.6
    if "Latn" not in {a.script, b.script}:
        return 0.0
    return max(0.0, fuzz.ratio(a.spelt, b.spelt) / 100 - 0.25) / 0.75


def begins_alike(a: Title, b: Title) -> float:
    """Say whether one title is the beginning of the other, as when a subtitle is left out."""
    short, long = (a, b) if len(a.joined) <= len(b.joined) else (b, a)
    if len(short.joined) < 8 or short.words == long.words:
        return 0.0
    return float(long.joined.startswith(short.joined) or long.main == short.main)


def _subtitle_differs(a: Title, b: Title) -> float:
    """Say whether two titles agree before the colon, and disagree behind it."""
    if a.main != b.main or len(a.main) == len(a.words) or len(b.main) == len(b.words):
        return 0.0
    rest, other = a.words[len(a.main) :], b.words[len(b.main) :]
    return float(fuzz.ratio(" ".join(rest), " ".join(other)) < 60)


def _word_differs(a: Title, b: Title) -> float:
    """Say in 0..1 how strange the strangest word of a title is to another title that lacks it, and has others."""
    ours, theirs = (_left(one, other) for one, other in ((a.words, b.words), (b.words, a.words)))
    if not ours or not theirs or a.packed or b.packed or a.script != b.script:
        return 0.0
    if "".join(ours) == "".join(theirs):
        return 0.0
    nearest = (max(fuzz.ratio(one, other) for other in theirs) for one in ours if not counts_only(one))
    return max(0.0, min(1.0, (_SPELT_OTHERWISE - min(nearest, default=100.0)) / 30))


def _left(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    known = set(others)
    return [one for one in words if one not in known and len(one) > 2]


def cognates(a: Title, b: Title) -> float:
    """Compare titles of two scripts or languages by sound.

    A transliteration agrees in nearly all words, a translation in names and borrowed words.
    """
    if a.packed or b.packed:
        return 0.0
    whole = _cognates(a.heard, b.heard, across=a.script != b.script)
    heads = (a.heard[: len(a.main)], b.heard[: len(b.main)])
    if whole > 0.8 or (len(heads[0]) == len(a.heard)) == (len(heads[1]) == len(b.heard)):
        return whole
    return max(whole, 0.95 * _cognates(*heads, across=a.script != b.script))


def _cognates(a: tuple[Word, ...], b: tuple[Word, ...], *, across: bool) -> float:
    ours = [one for one in a if len(one.latin) > 2][:16]
    theirs = [one for one in b if len(one.latin) > 2][:16]
    few, many = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    if not few or (len(few) < 2 and len(many) > 2):
        return 0.0
    known = {one.sound for one in many if len(one.sound) > 2}
    found = sum(one.sound in known or has_like(one, many) for one in few)
    whole = 2 * (fuzz.ratio(_skeleton(ours), _skeleton(theirs)) / 100 - 0.5) if across else 0.0
    return max(found / max(len(few), 0.7 * len(many)), 0.9 * whole)


def _skeleton(words: list[Word]) -> str:
    return "".join(coarse(one.sound) for one in words)


def _counts(one: Sketch, other: Sketch, before: Told) -> Told:
    told: Told = {}
    if one.part and other.part:
        told["part differs"] = float(other_part(one.part, other.part))
    elif (one.part or other.part) and before.get("page differs"):
        told["part differs"] = 1.0  # a part on other pages is another part, whether or not the first is called one
    else:
        told["part untold"] = float(bool(one.part or other.part))
    known = {one.part, one.edition, other.part, other.edition}
    ours, theirs = one.numbers - other.numbers - known, other.numbers - one.numbers - known
    told["title numbers differ"] = 1.0 if ours and theirs else 0.5 * float(bool(ours or theirs))
    if ours and theirs and any(_numbered_otherwise(a, b) for a in one.titles for b in other.titles):
        told |= {"part differs": 1.0, "part untold": 0.0}
    if one.edition and other.edition:
        told["edition differs"] = float(one.edition != other.edition)
    else:
        told["edition untold"] = float((one.edition or other.edition) not in {"", "1"})
    told["about differs"] = float(bool((one.marks ^ other.marks) & {"review", "about", "correction"}))
    return told


def _numbered_otherwise(a: Title, b: Title) -> bool:
    """Say whether two titles are equal but for their numbers: reports of two years, two numbers of a series."""
    bare, other = ([one for one in title.words if not one.isdecimal()] for title in (a, b))
    return len(bare) > 1 and bare == other and a.words != b.words


def _names(one: Sketch, other: Sketch) -> Told:
    ours, theirs = one.named, other.named
    if not ours or not theirs:
        return {"names missing": 1.0}
    near = lists_alike(ours, theirs)
    told = {"names alike": near, "names near": max(0.0, near - 0.8) * 5, "names apart": max(0.0, 0.7 - near) / 0.7}
    told["names more"] = abs(len(ours) - len(theirs)) / max(len(ours), len(theirs))
    told["first name apart"] = float(near < 0.95 and lists_alike(ours[:1], theirs[:1]) < 0.5)
    if one.translators and other.translators:
        told["translator differs"] = float(lists_alike(one.translators, other.translators) < 0.5)
    elif one.translators or other.translators:
        told["translator differs"] = 0.5
    return told


def _around(one: Sketch, other: Sketch) -> Told:
    told: Told = {}
    if (one.containers and other.containers) or (one.issns and other.issns):
        near = 1.0 if one.issns & other.issns else containers_alike(one.containers, other.containers)
        told["container alike"] = near
        told["container apart"] = max(0.0, 0.5 - near) / 0.5
    if one.publishers and other.publishers and not one.containers:
        near = containers_alike(one.publishers, other.publishers)
        told["publisher alike"] = near
        told["publisher apart"] = max(0.0, 0.5 - near) / 0.5
    if one.kind and other.kind and one.kind != other.kind:
        told["kind differs"] = float(frozenset((one.kind, other.kind)) in APART)
    return told


def _together(told: Told) -> Told:
    foreign, numbered, near = told.get("title foreign", 0.0), told["numbers agree"], told.get("title near", 0.0)
    return {
        "title and names": near * told.get("names near", 0.0),
        "title and numbers": near * numbered,
        "foreign but numbered": foreign * numbered * told.get("names alike", 0.0),
        "foreign and unnumbered": foreign * (1 - numbered),
    }

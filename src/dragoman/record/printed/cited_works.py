"""Which of the works cited so far is meant? The references of one apparatus, found by author, title, year and note."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

import msgspec
from rapidfuzz.distance import Levenshtein

from dragoman.record.model import Record, Reference
from dragoman.record.name import Contributor, Name, read_name
from dragoman.record.printed.nearly import nearly
from dragoman.record.printed.person import read_people
from dragoman.record.printed.pointer import Pointer
from dragoman.record.printed.signal import named_anew
from dragoman.text.normal import fold, latin_digits

_WORD = re.compile(r"\w+")
_LONG = 6
_LIKE = 0.8
"""A family name of so many letters may be misspelled so far."""
_HEAD = 60
"""So many characters of a printed citation may name its author."""
_NAME = 3
"""A shorter name tells nothing."""
_ALIKE = 0.5
"""Half of a short title's telling words, of a work whose author is the one named, settle which is meant."""
_SURELY = 0.75
"""Without an author so many must."""
_TELLING = 3
"""A title of so many words names a work even when the author given is another."""
_ARTICLES = frozenset({"article-journal", "article-newspaper", "article", "chapter", "paper-conference"})
_MANY = 400
"""So many works of one author or word are compared, the latest first; a real apparatus has no more."""


class _Key(msgspec.Struct, frozen=True):
    """What a reference is compared by: folded family names, those of editors too, title words, year, printed text."""

    families: tuple[str, ...]
    others: frozenset[str]
    title: tuple[str, ...]
    container: tuple[str, ...]
    year: str
    printed: str


def merged(references: Sequence[Reference]) -> tuple[list[Reference], list[int]]:
    """Make references to the same work one; give them, and for each old index the new one.

    Same means: the title alike (one may leave out the subtitle), the first author alike or missing, no other year. The
    first stays; what it does not say is taken from the later ones.
    """
    kept: list[Reference] = []
    keys: list[_Key] = []
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    new: list[int] = []
    for one in references:
        key = _key(one)
        block = key.title[:2] or (*key.families[:1], key.year)
        same = next((at for at in blocks[block][-_MANY:] if _same(keys[at], key)), -1)
        if same < 0:
            same = len(kept)
            kept.append(one)
            keys.append(key)
            blocks[block].append(same)
        else:
            kept[same] = _filled(kept[same], one)
        new.append(same)
    return kept, new


def _same(one: _Key, other: _Key) -> bool:
    if one.families and other.families and one.families[0] != other.families[0]:
        return False
    if one.year and other.year and one.year != other.year:
        return False
    if one.container and other.container and one.container[:2] != other.container[:2]:
        return False
    short, long_ = sorted((one.title, other.title), key=len)
    if not long_:
        return one.families == other.families and bool(one.families) and one.container == other.container
    return len(short) >= min(3, len(long_)) and long_[: len(short)] == short


def _filled(first: Reference, later: Reference) -> Reference:
    """Fill what the first reading of a work leaves out from a later one."""
    if first.record is None or later.record is None:
        return first
    missing = {
        name: getattr(later.record, name)
        for name in Record.__struct_fields__
        if not getattr(first.record, name) and getattr(later.record, name)
    }
    return msgspec.structs.replace(first, record=first.record.replace(**missing)) if missing else first


def _key(reference: Reference) -> _Key:
    record = reference.record or Record()
    authors = [one for one in record.contributors if one.role == "author"] or list(record.contributors)
    others = {*record.contributors, *(record.container.contributors if record.container else ())}
    return _Key(
        families=tuple(_family(one.name) for one in authors),
        others=frozenset(_family(one.name) for one in others),
        title=_words(record.title[0].value) if record.title else (),
        container=_words(record.container.title[0].value) if record.container and record.container.title else (),
        year=str(record.issued.year or ""),
        printed=fold(reference.printed.value),
    )


def _family(name: Name) -> str:
    return fold(" ".join(filter(None, (name.particle, name.family or name.literal)))).strip(" .,")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


class CitedWorks:
    """The references of an apparatus while its notes are gone through in order."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.references: list[Reference] = []
        self._keys: list[_Key] = []
        self._by_family: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._in_note: dict[str, list[int]] = {}
        self._aliases: dict[str, int] = {}
        self._seen: set[int] = set()
        self._lately: deque[int] = deque(maxlen=_MANY)
        self._last = -1
        self._open: tuple[int, ...] = ()
        self._now: list[int] = []
        self._before: list[int] = []
        for one in references:
            self.add(one)

    def add(self, reference: Reference) -> int:
        """Take in one more reference; give its index."""
        at = len(self.references)
        key = _key(reference)
        self.references.append(reference)
        self._keys.append(key)
        for family in {*key.families, *key.others}:
            for form in {family, family.split()[-1] if family else ""}:
                self._by_family[form].append(at)
        for word in {*key.title, *key.container}:
            self._by_word[word].append(at)
        return at

    def enter(self, label: str, at: int) -> None:
        """Begin a note: its label (or its place, when it has none) is what later notes name it by."""
        if self._now:
            self._before = self._now
        self._now = []
        self._in_note[latin_digits(label).strip("[]().") or str(at + 1)] = self._now

    def cite(self, reference: int, after: str) -> None:
        """Note that a reference is cited here; ``after`` are the words that follow, which may name it anew."""
        named = named_anew(after)
        if reference not in self._seen:
            self._seen.add(reference)
            self._lately.append(reference)
            named = named or named_anew(self.references[reference].printed.value)
        self._last = reference
        self._now.append(reference)
        if named:
            self._aliases[fold(named[1]).strip()] = reference

    def lose(self, candidates: tuple[int, ...]) -> None:
        """Note that a source is cited here that is not known: what points back to it is as open as it is."""
        self._last = -1
        self._open = candidates

    def _just_cited(self, points: Pointer) -> tuple[int, ...]:
        """Give the source cited last; the last article when one is meant and that source is a book."""
        if self._last < 0:
            return self._open
        if points.article and self._type(self._last) == "book":
            lately = (one for one in (*reversed(self._now), *reversed(self._before)) if self._type(one) in _ARTICLES)
            return (next(lately, self._last),)
        return (self._last,)

    def _type(self, reference: int) -> str:
        record = self.references[reference].record
        return record.type if record else ""

    def is_ahead(self, reference: int) -> bool:
        """Say whether a reference has not been cited yet at this place."""
        return reference not in self._seen

    def several_before(self) -> bool:
        """Say whether "ibid." could mean several works: it is first in its note, and the note before has several."""
        return not self._now and len(set(self._before)) > 1

    def name(self, reference: int) -> str:
        """Name a reference briefly ("Kaya 1990") for a finding."""
        key = self._keys[reference]
        who = key.families[0] if key.families else " ".join(key.title[:3])
        return " ".join(filter(None, (who, key.year)))

    def named_in(self, text: str, points: Pointer, found: tuple[int, ...]) -> tuple[int, ...]:
        """Let the words before a citation decide among several works: the one whose author they name.

        Without the number of a note, "(op. cit., p. 5)" may mean any work cited lately.
        """
        words = set(_words(text))
        among = found if points.note else tuple(self._lately)
        named = [one for one in among if any(_last_word(family) in words for family in self._keys[one].families)]
        return tuple(named) if len(named) == 1 else found

    def find(self, points: Pointer) -> tuple[int, ...]:
        """Give the references a pointer may mean: one when it is settled, several when it is open, none if unknown."""
        named = (f"{points.authors} {points.title}", points.title)
        alias = next((self._aliases[fold(one).strip()] for one in named if fold(one).strip() in self._aliases), None)
        if alias is not None and (points.authors or points.title):
            return (alias,)
        if not points.authors and not points.title:
            return self._in_numbered(points) or (() if points.note else self._just_cited(points))
        found = self._by_authors(points) if points.authors else self._by_title(points)
        found = found or self._by_nearly(points)
        if points.note:
            found = self._narrowed_by_note(points, found)
        if points.kind == "ibid" and len(found) > 1:
            latest = next((one for one in (*reversed(self._now), *reversed(self._before)) if one in found), None)
            found = [latest] if latest is not None else found
        return tuple(self._earlier(found))

    def _by_nearly(self, points: Pointer) -> list[int]:
        """Find a work whose title is like the one given: misread, inflected, after a full stop ("Kaya. Kür")."""
        head, stop, rest = f"{points.authors}, {points.title}".strip(" ,").partition(". ")
        who = _family(read_name(head)) if stop else fold(points.authors)
        names = [name for name in (who, _last_word(who)) if name in self._by_family]
        title = rest if stop and names else points.title
        if names:
            near = self._by_family[names[0]][-_MANY:]
            if not any(len(word) >= _LONG - 2 for word in _words(title)):
                return near if len(set(near)) == 1 else []
            fits = [
                (nearly(_words(title), self._keys[one].title or _words(self._keys[one].printed)), one) for one in near
            ]
        elif points.authors and points.title:
            return []
        else:
            words = _words(points.title or points.authors)
            fits = [(nearly(words, self._keys[one].title), one) for one in self._lately] if len(words) > 1 else []
        best = max((fit for fit, _ in fits), default=0.0)
        return [one for fit, one in fits if fit == best] if best >= (_ALIKE if names else _SURELY) else []

    def perhaps(self, points: Pointer) -> tuple[int, ...]:
        """Give the works of the author named, of which none has the title given: named as candidates, never taken."""
        names = [_family(name) for name in read_people(points.authors)] if points.authors else []
        return tuple(sorted(set(self._by_family.get(names[0], ())))) if names and points.title else ()

    def _earlier(self, found: list[int]) -> list[int]:
        seen = [one for one in found if one in self._seen]
        return seen or found

    def _in_numbered(self, points: Pointer) -> tuple[int, ...]:
        cited = dict.fromkeys(self._in_note.get(str(points.note), ()))
        return tuple(cited)

    def _narrowed_by_note(self, points: Pointer, found: list[int]) -> list[int]:
        """Let the number of a note decide; when no author fits there, its only work or one so called is meant."""
        there = list(self._in_numbered(points))
        both = [one for one in found if one in there]
        if both or not there:
            return both or found
        called = fold(points.authors or points.title)
        named = [one for one in there if called in self._keys[one].printed]
        return named or found or (there if len(there) == 1 else [])

    def _by_authors(self, points: Pointer) -> list[int]:
        names = [_family(name) for name in read_people(re.sub(r"[’']s\b.*$", "", points.authors))]
        names = [name for name in names if name]
        near = self._of_family(names[0]) if names else []
        if points.year:
            near = [one for one in near if self._keys[one].year == points.year[:4]]
            return self._lettered(points.year, self._tiers(names, near))
        near = near or self._headed(names)
        if points.title:
            titled = _best_titled(_words(points.title), [(one, self._keys[one]) for one in near])
            best = self._tiers(names, titled) or self._printed(points.title, near)
            return best or self._by_title(points, names)
        if not near:
            called = fold(points.authors)
            titled = self._by_title(points._replace(title=points.authors)) if len(called.split()) > 1 else []
            return titled or [one for one in self._lately if called in self._keys[one].printed]
        return self._tiers(names, near) or near

    def _printed(self, title: str, near: Sequence[int]) -> list[int]:
        """Give the works whose printed citation has a title that its reading lost."""
        called = fold(title).strip()
        return [one for one in near if len(called) >= _LONG and called in self._keys[one].printed]

    def _headed(self, names: Sequence[str]) -> list[int]:
        """Give the works whose printed citation begins with a name that its reading lost."""
        if not names or len(_last_word(names[0])) < _NAME:
            return []
        name = re.compile(rf"(?<!\w){re.escape(_last_word(names[0]))}(?!\w)")
        return [one for one in self._lately if name.search(self._keys[one].printed, 0, _HEAD)]

    def _of_family(self, name: str) -> list[int]:
        """Give the works of a family name; of one spelled nearly so when there is none (misprints, OCR)."""
        for form in (name, _last_word(name)):
            if form in self._by_family:
                return self._by_family[form][-_MANY:]
        if len(name) < _LONG or len(self._by_family) > _MANY:
            return []
        best = max(self._by_family, key=lambda one: Levenshtein.normalized_similarity(one, name), default="")
        return self._by_family[best][-_MANY:] if Levenshtein.normalized_similarity(best, name) >= _LIKE else []

    def _lettered(self, year: str, found: list[int]) -> list[int]:
        """Let the letter of a year decide ("1979a"); a work that has another letter is another."""
        if not year[4:]:
            return found
        exact = [one for one in found if fold(year) in self._keys[one].printed]
        other = re.compile(rf"{year[:4]}[a-z](?!\w)")
        return exact or [one for one in found if not other.search(self._keys[one].printed)]

    def _tiers(self, names: list[str], near: Iterable[int]) -> list[int]:
        """Keep the works whose authors fit best: the very same; the first ones; editors or others."""
        tiers: tuple[list[int], list[int], list[int]] = ([], [], [])
        for one in near:
            key = self._keys[one]
            authors = [_last_word(name) for name in key.families]
            wanted = [_last_word(name) for name in names]
            tier = 0 if authors == wanted else 1 if authors[: len(wanted)] == wanted else 2
            fits = tier < 2 or all(
                name in {_last_word(other) for other in (*key.others, *key.families)} for name in wanted
            )
            if fits:
                tiers[tier].append(one)
        earlier = [[one for one in tier if one in self._seen] for tier in tiers]
        return next((tier for tier in (*earlier, *tiers) if tier), [])

    def _by_title(self, points: Pointer, names: Sequence[str] = ()) -> list[int]:
        """Find by title alone; a work whose author is known to be another is none."""
        words = _words(points.title)
        known = [word for word in words if word in self._by_word]
        if not known:
            return []
        rarest = min(known, key=lambda word: len(self._by_word[word]))
        near = self._by_word[rarest][-_MANY:]
        found = _best_titled(words, [(one, self._keys[one]) for one in near])
        alone = [one for one in found if not names or not self._keys[one].families]
        return alone or ([] if names and len(words) < _TELLING else found)

    def place_inside(self, reference: int, points: Pointer) -> None:
        """Give a new piece the container that "in Thomas, op. cit." points to."""
        found = self.find(points._replace(inside=0))
        piece, whole = self.references[reference], self.references[found[0]] if len(found) == 1 else None
        if piece.record is None or whole is None or whole.record is None or found[0] == reference:
            return
        container = whole.record.container
        if container is None or container.type != "book":
            editors = tuple(Contributor(one.names, "editor") for one in whole.record.contributors)
            container = Record(type="book", title=whole.record.title, contributors=editors)
        book = piece.record.replace(
            type="chapter",
            container=container,
            issued=piece.record.issued or whole.record.issued,
            publisher=piece.record.publisher or whole.record.publisher,
            publisher_place=piece.record.publisher_place or whole.record.publisher_place,
        )
        self.references[reference] = msgspec.structs.replace(piece, record=book)


def _last_word(name: str) -> str:
    return name.rpartition(" ")[2]


def _best_titled(words: Sequence[str], keys: Sequence[tuple[int, _Key]]) -> list[int]:
    """Keep the works a short title fits best: as the whole title, its beginning, a run in it, or most of its words."""
    wanted = tuple(words)
    fits = [(_fit(wanted, key.title) or (_fit(wanted, key.container) > 1) / 2, at) for at, key in keys]
    best = max((fit for fit, _ in fits), default=0.0)
    return [at for fit, at in fits if fit == best] if best else []


def _fit(words: tuple[str, ...], title: tuple[str, ...]) -> int:
    count = len(words)
    if not words or not title:
        return 0
    if title == words:
        return 4
    if title[:count] == words:
        return 3
    if any(title[at : at + count] == words for at in range(1, len(title) - count + 1)):
        return 2
    telling = [word for word in words if len(word) > 3]
    shared = sum(word in title for word in telling)
    return int(len(telling) > 1 and shared >= 0.75 * len(telling))

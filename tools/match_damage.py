"""Makes training pairs by altering real records: ways in which descriptions of one work differ, and near misses.

The altered records only train the model (they teach that a review is not its book, or that a second part is not the
first); nothing is measured on them.
"""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from dragoman.record.date import Date
from dragoman.record.form import Text, forms
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

PARTS = (
    (", Part I", ", Part II"), (" (1)", " (2)"), (". Часть 1", ". Часть 2"),
    (" – بخش اول", " – بخش دوم"), (" I", " II"),
    ("（上）", "（下）"), (". Teil 2", ". Teil 3"), (", vol. 1", ", vol. 3"), (" 1. Cilt", " 2. Cilt"),
    (" الجزء الأول", " الجزء الثاني"),
    (": phonology", ": syntax"), (". جلد اول", ". جلد دوم"), (" (I hissə)", " (II hissə)"), ("", ", Part II"),
)  # fmt: skip
REVIEWS = (
    "Review of {}", "{} (book review)", "Рецензия на книгу: {}", "نقد و بررسی کتاب {}", "Kitap incelemesi: {}",
    "书评：{}", "مراجعة كتاب: {}", "Book review: {}", "[Rev. of] {}", "Rezension zu {}", "Kitab icmalı: {}", "{}",
    "معرفی کتاب {}",
)  # fmt: skip
NOTICES = (
    "Erratum to: {}", "Correction: {}", "Corrigendum to “{}”", "Reply to {}", "Comment on “{}”", "{} - Reply",
    "Поправка: {}",
    "اصلاحیه: {}", "Düzeltme: {}", "更正：{}", "Editorial comment: {}", "{}: a reply", "تصحيح: {}",
)  # fmt: skip
GENERIC = (
    "Introduction", "Editorial", "Preface", "Book reviews", "Foreword", "Введение", "Предисловие", "مقدمه", "سرمقاله",
    "مقدمة", "前言", "编者按", "Önsöz", "Giriş", "Ön söz", "Conclusion", "Letter to the editor", "От редакции", "Notes",
)  # fmt: skip
EDITIONS = ("2nd ed.", "2-е изд.", "چاپ دوم", "2. baskı", "第2版", "3., überarb. Aufl.", "الطبعة الثانية")
LANGUAGES = ("fa", "ar", "ru", "zh", "tr", "az", "de", "en")

Pair = tuple[Record, Record]


def title(record: Record) -> str:
    """Give a record's first title."""
    return record.title[0].value if record.title else ""


def translators(record: Record) -> tuple[Contributor, ...]:
    """Give a record's people as translators."""
    return tuple(Contributor(one.names, "translator") for one in record.contributors[:1])


def whole_of(record: Record) -> Record:
    """Give a record as that of a book."""
    return record.replace(type="book", container=None, pages="", volume="", issue="")


def called(record: Record, value: str, lang: str = "") -> Record:
    """Give the record another title."""
    return record.replace(title=(Text(value, lang),))


def other_pages(record: Record, draw: Random) -> Record:
    """Move a record to other pages of its container."""
    first = draw.randint(1, 800)
    return record.replace(pages=f"{first}-{first + draw.randint(2, 30)}" if record.pages else "")


def later(record: Record, years: int) -> Record:
    """Shift a record's year."""
    return record.replace(issued=Date(str((record.issued.year or 1990) + years)))


def typo(value: str, draw: Random) -> str:
    """Spoil one or two letters."""
    letters = list(value)
    for _ in range(draw.randint(1, 2)):
        at = draw.randrange(len(letters)) if letters else 0
        if letters and letters[at].isalpha():
            letters[at] = draw.choice(("", letters[at] * 2, "e", "n"))
    return "".join(letters)


def initials(record: Record) -> Record:
    """Shorten given names."""
    made = []
    for one in record.contributors:
        name = one.name
        short = " ".join(f"{word[0]}." for word in name.given.split() if word)
        made.append(Contributor((Name(family=name.family, given=short, literal=name.literal),), one.role))
    return record.replace(contributors=tuple(made))


def abbreviated(record: Record) -> Record:
    """Shorten the container's words."""
    if record.container is None or not record.container.title:
        return record
    words = [
        word for word in record.container.title[0].value.split() if word.lower() not in {"of", "the", "and", "for"}
    ]
    short = " ".join(word[: max(3, len(word) // 2)] + "." if len(word) > 5 else word for word in words)
    return record.replace(container=record.container.replace(title=forms(short)))


def alike(record: Record, other: Record, draw: Random) -> Iterator[Pair]:
    """Give pairs of the same work: the record, and ways to describe it otherwise."""
    yield record, initials(abbreviated(record))
    yield record, called(record, typo(title(record), draw)).replace(issue="")
    yield record, record.replace(pages="", volume="", issue="", container=None)
    yield record, record.replace(contributors=record.contributors[:1], pages=record.pages.partition("-")[0])
    yield record, later(initials(record).replace(pages="", volume="", issue=""), draw.choice((-1, 1)))
    yield initials(record), called(record, title(record).lower()).replace(issued=Date())
    if ": " in title(record) and len(title(record).partition(": ")[0]) > 12:
        yield record, initials(called(record, title(record).partition(": ")[0]))
    if record.pages and record.volume:
        lang = draw.choice(LANGUAGES)
        foreign = called(record, title(other), "xx" if lang == "en" else lang).replace(container=None)
        yield called(record, title(record), "en"), foreign
        yield later(record, 1), record
    if record.container is None:
        yield called(record, title(record), "ru"), called(initials(record), title(record), draw.choice(LANGUAGES))
    if ": " in title(record) and len(title(record).partition(": ")[0]) > 12:
        yield called(record, title(record), "en"), called(record, title(record).partition(": ")[0], "tr")
    if record.pages and record.volume:
        generic = called(record, draw.choice(GENERIC))
        yield generic, initials(abbreviated(generic))
        yield generic, initials(generic).replace(container=None)
    same = Identifier("doi", f"10.{draw.randint(1000, 9999)}/{draw.randint(1, 10**6)}")
    yield record.replace(identifiers=(same,)), initials(record).replace(identifiers=(same,), container=None)
    yield record.replace(identifiers=(same,)), Record(title=record.title, identifiers=(same,))
    yield (
        called(record, title(record), "en").replace(identifiers=(same,)),
        called(record, title(other), "ru").replace(identifiers=(same,)),
    )


def near(record: Record, other: Record, draw: Random) -> Iterator[Pair]:
    """Give pairs of different works: the record, and works it is near to."""
    text = title(record)
    for one, two in draw.sample(PARTS, 3):
        moved = record if draw.random() < 0.4 else other_pages(record, draw)
        yield called(record, text + one), called(moved, text + two)
    journal = Record(type="periodical", title=forms("Journal of Reviews"))
    review = record.replace(type="review-book", container=journal, contributors=other.contributors, publisher=())
    yield (
        record.replace(type="book", container=None),
        called(later(review, draw.randint(0, 2)), draw.choice(REVIEWS).format(text)),
    )
    yield record, called(other_pages(record, draw), draw.choice(NOTICES).format(text)).replace(issue="")
    yield record, called(record, draw.choice(NOTICES).format(text)).replace(contributors=other.contributors)
    yield (
        record.replace(type="book", container=None),
        later(record, draw.randint(3, 14)).replace(type="book", container=None, edition=forms(draw.choice(EDITIONS))),
    )
    yield (
        record.replace(type="book", container=None, edition=forms("1st ed.")),
        later(record, draw.randint(0, 2)).replace(type="book", container=None, edition=forms(draw.choice(EDITIONS))),
    )
    yield (
        called(record, text, "ru").replace(type="book", container=None),
        later(called(record, title(other), "fa"), draw.randint(0, 9)).replace(
            type="book",
            container=None,
            publisher=other.publisher,
            contributors=(*record.contributors, *translators(other)),
        ),
    )
    yield (
        record.replace(type="book", container=None),
        later(record, draw.randint(1, 9)).replace(
            type="book",
            container=None,
            publisher=other.publisher,
            contributors=(*record.contributors, *translators(other)),
        ),
    )
    begun = " ".join((*text.split()[:2], *title(other).split()[-3:]))
    yield record, other_pages(called(record, begun), draw)
    yield whole_of(record), called(whole_of(record), begun)
    words = text.split()
    words[draw.randrange(len(words))] = draw.choice([one for one in title(other).split() if len(one) > 3] or ["sea"])
    yield called(record, " ".join(words)), record.replace(pages="", volume="", issue="")
    yield whole_of(record), whole_of(called(record, " ".join(words)))
    for length in (4, 6):
        short = text.split()[:length]
        changed = [*short]
        changed[draw.randrange(len(short))] = draw.choice(
            [one for one in title(other).split() if len(one) > 2] or ["x"]
        )
        yield whole_of(called(record, " ".join(short))), whole_of(called(record, " ".join(changed)))
    number = draw.randint(2, 2020)
    sign = draw.choice((" {}", " no. {}", " № {}", " شماره {}", " ({})", " 第{}期", " sayı {}", ", {}"))
    yield called(record, text + sign.format(number)), called(record, text + sign.format(number + draw.randint(1, 3)))
    other_number = number + draw.randint(1, 90)
    yield (
        whole_of(called(record, text + sign.format(number))),
        whole_of(called(record, text + sign.format(other_number))),
    )
    elsewhere = other_pages(record, draw).replace(container=other.container, volume=str(draw.randint(1, 90)), issue="")
    yield record, elsewhere if other.container else other_pages(record, draw)
    sibling = record.replace(title=other.title)
    yield record, other_pages(sibling, draw)
    yield record, sibling.replace(pages="", volume="", issue="")
    yield (
        record.replace(type="article-journal"),
        record.replace(type="article", container=None, volume="", issue="", pages=""),
    )
    yield (
        record.replace(type="paper-conference", volume=""),
        other_pages(later(record, 1), draw).replace(type="article-journal", volume="7"),
    )
    yield (
        record.replace(type="thesis", container=None, pages="", volume=""),
        later(record, 1).replace(type="article-journal"),
    )
    whole = record.replace(type="book", container=None, pages="", volume="")
    yield whole, record.replace(type="chapter", container=Record(type="book", title=record.title), title=other.title)
    mine, theirs = (Identifier("doi", f"10.{draw.randint(1000, 9999)}/{n}") for n in "ab")
    yield record.replace(identifiers=(mine,)), other.replace(identifiers=(mine,))
    yield Record(title=record.title, identifiers=(mine,)), Record(title=other.title, identifiers=(mine,))
    yield record.replace(identifiers=(mine,)), other_pages(record, draw).replace(title=other.title, identifiers=(mine,))
    yield (
        called(record, text).replace(identifiers=(mine,)),
        called(record, begun_otherwise(text, title(other))).replace(identifiers=(mine,)),
    )
    yield record.replace(identifiers=(mine,)), other_pages(record, draw).replace(identifiers=(theirs,))
    generic = draw.choice(GENERIC)
    yield Record(title=forms(generic)), Record(title=forms(generic))
    yield called(record, generic), called(other, generic)
    yield called(record, generic), other_pages(called(record, generic), draw)
    bare = called(record, generic).replace(pages="", volume="", issue="", container=None)
    yield bare, bare.replace(contributors=other.contributors)
    yield bare, initials(bare)
    yield bare, bare.replace(issued=Date(), container=other.container)
    column = called(record, generic).replace(volume=str(draw.randint(1, 60)))
    yield column, later(other_pages(column, draw), draw.choice((0, 1))).replace(volume=str(draw.randint(61, 99)))
    yield (
        called(record, text, "en"),
        called(other_pages(record, draw), title(other), draw.choice(("fa", "ar", "ru", "zh"))),
    )
    yield (
        called(record, text, "en").replace(pages="", volume=""),
        called(record, title(other), "ru").replace(pages="", volume=""),
    )


def begun_otherwise(text: str, other: str) -> str:
    """Give a title with some words of one and some of another."""
    return " ".join((*other.split()[:3], *text.split()[-2:]))


def pairs(records: Sequence[Record], seed: int, count: int) -> Iterator[tuple[Record, Record, bool]]:
    """Give altered pairs of many records: (record, record, whether they are one work)."""
    draw = Random(seed)
    usable = [one for one in records if len(title(one)) > 15 and one.contributors]
    makers: tuple[tuple[Callable[[Record, Record, Random], Iterator[Pair]], bool], ...] = ((alike, True), (near, False))
    for _ in range(count):
        one, other = draw.sample(usable, 2)
        for maker, same in makers:
            yield from ((a, b, same) for a, b in maker(one, other, draw))

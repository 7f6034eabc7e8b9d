"""Learn which letters stand for which across scripts: writes ``src/dragoman/text/data/hearing.tsv``.

    python tools/make_hearing.py ../shared/data/names

Trained on the pairs of names of Wikidata (CC0) whose Latin form has an even CRC-32: Arabic, Russian, Chinese; the other
half is for measuring. Expectation maximisation over all alignments in which a unit stands for up to four letters.
"""

import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dragoman.text.han import pinyin  # noqa: E402
from dragoman.text.odds import LONGEST_CHUNK  # noqa: E402
from dragoman.text.transliterate import romanise  # noqa: E402
from dragoman.text.units import latin, units  # noqa: E402

TARGET = ROOT / "src/dragoman/text/data/hearing.tsv"
FILES = {"Arab": "wd_arabic_16_dev", "Cyrl": "wd_russian_16_dev", "Hani": "wd_chinese_16_dev"}
ROUNDS = 7
LEAST_COUNT = 0.6
UNSEEN = 1e-7
KNOWN_COUNT = 25.0
KNOWN: dict[str, str] = {
    "Arab": "ه a e eh ah|غ gh kh q g|و v w u o ou|ق q gh g k|خ kh x h|ج j c dj|ی i y ee|ا a e i o u|ث s th|ذ z dh|"
    "ص s|ض z d|ظ z|ط t|ح h|ع e i|ش sh s ch|ک k",
    "Cyrl": "х kh x h gh g|к k q|г g gh h|ж zh j z c|ч ch c tch|ш sh s sch|щ shch sch sc s|ц ts c tz cz|ы y i|"
    "я ya ia ja a|ю yu iu ju u|ё e yo io jo|е e ye ie je|э e|й y i j|и i y|в v w|у u ou w|з z s|д d|ь y i|с s",
    "Latn": "k k q x c|h h x|g g q k|c c s|z z s|i i y j|y y i j|u u w ou|w w v u|v v w|s s c|o o u|a a e|e e a i|"
    "q q k g",
}  # fmt: skip
"""What is known of spellings beside the names: a unit and what it stands for in the schemes of libraries and in the
alphabets of Azerbaijan and Iran, without diacritics. Each counts as if it had been seen so often.
"""

Pair = tuple[tuple[str, ...], str]
Step = tuple[int, int, tuple[str, str]]


def names(path: Path) -> Iterator[tuple[str, str]]:
    """Read (Latin form, other form) of the training half."""
    for line in path.read_text("utf-8").splitlines():
        one, other = (cell.replace(" ", "") for cell in line.split("\t")[:2])
        if zlib.crc32(one.encode()) % 2 == 0:
            yield one, other


def pairs(folder: Path) -> dict[str, list[Pair]]:
    """Give the pairs of each kind of units; those of romanised letters are the Russian names, romanised."""
    found: dict[str, list[Pair]] = {}
    for kind, file in FILES.items():
        read = list(dict.fromkeys(names(folder / file)))
        found[kind] = [(units(other)[1], latin(one)) for one, other in read]
        if kind == "Hani":  # Chinese names of Chinese people are spelled as they are read
            found[kind] += [(units(other)[1], "".join(pinyin(other))) for _, other in read[::4]]
        if kind == "Cyrl":
            found["Latn"] = [(tuple(latin(romanise(other))), latin(one)) for one, other in read]
    return {kind: [(one, other) for one, other in some if one and other] for kind, some in found.items()}


def steps(one: tuple[str, ...], other: str, at: int, to: int) -> Iterator[Step]:
    """Give the ways to come to a place: a letter added, or a unit that stands for some letters."""
    if to:
        yield at, to - 1, ("", other[to - 1])
    if at:
        yield from ((at - 1, to - size, (one[at - 1], other[to - size : to]))
                    for size in range(min(LONGEST_CHUNK, to) + 1))  # fmt: skip


def first_guess(step: tuple[str, str]) -> float:
    """Say how likely a step is before anything was learned: short chunks before long ones."""
    unit, chunk = step
    return 0.02 if not unit else 0.05 if not chunk else 0.1 * 0.3 ** len(chunk)


def counted(pair: Pair, chance: dict[tuple[str, str], float], counts: dict[tuple[str, str], float]) -> None:
    """Add how often each step is expected in the alignments of one pair (forward, then backward)."""
    one, other = pair
    places = [(at, to) for at in range(len(one) + 1) for to in range(len(other) + 1)]
    weigh = (lambda step: chance.get(step, UNSEEN)) if chance else first_guess
    forward = {(0, 0): 1.0}
    for place in places[1:]:
        forward[place] = sum(forward[at, to] * weigh(step) for at, to, step in steps(one, other, *place))
    whole = forward[places[-1]]
    if whole <= 0:
        return
    backward = defaultdict(float, {places[-1]: 1.0 / whole})
    for place in reversed(places):
        rest = backward[place]
        for at, to, step in steps(one, other, *place) if rest else ():
            share = rest * weigh(step)
            backward[at, to] += share
            counts[step] += forward[at, to] * share


def known(kind: str) -> dict[tuple[str, str], float]:
    """Give what is known as counts."""
    lines = (line.split() for line in KNOWN.get(kind, "").split("|") if line)
    return {(unit, chunk): KNOWN_COUNT for unit, *chunks in lines for chunk in chunks}


def learned(kind: str, some: list[Pair]) -> Iterator[tuple[str, str, int]]:
    """Give (unit, chunk, hundredfold log-odds), odds being those against letters that come as they come."""
    chance: dict[tuple[str, str], float] = {}
    for _ in range(ROUNDS):
        counts: dict[tuple[str, str], float] = defaultdict(float, known(kind))
        for pair in some:
            counted(pair, chance, counts)
        kept = {step: count for step, count in counts.items() if count >= LEAST_COUNT}
        chance = {step: count / sum(kept.values()) for step, count in kept.items()}
    letters = "".join(other for _, other in some)
    usual = {letter: letters.count(letter) / len(letters) for letter in set(letters)}
    units_: dict[str, float] = defaultdict(float)
    for (unit, _), value in chance.items():
        units_[unit] += value
    for (unit, chunk), value in sorted(chance.items()):
        expected = units_[unit] if unit else 1.0
        for letter in chunk:
            expected *= usual[letter]
        yield unit, chunk, round(100 * log(value / expected))


def main(folder: Path) -> None:
    """Learn and write the table."""
    lines = ["kind\tunit\tletters\todds"]
    for kind, some in pairs(folder).items():
        rows = list(learned(kind, some))
        lines += (f"{kind}\t{unit}\t{chunk}\t{odds}" for unit, chunk, odds in rows)
        print(f"{kind}: {len(some)} pairs, {len(rows)} rows", file=sys.stderr)
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/names"))

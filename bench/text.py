"""How fast and how right is the analysis of writing? Needs the shared test data.

Run ``python bench/text.py [DATA]``; the figures go to ``bench/results/text.json``. Speeds are of strings never seen
before (no cache helps). Names are asked from the half with an odd CRC-32 of the Latin form; the other half served to
choose rules.
"""

import json
import platform
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from dragoman.record.date import read_date
from dragoman.record.name import read_name
from dragoman.text.language import guess_language
from dragoman.text.mojibake import mend_mojibake
from dragoman.text.normal import clean, fold
from dragoman.text.sound import sound_keys, sounded
from dragoman.text.transliterate import romanise
from dragoman.text.words import words

ROOT = Path(__file__).parent.parent
DATA = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data"
RESULTS = ROOT / "bench" / "results" / "text.json"
POOL = 10_000
NAMES = 400
WEIGHTS = (0.4, 0.2, 0.2, 0.2)
"""Of skeletons, sounds with vowels, and two measures of romanised spelling: as in :mod:`dragoman.text.likeness`."""


def held_out(key: str) -> bool:
    return bool(zlib.crc32(key.encode()) % 2)


def rows(name: str) -> Iterator[dict[str, Any]]:
    for line in (DATA / "derived" / name).read_text("utf-8").splitlines():
        yield json.loads(line)


def rate(function: Callable[[str], object], samples: list[str], count: int) -> int:
    fresh = [f"{samples[at % len(samples)]} {at}" for at in range(count)]
    started = time.perf_counter()
    for text in fresh:
        function(text)
    return round(count / (time.perf_counter() - started))


def speeds() -> dict[str, dict[str, int]]:
    titles = {
        "english": [row["title_en"] for row in rows("bilingual_titles.jsonl")],
        "latin": [row["title"] for row in rows("bilingual_titles.jsonl")],
        "persian": [row["record"]["subject"] for row in rows("irandoc_theses.jsonl")],
        "mixed": [row["item"].get("title", "") for row in rows("zotero_nonlatin_items.jsonl")],
    }
    functions: dict[str, tuple[Callable[[str], object], int]] = {
        "clean": (clean, 30_000), "fold": (fold, 30_000), "words": (words, 10_000),
        "guess_language": (guess_language, 3000), "romanise": (romanise, 3000), "read_name": (read_name, 10_000),
    }  # fmt: skip
    found = {
        name: {kind: rate(function, samples, count) for kind, samples in titles.items()}
        for name, (function, count) in functions.items()
    }
    return found | {"read_date": {"words": rate(lambda text: read_date(f"12 April {text.split()[-1]}"), [""], 10_000)}}


def ranks(language: str) -> dict[str, float]:
    """Find the right Latin name among 10,000 by keys and spelling, for held-out names of one language."""
    pairs = [
        line.split("\t")[:2] for line in (DATA / "names" / f"wd_{language}_16_dev").read_text("utf-8").splitlines()
    ]
    named = [(latin, other.replace(" ", "")) for latin, other in pairs]
    named.sort(key=lambda pair: zlib.crc32(pair[1].encode()))
    right: dict[str, set[str]] = {}
    for latin, other in named:
        right.setdefault(other, set()).add(latin)
    asked = [other for latin, other in named if held_out(latin)][:NAMES]
    wanted = [latin for other in asked for latin in right[other]]
    pool = list(dict.fromkeys([*wanted, *(latin for latin, _ in named)]))[:POOL]
    scored = Pool(pool)
    first = tenth = exact = 0
    for other in asked:
        best = [pool[at] for at in scored.best(other)]
        first += best[0] in right[other]
        tenth += bool(right[other] & set(best))
        exact += any(set(sound_keys(other)) & set(sound_keys(latin)) for latin in right[other])
    count = len(asked)
    return {"asked": count, "rank_1": first / count, "rank_10": tenth / count, "shared_key": exact / count}


class Pool:
    """Names to be found, with their keys."""

    def __init__(self, names: list[str]) -> None:
        keyed = [(key, at) for at, name in enumerate(names) for key in sound_keys(name)]
        self.keys = [key for key, _ in keyed]
        self.owners = np.array([at for _, at in keyed])
        self.sounds = [sounded(name) for name in names]
        self.spelled = [fold(romanise(name)) for name in names]

    def best(self, asked: str) -> list[int]:
        """Give the places of the ten names most like the one asked for."""
        skeletons = np.zeros(len(self.sounds))
        alike = process.cdist(sound_keys(asked), self.keys, scorer=Levenshtein.normalized_similarity).max(axis=0)
        np.maximum.at(skeletons, self.owners, alike)
        written = fold(romanise(asked))
        parts = (
            skeletons,
            process.cdist([sounded(asked)], self.sounds, scorer=JaroWinkler.similarity)[0],
            process.cdist([written], self.spelled, scorer=JaroWinkler.similarity)[0],
            process.cdist([written], self.spelled, scorer=Levenshtein.normalized_similarity)[0],
        )
        total = sum(weight * part for weight, part in zip(WEIGHTS, parts, strict=True))
        return [int(at) for at in np.argsort(-np.asarray(total), kind="stable")[:10]]


def mended() -> dict[str, float]:
    """Mend Persian titles whose UTF-8 was read as Windows-1252, and leave the right ones alone."""
    titles = [row["record"]["subject"] for row in rows("irandoc_theses.jsonl")]
    wrong = ["".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in one.encode()) for one in titles]
    right = sum(mend_mojibake(bad)[0] == good for bad, good in zip(wrong, titles, strict=True))
    harmed = sum(bool(mend_mojibake(good)[1]) for good in titles)
    return {"texts": len(titles), "mended": right / len(titles), "harmed": harmed / len(titles)}


def languages() -> dict[str, float]:
    titles = [row["record"]["subject"] for row in rows("irandoc_theses.jsonl")]
    found = {"fa": sum(guess_language(title)[0] == "fa" for title in titles) / len(titles)}
    for tag, code in (("fr", "fra"), ("de", "deu"), ("vi", "vie")):
        texts = [row["title"] for row in rows("bilingual_titles.jsonl") if row["lang"] == code]
        found[tag] = sum(guess_language(text)[0] == tag for text in texts) / len(texts)
    return found


def main() -> None:
    """Measure all and keep the figures; without the test data say so and measure nothing."""
    if not DATA.exists():
        print(f"no test data in {DATA}: nothing measured", file=sys.stderr)
        return
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, cwd=ROOT, check=False)
    found = {
        "machine": platform.processor() or platform.machine(), "python": platform.python_version(),
        "commit": commit.stdout.strip(), "per_second": speeds(),
        "names": {one: ranks(one) for one in ("arabic", "russian", "chinese")},
        "language": languages(), "mojibake": mended(),
    }  # fmt: skip
    written = json.dumps(found, indent=1, ensure_ascii=False)
    RESULTS.write_text(written + "\n", "utf-8")
    print(written)


if __name__ == "__main__":
    main()

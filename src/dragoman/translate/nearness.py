"""Which words keep the same company across languages? Latent semantic indexing of texts in two languages.

Littman, Dumais and Landauer, Automatic Cross-Language Information Retrieval using Latent Semantic Indexing (1998): the
two sayings of a text are one text of the training; words that stand in the same texts, or with the same words, are
near each other in the space of the largest singular vectors.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

_LEAST_TEXTS = 60
_DIMENSIONS = 120
_LEAST_NEARNESS = 0.55
_MOST = 4
_SHARE = 0.6
"""Words near each other are surely related and less surely translations: their weight is that share of nearness."""
_LEAST_COUNT = 2
_MOST_WORDS = 20_000
_AT_ONCE = 512


def near(texts: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[tuple[str, str, float]]:
    """Give (word, near word of the other side, weight); nothing when there are too few texts."""
    if len(texts) < _LEAST_TEXTS:
        return []
    sides = [_common(text[side] for text in texts) for side in (0, 1)]
    if min(map(len, sides)) < _MOST:
        return []
    offsets = (0, len(sides[0]))
    rows, columns = [], []
    for number, text in enumerate(texts):
        for side, offset in zip((0, 1), offsets, strict=True):
            found = {sides[side][word] + offset for word in text[side] if word in sides[side]}
            rows += [number] * len(found)
            columns += sorted(found)
    return _nearest(sides, rows, columns, len(texts))


def _common(texts: Iterable[Sequence[str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for text in texts:
        for word in set(text):
            counts[word] = counts.get(word, 0) + 1
    kept = sorted((word for word, count in counts.items() if count >= _LEAST_COUNT), key=lambda word: -counts[word])
    return {word: number for number, word in enumerate(kept[:_MOST_WORDS])}


def _nearest(
    sides: Sequence[dict[str, int]], rows: Sequence[int], columns: Sequence[int], texts: int
) -> list[tuple[str, str, float]]:
    width = sum(map(len, sides))
    counts = np.bincount(columns, minlength=width)
    values = np.log(texts / counts[list(columns)] + 1.0)
    matrix = csr_matrix((values, (rows, columns)), shape=(texts, width))
    dimensions = min(_DIMENSIONS, min(matrix.shape) // 3)
    _, strengths, vectors = svds(matrix.astype(np.float64), k=dimensions, random_state=1)
    vectors = (vectors * strengths[:, None]).T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-12
    first, second = vectors[: len(sides[0])], vectors[len(sides[0]) :]
    return [
        *_pairs(first, second, list(sides[0]), list(sides[1])),
        *_pairs(second, first, list(sides[1]), list(sides[0])),
    ]


def _pairs(
    ones: np.ndarray, others: np.ndarray, words: Sequence[str], translations: Sequence[str]
) -> list[tuple[str, str, float]]:
    found = []
    for start in range(0, len(ones), _AT_ONCE):
        nearness = ones[start : start + _AT_ONCE] @ others.T
        best = np.argsort(-nearness, axis=1)[:, :_MOST]
        weights = np.take_along_axis(nearness, best, axis=1)
        rows, columns = np.nonzero(weights >= _LEAST_NEARNESS)
        found += [
            (words[start + int(row)], translations[int(best[row, column])], _SHARE * float(weights[row, column]))
            for row, column in zip(rows, columns, strict=True)
        ]
    return found

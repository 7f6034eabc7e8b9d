"""Every pattern that is looked for inside of a text takes linear time: twice the text, twice the time.

A pattern is tried on long runs of what its kind of text is made of; one that goes back over the same characters again
and again shows at once.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import partial
from inspect import getsource
from types import ModuleType

import pytest
from effort import growth, quickest

import dragoman

SHORT, LONG = 400, 4_000
BOUND = 0.01
"""Seconds of the processor: a linear pattern takes a tenth of it, a quadratic one several times as much."""
TIMES = 4
GROWTH = 9.0
"""Longer by `TIMES`, a linear pattern takes as many times as long, a quadratic one the square: the bound between."""

RUNS = (
    "1", "1 ", "1,", "1-", "1:2 ", "(1)", "1\n", "12. x\n", "a", "A", "ا", "王", "Ab ", "Ab, ", "A. ", "a-", "и ", " ",
    "\t", "\n", ".", ",", ";", ":", "-", "–", "“", "‘", "'", '"', "(", "[", "<", "&", "{", "\\", "@", "/", "http://",
    "10.1/", "p. ", "n. ", "a\u0301", "\u200c", "٣", "第", "年",
)  # fmt: skip
PLACES = ("search", "sub", "split", "finditer", "findall")


PLACES_ONLY, BOUND_TO_A_PLACE = re.compile(r"\.(?:search|finditer)\("), re.compile(r"\.(?:match|fullmatch)\(")


def inside(table: tuple[object, ...]) -> Iterator[re.Pattern[str]]:
    """Give the patterns of a table of rows."""
    for row in table:
        if isinstance(row, tuple):
            yield from inside(row)
        elif isinstance(row, re.Pattern) and isinstance(row.pattern, str):
            yield row


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(dragoman.__path__, "dragoman."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give the patterns of modules that are not bound to the place where they begin."""
    for module in modules():
        source = getsource(module)
        for name, value in vars(module).items():
            if isinstance(value, tuple) and PLACES_ONLY.search(source) and not BOUND_TO_A_PLACE.search(source):
                yield from ((f"{module.__name__.removeprefix('dragoman.')}.{name}.{at}", one)
                            for at, one in enumerate(inside(value)))  # fmt: skip
            if not isinstance(value, re.Pattern) or isinstance(value.pattern, bytes) or f"\n{name} = re" not in source:
                continue
            if re.search(rf"\b{name}\.(?:{'|'.join(PLACES)})\(", source):
                yield f"{module.__name__.removeprefix('dragoman.')}.{name}", value


def slow(pattern: re.Pattern[str]) -> Iterator[str]:
    for run in RUNS:
        short, long, longer = (
            partial(pattern.search, (run * (length // len(run) + 1))[:length]) for length in (SHORT, LONG, LONG * TIMES)
        )
        if quickest(short, BOUND) > BOUND or (quickest(long, BOUND) > BOUND and growth(long, longer, GROWTH) > GROWTH):
            yield run


WITHIN = {"formats.bibtex.scan._FIELDS"}
"""Patterns that are only tried on what another, linear one has recognised whole."""

FOUND = {name: pattern for name, pattern in patterns() if name not in WITHIN}


@pytest.mark.parametrize("name", FOUND)
def test_a_pattern_takes_linear_time(name: str) -> None:
    assert list(slow(FOUND[name])) == []


def bound() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give the patterns that are tried at one place only, on a whole text or its beginning."""
    for module in modules():
        source = getsource(module)
        for name, value in vars(module).items():
            if not isinstance(value, re.Pattern) or isinstance(value.pattern, bytes):
                continue
            if re.search(rf"\b{name}\.(?:full)?match\(", source):
                yield f"{module.__name__.removeprefix('dragoman.')}.{name}", value


BOUND_PATTERNS = dict(bound())


def exploding(pattern: re.Pattern[str]) -> Iterator[str]:
    """Try a pattern on runs that it nearly fits, the short ones first: a few letters more take many times as long."""
    for run in RUNS:
        for length in (20, 24, 28, 60, SHORT):
            text = (run * length)[:length] + "\0"
            if quickest(partial(pattern.fullmatch, text), BOUND) > BOUND:
                yield run
                break


@pytest.mark.parametrize("name", BOUND_PATTERNS)
def test_a_pattern_bound_to_its_place_does_not_explode(name: str) -> None:
    assert list(exploding(BOUND_PATTERNS[name])) == []


def test_a_pattern_that_explodes_is_noticed() -> None:
    assert len(BOUND_PATTERNS) > 100
    assert "a" in list(exploding(re.compile(r"(?:b?[aeiou]{1,3}c?)+")))


def test_a_pattern_that_goes_back_is_noticed() -> None:
    assert len(FOUND) > 100
    assert list(slow(re.compile(r"\d+x"))) == ["1", "٣"]
    assert list(slow(re.compile(r"(?<!\d)\d++x"))) == []

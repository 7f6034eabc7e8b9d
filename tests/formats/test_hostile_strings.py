"""Every reader there is, whatever it reads: 100 kB that mean no good take less than a second and never raise."""

import io

import pytest
from effort import quickest

from dragoman.formats import formats
from dragoman.record.finding import Report

READERS = sorted(name for name, one in formats().items() if one.read)
SIZE = 100_000
HOSTILE: dict[str, str] = {
    "braces": "@book{a, title = " + "{" * SIZE, "closed": "@book{a, title = " + "{" * 50_000 + "}" * 50_000 + "}",
    "ats": "@" * 1_000_000, "entries": "@book{" * 16_000, "quotes": '@book{a, title = "' + "x" * SIZE,
    "names": "@book{a, author = {" + "a, b and " * 12_000 + "}}", "elements": "<a>" * 33_000,
    "unclosed": '<a b="' + "x" * SIZE, "lists": "[" * SIZE, "objects": '{"a":' * 20_000,
    "backslashes": '["' + "\\" * SIZE,
    "line": "TY  - JOUR\nTI  - " + "قره‌باغ " * 12_000, "tags": "TY  - " * 16_000, "types": "TY  - JOUR\n" * 9_000,
    "fields": "{Reference Type}: " * 5_500, "starts": "{Reference Type}: Thesis\n" * 4_000, "percents": "%0 " * 33_000,
    "lines": "\n" * SIZE, "carriage": "\r" * SIZE, "spaces": " " * SIZE, "dashes": "- " * 50_000,
    "colons": "a: " * 33_000,
    "indents": "".join(" " * (at % 300) + "- a:\n" for at in range(600)), "semicolons": ";" * SIZE,
    "commas": "," * SIZE,
    "cells": '"' + '""' * 50_000, "ampersands": "&amp" * 25_000, "comments": "<!--" * 25_000, "words": "战" * 33_000,
    "references": "1. Бартольд В. В. " * 5_000, "digits": "1" * SIZE, "zip": "PK\x03\x04" * 25_000,
    "marks": "\u200f\u202e\u0301" * 16_000, "brackets": "[1](" * 25_000, "marc": "00024nam a2200024   4500" * 4_000,
}  # fmt: skip

LIMITS: dict[str, float] = {"reference_text": 4.0}
"""Seconds where it is more than one: 4,000 lines are 4,000 printed references, each parsed by a model."""


@pytest.mark.parametrize("name", READERS)
def test_hostile_strings_take_less_than_a_second(name: str) -> None:
    reader = formats()[name].read
    assert reader is not None
    limit = LIMITS.get(name, 1.0)

    def took(text: str) -> float:
        return quickest(lambda: list(reader(io.BytesIO(text.encode()), Report("hostile"))), limit)

    times = {kind: took(text) for kind, text in HOSTILE.items()}
    assert {kind: round(time, 1) for kind, time in times.items() if time >= limit} == {}

"""Runs the passes over one record and writes down what each altered."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

import msgspec

from dragoman.passes import PASSES, Pass
from dragoman.record.change import Change, changes, put_back
from dragoman.record.finding import Report
from dragoman.record.model import Record


class Repaired(msgspec.Struct, frozen=True):
    """A record after all passes, and every change on the way, in order."""

    record: Record
    changes: tuple[Change, ...] = ()


@cache
def passes() -> dict[str, Pass]:
    """Give all passes by name, in order: ours, then those of installed entry points (group ``dragoman.passes``)."""
    ours = {name: import_module(f"dragoman.passes.{name}").PASS for name in PASSES}
    theirs = {point.name: point.load() for point in entry_points(group="dragoman.passes")}
    return ours | theirs


def run(record: Record, report: Report, leave: frozenset[tuple[str, str]] = frozenset()) -> Repaired:
    """Repair one record.

    ``leave`` names (pass, field path) pairs a person has taken back: such a change is not made again.
    """
    told: list[Change] = []
    for name, repair in passes().items():
        after = repair(record, report)
        if after is record:
            continue
        made = changes(record, after, name, report.take_sure())
        for change in made:
            if (name, change.field) in leave:
                after = put_back(after, change)
        told += (change for change in made if (name, change.field) not in leave)
        record = after
    return Repaired(record, tuple(told))

"""What would an import do? The first records of files, repaired, with what would be changed; nothing is written."""

from collections.abc import Sequence
from itertools import islice

from dragoman.engines.port import Kept
from dragoman.formats.open import open_inputs
from dragoman.library.reading import read
from dragoman.library.repair import made
from dragoman.record.finding import Report

MOST = 20
"""Records that a preview shows."""


def preview(paths: Sequence[str], form: str = "", limit: int = MOST) -> list[Kept]:
    """Read and repair the first records of some files; ``form`` names a format, "" guesses each file's."""
    found: list[Kept] = []
    for given in open_inputs(paths, Report()):
        report = Report(given.name)
        for record in islice(read(given, report, form), limit - len(found)):
            found.append(made(record, tuple(report.findings)).kept)
            report.findings.clear()
        if len(found) >= limit:
            break
    return found

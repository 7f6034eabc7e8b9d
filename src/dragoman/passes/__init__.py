"""What is repaired? One verb per file; the list below, in its order, is the algorithm."""

from collections.abc import Callable

from dragoman.record.finding import Report
from dragoman.record.model import Record

Pass = Callable[[Record, Report], Record]
"""Takes one record, gives the same object or a new one; run twice, it changes nothing more."""

PASSES: tuple[str, ...] = (
    "mend_mojibake", "mend_html", "compose_text", "strip_labels", "mark_machine", "part_article", "part_keywords",
    "tag_languages", "part_abstract", "part_notes", "find_citations", "resolve_back_references",
    "gather_names", "mend_volume", "drop_fillers", "normal_dates",
    "normal_identifiers", "make_key",
)  # fmt: skip
"""Modules of this folder that hold a ``PASS``, in the order in which they run."""

"""A number that a repair doubted and a person kept is cited as it stands, and marked."""

from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.styles.variables import variables


def test_what_is_doubted_is_never_printed_unmarked() -> None:
    kept = Record(type="article-journal", title=(Text("Qarabağ", "az"),), volume="19 1", pages="0")
    fields = variables(kept)
    assert fields["volume"] == "19 1 [sic]"
    assert fields["page"] == "0 [sic]"
    assert variables(kept.replace(volume="19", pages="10-12"))["page"] == "10-12"

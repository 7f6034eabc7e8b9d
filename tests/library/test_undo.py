"""A repair that was taken back stays so, whatever is taken back after it."""

from pathlib import Path

from dragoman.library import Library

RECORD = """@article{a, title = {Qarabağ &amp;amp; İran}, abstract = {Özet: Qafqaz tarixi. Açar sözlər: Bakı},
  author = {Əliyev, Vüsal}, journal = {Tarix &amp;amp; Din}, year = {2009}}
"""


def test_two_repairs_taken_back_one_after_the_other_both_stay_away(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(RECORD, "utf-8")
    with Library.open(tmp_path / "library") as library:
        library.bring([str(tmp_path / "a.bib")])
        (work,) = library.works()
        view = library.view(work.id)
        assert view
        repairs = {change.id for change in view.changes}
        assert len(repairs) > 1
        for change in sorted(repairs)[:2]:
            library.undo(change)
        after = library.view(work.id)
        assert after
        assert not {change.id for change in after.changes} & set(sorted(repairs)[:2])

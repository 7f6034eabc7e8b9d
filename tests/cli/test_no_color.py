"""``NO_COLOR`` takes every sign of a terminal's styles out of the answer."""

import io

import pytest

from dragoman.cli import settings


@pytest.mark.parametrize(("asked", "plain"), [("1", True), ("", False)])
def test_no_escape_sequences_with_no_color(monkeypatch: pytest.MonkeyPatch, asked: str, plain: bool) -> None:
    monkeypatch.setenv("NO_COLOR", asked)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    said = io.StringIO()
    one = settings.Settings()
    one.out.file = said
    one.say("Qarabağ قره‌باغ", "bold")
    assert ("\x1b[" not in said.getvalue()) == plain

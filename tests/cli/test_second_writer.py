"""A second import waits for the first and says so; both are kept."""

import subprocess
import sys
from pathlib import Path

from dragoman.library import Library

RIS = "TY  - BOOK\nTI  - Qarabağ قره‌باغ Карабах\nER  - \n"


def test_a_second_import_waits_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS, "utf-8")
    folder = tmp_path / "library"
    with Library.open(folder) as first:
        first.engine.write([])
        command = [sys.executable, "-m", "dragoman.cli", "--library", str(folder), "import", str(tmp_path / "a.ris")]
        second = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        said = second.stderr.readline()
        first.engine.commit()
    out, _ = second.communicate(timeout=60)
    assert "is writing to the library" in said
    assert second.returncode == 0, out

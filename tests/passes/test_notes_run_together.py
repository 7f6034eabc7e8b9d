"""Articles whose notes ran into the abstract: parted at their labels, the notes cut where the gold offsets say."""

import json
from pathlib import Path

import pytest

from dragoman.passes.run import run
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "derived" / "footnotes_run_together.jsonl"
ABSTRACT = "Bu yazı hukuk öğretiminin ne işe yaradığını sorar. Yanıt arşivde aranır."


@pytest.mark.skipif(not SAMPLE.exists(), reason=f"the sample is not at {SAMPLE}")
@pytest.mark.parametrize("before", ["", ABSTRACT])
def test_notes_are_cut_at_the_gold_offsets(before: str) -> None:
    for line in SAMPLE.read_text("utf-8").splitlines():
        gold = json.loads(line)
        record = run(Record(abstract=(Text(before + gold["text"], "en"),)), Report()).record
        expected = [gold["text"][start:end].strip() for start, end in gold["note_offsets"]]
        assert [f"{note.label} {note.text}".split() for note in record.notes] == [one.split() for one in expected]
        assert [form.value for form in record.abstract] == ([before] if before else [])
        assert [one.label for one in record.sections] == ["Additional informationNotes on contributors"]

"""Import jobs: progress, preview, undo, and readers who are not held up while one runs."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.library import Library
from dragoman.serving.jobs import ENDED, FullError, Job, Jobs, safe_name

RECORD = "TY  - JOUR\nAU  - Иванов, Иван\nTI  - {title}\nJO  - Вестник\nPY  - 2011\nER  -\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def jobs(folder: Path) -> Iterator[Jobs]:
    Library.open(folder).close()
    one = Jobs(folder)
    yield one
    one.close()


def sent(folder: Path, count: int = 3) -> Path:
    path = folder.parent / "sent"
    titles = (f"Карабах и {'абвгдежзик'[at % 10]}{at} قره‌باغ" for at in range(count))
    path.write_text("".join(RECORD.format(title=title) for title in titles), "utf-8")
    return path


def ended(jobs: Jobs, job: Job) -> Job:
    for _ in range(600):
        now = jobs.get(job.id)
        assert now is not None
        if now.ended:
            return now
        time.sleep(0.05)
    pytest.fail(f"did not end: {jobs.get(job.id)}")


def test_a_job_imports_and_is_taken_back(jobs: Jobs, folder: Path) -> None:
    done = ended(jobs, jobs.add(sent(folder), "refs.ris"))
    assert (done.state, done.counts.read, done.problem) == ("done", 3, "")
    with Library.open(folder) as library:
        works = library.search("قره‌باغ").total
        assert works == done.counts.new > 0
        (kept,) = {stored.value.record.source.name for stored in library.engine.iterate("record")}  # type: ignore[attr-defined]
        assert kept == "refs.ris"
        back = ended(jobs, jobs.undo(done.id))
        assert (back.state, back.counts.gone) == ("done", 3)
        assert library.search("قره‌باغ").total == 0
    assert jobs.get(done.id).state == "undone"  # type: ignore[union-attr]
    with pytest.raises(LookupError):
        jobs.undo(done.id)


def test_a_dry_job_shows_what_would_be_repaired_and_writes_nothing(jobs: Jobs, folder: Path) -> None:
    path = folder.parent / "sent"
    path.write_text(RECORD.format(title="Karabakh &amp;amp; Iran") + RECORD.format(title="بحران"), "utf-8")
    done = ended(jobs, jobs.add(path, "refs.ris", "dry"))
    assert done.state == "done"
    assert [one.record.title[0].value for one in done.preview] == ["Karabakh & Iran", "بحران"]
    with Library.open(folder) as library:
        assert library.search().total == 0


def test_what_cannot_be_read_is_told(jobs: Jobs, folder: Path) -> None:
    path = folder.parent / "sent"
    path.write_bytes(bytes(range(256)) * 40)
    done = ended(jobs, jobs.add(path, "picture.jpg"))
    assert done.state == "done"
    assert done.counts.read == 0
    assert done.counts.troubles


def test_readers_are_answered_while_an_import_runs(jobs: Jobs, folder: Path) -> None:
    with Library.open(folder) as library:
        job = jobs.add(sent(folder, 1500), "many.ris")
        slowest, answers, began = 0.0, 0, time.perf_counter()
        while not jobs.get(job.id).ended:  # type: ignore[union-attr]
            started = time.perf_counter()
            library.search("Карабах", limit=5)
            slowest = max(slowest, time.perf_counter() - started)
            answers += 1
            time.sleep(0.02)
        assert ended(jobs, job).counts.new + ended(jobs, job).counts.merged == 1500
        assert answers > 20
        assert slowest < (time.perf_counter() - began) / 2, "a reader waited for the import"
        assert library.search("Карабах").total > 0


def test_a_job_that_takes_too_long_is_ended(jobs: Jobs, folder: Path) -> None:
    jobs.longest = 0.2
    done = ended(jobs, jobs.add(sent(folder, 3000), "many.ris"))
    assert done.state == "failed"
    assert done.problem == ENDED
    with Library.open(folder) as library:
        assert library.search("Карабах").total == len(list(library.works()))


def test_too_many_are_refused(jobs: Jobs, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_worker", object())  # nobody works
    for _ in range(20):
        jobs.add(sent(folder), "a.ris")
    with pytest.raises(FullError):
        jobs.add(sent(folder), "a.ris")


@pytest.mark.parametrize(
    "name", ["../x", "/etc/passwd", "..\\x", "-", ".", "..", "\x00", "a/b", "-rf", "$(x)", "a;b", "~"]
)
def test_names_stay_in_their_folder(name: str) -> None:
    made = safe_name(name)
    assert not set("/\\\x00$;~") & set(made)
    assert not made.startswith((".", "-"))

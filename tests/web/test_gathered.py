"""The page of an author gathers the works under all forms of the name."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.site import application

WORKS = """TY  - JOUR
TI  - سیاست خارجی ایران و قره‌باغ
AU  - حسینی، رضا
AU  - کریمی، مریم
PY  - 2011
DO  - 10.5555/one
ER  -

TY  - JOUR
TI  - Iran's foreign policy and Karabakh
AU  - Hosseini, Reza
AU  - Karimi, Maryam
PY  - 2011
DO  - 10.5555/one
ER  -

TY  - JOUR
TI  - زیارت در مشهد
AU  - حسینی، رضا
PY  - 2015
ER  -

TY  - JOUR
TI  - Notes on method
AU  - Hosseini, R.
PY  - 1977
ER  -

"""


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "works.ris").write_text(WORKS, "utf-8")
    library = Library.open(tmp_path / "library")
    library.bring([str(tmp_path / "works.ris")])
    return TestClient(application(library))


@pytest.mark.parametrize("name", ["Hosseini, Reza", "حسینی، رضا"])
def test_works_in_another_script_are_there_and_those_of_initials_are_not(client: TestClient, name: str) -> None:
    page = client.get(f"/author/{name}").text
    assert "زیارت در مشهد" in page
    assert "Karabakh" in page
    assert "Notes on method" not in page

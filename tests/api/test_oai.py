"""OAI-PMH 2.0: harvested by a client that is not ours, and every rule of the protocol tried."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from lxml import etree
from sickle import Sickle
from sickle.response import OAIResponse
from starlette.testclient import TestClient

from dragoman.api.oai import verbs
from dragoman.api.oai.request import ARGUMENTS
from dragoman.library import Library
from dragoman.serving.settings import Serving
from dragoman.site import application

BASE = "https://library.example.org"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
SPEC = re.compile(r"([A-Za-z0-9\-_.!~*'()])+(:[A-Za-z0-9\-_.!~*'()]+)*\Z")
"""As the protocol's schema has it (setSpecType)."""
ROOT = Path(__file__).parents[2]


class Harvester(Sickle):
    """Sickle, over the test client instead of a network."""

    def __init__(self, client: TestClient) -> None:
        super().__init__(f"{BASE}/oai")
        self._client = client

    def harvest(self, **kwargs: str) -> OAIResponse:
        answer = self._client.get("/oai", params=kwargs)
        assert answer.status_code == 200
        return OAIResponse(answer, params=kwargs)


@pytest.fixture
def harvester(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Harvester:
    monkeypatch.setattr(verbs, "PAGE", 3)
    return Harvester(client)


@pytest.fixture
def every(client: TestClient) -> list[dict]:
    return client.get("/api/v1/works", params={"limit": 500}).json()["works"]


@pytest.mark.parametrize("prefix", ["oai_dc", "marcxml", "mods"])
def test_everything_is_harvested_once(harvester: Harvester, every: list[dict], prefix: str) -> None:
    found = [record.header.identifier for record in harvester.ListRecords(metadataPrefix=prefix)]
    assert sorted(found) == sorted(f"oai:library.example.org:{one['id']}" for one in every)
    assert len(every) > 6


def test_dublin_core_says_what_the_work_says(harvester: Harvester, every: list[dict]) -> None:
    by_id = {record.header.identifier: record.metadata for record in harvester.ListRecords(metadataPrefix="oai_dc")}
    for one in every:
        titles = [form["value"] for form in one["record"]["title"]]
        assert by_id[f"oai:library.example.org:{one['id']}"]["title"] == titles


def test_a_record_is_the_same_alone_and_in_a_list(harvester: Harvester) -> None:
    for listed in list(harvester.ListRecords(metadataPrefix="marcxml"))[:5]:
        alone = harvester.GetRecord(identifier=listed.header.identifier, metadataPrefix="marcxml")
        assert etree.tostring(alone.xml) == etree.tostring(listed.xml)


def test_headers_are_those_of_records(harvester: Harvester) -> None:
    headers = [etree.tostring(one.xml) for one in harvester.ListIdentifiers(metadataPrefix="oai_dc")]
    assert headers == [etree.tostring(one.header.xml) for one in harvester.ListRecords(metadataPrefix="oai_dc")]


def test_the_library_describes_itself(harvester: Harvester) -> None:
    told = harvester.Identify()
    assert (told.baseURL, told.protocolVersion, told.deletedRecord) == (f"{BASE}/oai", "2.0", "persistent")
    assert told.granularity == "YYYY-MM-DDThh:mm:ssZ"
    assert STAMP.match(told.earliestDatestamp)
    assert "@" in told.adminEmail
    stamps = [one.datestamp for one in harvester.ListIdentifiers(metadataPrefix="oai_dc")]
    assert told.earliestDatestamp == min(stamps)
    assert {one.metadataPrefix for one in harvester.ListMetadataFormats()} == {"oai_dc", "marcxml", "mods"}


def test_every_set_holds_what_it_says(harvester: Harvester, every: list[dict]) -> None:
    sets = [one.setSpec for one in harvester.ListSets()]
    assert len(sets) == len(set(sets)) > 8
    assert all(SPEC.match(one) for one in sets)
    told = {one.identifier: one.setSpecs for one in harvester.ListIdentifiers(metadataPrefix="oai_dc")}
    assert {spec for specs in told.values() for spec in specs} <= set(sets)
    for spec in sets:
        inside = {id for id, specs in told.items() if any(one == spec or one.startswith(f"{spec}:") for one in specs)}
        assert {one.identifier for one in harvester.ListIdentifiers(metadataPrefix="oai_dc", set=spec)} == inside


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=identify", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=GetRecord&identifier=oai:library.example.org:x", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-13-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=a%20b", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=type:nothing", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=nothing", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=nothing&identifier=oai:library.example.org:x", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:library.example.org:x", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%00", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=x", "idDoesNotExist"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=e30", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=%00", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&" + urlencode({"set": "a" * 2000}), "badArgument"),
    ],
)
def test_mistakes_are_told_by_their_codes(client: TestClient, query: str, code: str) -> None:
    for answer in (client.get(f"/oai?{query}"), client.post("/oai", content=query)):
        assert answer.status_code == 200
        tree = etree.fromstring(answer.content)
        assert [one.get("code") for one in tree.findall(f"{OAI}error")] == [code]
        (request,) = tree.findall(f"{OAI}request")
        assert request.text == f"{BASE}/oai"
        assert bool(request.attrib) == (code not in {"badVerb", "badArgument"})


def test_a_token_of_another_verb_or_tampered_with_is_refused(harvester: Harvester, client: TestClient) -> None:
    first = etree.fromstring(client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc").content)
    token = first.findtext(f".//{OAI}resumptionToken")
    assert token
    for verb, given in (("ListIdentifiers", token), ("ListRecords", token[:-4]), ("ListRecords", token[::-1])):
        answer = client.get("/oai", params={"verb": verb, "resumptionToken": given})
        assert b'code="badResumptionToken"' in answer.content


def test_a_list_in_pieces_ends_with_an_empty_token_and_a_whole_one_with_none(
    harvester: Harvester, client: TestClient
) -> None:
    pieces = list(pages(client, {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}))
    assert [len(page.findall(f".//{OAI}header")) for page in pieces[:-1]] == [3] * (len(pieces) - 1)
    tokens = [page.find(f".//{OAI}resumptionToken") for page in pieces]
    assert [int(token.get("cursor")) for token in tokens] == [3 * at for at in range(len(pieces))]
    assert not tokens[-1].text
    (alone,) = pages(client, {"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "year:2003"})
    assert alone.find(f".//{OAI}resumptionToken") is None


def pages(client: TestClient, wanted: dict[str, str]) -> Iterator[etree._Element]:
    while True:
        tree = etree.fromstring(client.post("/oai", data=wanted).content)
        yield tree
        token = tree.findtext(f".//{OAI}resumptionToken")
        if not token:
            return
        wanted = {"verb": wanted["verb"], "resumptionToken": token}


def test_what_is_gone_is_told_for_good(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.bring([str(ROOT / "examples/persian.bib")])
        name = library.bring([str(ROOT / "examples/western.ris")]).name
        with TestClient(application(library, Serving(base_url=BASE)), base_url=BASE) as client:
            harvester = Harvester(client)
            before = {one.identifier for one in harvester.ListIdentifiers(metadataPrefix="oai_dc")}
            library.undo_import(name)
            now = {one.identifier: one.deleted for one in harvester.ListIdentifiers(metadataPrefix="oai_dc")}
            assert set(now) == before
            gone = {id for id, deleted in now.items() if deleted}
            assert gone
            assert gone != before
            for id in gone:
                record = harvester.GetRecord(identifier=id, metadataPrefix="oai_dc")
                assert record.deleted
                assert record.xml.find(f"{OAI}metadata") is None
            since = client.get(
                "/oai", params={"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "from": "2020-01-01"}
            )
            assert since.content.count(b'status="deleted"') == len(gone)


def test_spans_of_time_hold_both_ends(harvester: Harvester) -> None:
    every = list(harvester.ListIdentifiers(metadataPrefix="oai_dc"))
    for stamp in {one.datestamp for one in every}:
        span = {"metadataPrefix": "oai_dc", "from": stamp, "until": stamp}
        assert {one.identifier for one in harvester.ListIdentifiers(**span)} == {
            one.identifier for one in every if one.datestamp == stamp
        }
        day = {"metadataPrefix": "oai_dc", "from": stamp[:10], "until": stamp[:10]}
        assert len(list(harvester.ListIdentifiers(**day))) == len(every)


@pytest.mark.parametrize("verb", ARGUMENTS)
def test_answers_have_the_shape_of_the_schema(client: TestClient, name: str, verb: str) -> None:
    given = {"verb": verb}
    if "metadataPrefix" in ARGUMENTS[verb][0]:
        given["metadataPrefix"] = "oai_dc"
    if verb == "GetRecord":
        given["identifier"] = f"oai:library.example.org:{name}"
    answer = client.get("/oai", params=given)
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    tree = etree.fromstring(answer.content)
    assert tree.tag == f"{OAI}OAI-PMH"
    assert [one.tag for one in tree] == [f"{OAI}responseDate", f"{OAI}request", f"{OAI}{verb}"]
    assert STAMP.match(tree[0].text or "")
    assert dict(tree[1].attrib) == given
    assert all(STAMP.match(one.text or "") for one in tree.iter(f"{OAI}datestamp"))
    for header in tree.iter(f"{OAI}header"):
        assert [one.tag for one in header[:2]] == [f"{OAI}identifier", f"{OAI}datestamp"]
    for metadata in tree.iter(f"{OAI}metadata"):
        assert len(metadata) == 1
        assert {etree.QName(one).namespace for one in metadata[0]} == {"http://purl.org/dc/elements/1.1/"}

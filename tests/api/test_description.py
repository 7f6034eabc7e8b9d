"""What the description promises holds for whatever is sent: schemathesis finds nothing."""

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth
from starlette.testclient import TestClient

from dragoman.api.application import OPERATIONS, described
from dragoman.library import Library
from dragoman.serving.settings import Serving
from dragoman.site import application

TOKEN = "a-token-for-tests"
NOT_CHECKED = [ignored_auth]
"""The check would take the token that we send for one that is not looked at; we try that ourselves, below."""


@pytest.fixture(scope="module")
def api(folder):
    site = application(Library.open(folder), Serving(token=TOKEN, largest_upload=100_000))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", site)


TRIED = [
    (one, mode)
    for one in OPERATIONS
    for mode in GenerationMode
    if mode == GenerationMode.POSITIVE or one.parameters or one.body  # else nothing can be sent wrong
]


@pytest.mark.parametrize(("operation", "mode"), TRIED, ids=lambda one: getattr(one, "name", str(one)))
def test_schemathesis_finds_nothing(api, operation, mode) -> None:
    """Right requests are answered as described, wrong ones refused as described; nothing fails."""
    described_one = api[operation.path][operation.method]

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(described_one.as_strategy(generation_mode=mode))
    def tried(case) -> None:
        if operation.name == "send_import":
            case.query = (case.query or {}) | {"mode": "dry"}
        headers = {"Authorization": f"Bearer {TOKEN}"}
        case.call_and_validate(headers=headers, excluded_checks=NOT_CHECKED)

    tried()


def test_the_description_is_valid_openapi() -> None:
    told = json.loads(described())
    assert told["openapi"].startswith("3.1")
    validate(told)
    assert sum(len(methods) for methods in told["paths"].values()) == len(OPERATIONS)
    names = [one["operationId"] for methods in told["paths"].values() for one in methods.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_every_parameter_is_bounded(operation) -> None:
    for one in operation.parameters:
        schema = one.schema()
        bounded = {"enum"} & schema.keys() or {"maxLength", "maximum", "maxItems"} & schema.keys()
        assert bounded, f"{operation.name} {one.name}"


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.access == "token"], ids=lambda one: one.name)
def test_writing_needs_the_token(client: TestClient, operation) -> None:
    address = operation.path.replace("{id}", "j0")
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}):
        refused = client.request(operation.method, address, headers=headers, content=b"x")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Bearer")
        assert refused.headers["content-type"] == "application/problem+json"


def test_no_address_has_the_name_of_another(client: TestClient) -> None:
    """A form of the pages must not lead to the API: names are one space for both."""
    names = [route.name for route in client.app.router.routes]
    assert len(set(names)) == len(names)

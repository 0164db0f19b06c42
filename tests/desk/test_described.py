"""The API held against its own description by schemathesis: whatever is sent, it answers as it says it does."""

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from gait.desk import Desk
from gait.desk.app import api

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
DESCRIBED = schemathesis.openapi.from_dict(api(Desk(folder=Path("nowhere"))).openapi())
OPERATIONS = {each.ok().label: each.ok() for each in DESCRIBED.get_all_operations()}
"""By method and path."""
EVENTS = "GET /api/events"
ROUTES = {label: operation for label, operation in OPERATIONS.items() if label != EVENTS}
"""Those whose answers have an end; the line of events is tried by itself below."""


def hold(served: Desk, route: str, mode: schemathesis.GenerationMode, examples: int, *, anew: bool) -> None:
    """Send so many requests to a route and look at each answer."""
    allowed = {"cookie": f"{served.cookie}={served.token}", "x-csrf-token": served.csrf}

    @given(case=ROUTES[route].as_strategy(generation_mode=mode))
    @settings(max_examples=examples, deadline=None, suppress_health_check=QUIET, derandomize=not anew, database=None)
    def answers(case: schemathesis.Case) -> None:
        case.call_and_validate(base_url=served.address.rstrip("/"), headers=allowed, checks=CHECKS)

    answers()


MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_every_route_answers_as_described(served: Desk, route: str) -> None:
    """No failure of the server, no answer that the description does not know, each in its shape."""
    hold(served, route, schemathesis.GenerationMode.POSITIVE, 4, anew=False)


def those_who_may_not(desk: Desk, method: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield what each is answered who asks without leave, and what such a one sends along."""
    token, word = {"cookie": f"{desk.cookie}={desk.token}"}, {"x-csrf-token": desk.csrf}
    yield 403, word
    yield 403, {"cookie": f"{desk.cookie}=forged", **word}
    yield 421, {"host": "evil.example", **token, **word}
    if method != "get":
        yield 403, token
        yield 403, {"origin": "http://evil.example", **token, **word}


@pytest.mark.parametrize("route", sorted(OPERATIONS))
def test_every_route_refuses_as_described(served: Desk, route: str) -> None:
    """Without the token, with a forged one, under a foreign name, a change without the word: whatever is asked."""

    @given(case=OPERATIONS[route].as_strategy(generation_mode=schemathesis.GenerationMode.POSITIVE))
    @settings(max_examples=2, deadline=None, suppress_health_check=QUIET, derandomize=True, database=None)
    def refuses(case: schemathesis.Case) -> None:
        for status, sent in those_who_may_not(served, OPERATIONS[route].method):
            answer = case.call_and_validate(base_url=served.address.rstrip("/"), headers=sent, checks=CHECKS)
            assert (answer.status_code, answer.json()["code"]) == (status, "refused")

    refuses()


def test_the_line_of_events_answers_as_described(served: Desk) -> None:
    """It says that it is one, and its first event has the number of changes; what is wrong is told as anywhere."""
    described = OPERATIONS[EVENTS].definition.raw["responses"]
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    line.request("GET", "/api/events", headers={"cookie": f"{served.cookie}={served.token}"})
    answer = line.getresponse()
    told = [answer.readline() for _ in range(3)]
    line.close()

    assert set(described["200"]["content"]) == {"text/event-stream"}
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert (told[0], told[1].removeprefix(b"data: ").strip().isdigit(), told[2]) == (b"event: changed\n", True, b"\n")


@pytest.mark.prove
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
@pytest.mark.parametrize("route", sorted(ROUTES))
def test_every_route_answers_as_described_at_length(
    served: Desk, route: str, mode: schemathesis.GenerationMode
) -> None:
    """The same with hundreds of requests a route, those that are wrong on purpose too."""
    hold(served, route, mode, 200, anew=True)

"""The checker finds what it is there to find."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.check import check_entry, main
from tests.conformance.specification import Specification


def field(name: str, *types: str, required: bool = True, about: str = "") -> dict[str, Any]:
    return {"name": name, "types": list(types), "required": required, "description": about}


SPECIFICATION = {
    "types": {
        "Update": {
            "fields": [field("update_id", "Integer"), field("message", "Message", required=False)]
        },
        "Message": {
            "fields": [
                field("id", "Integer"),
                field("text", "String", required=False),
                field("photo", "Array of Size", required=False),
                field("who", "Member", required=False),
            ]
        },
        "Size": {"fields": [field("width", "Float")]},
        "Member": {"subtypes": ["Owner", "Guest"]},
        "Owner": {"fields": [field("status", "String", about="The status, always “owner”")]},
        "Guest": {
            "fields": [
                field("status", "String", about='The status, always "guest"'),
                field("until", "Integer"),
            ]
        },
        "ResponseParameters": {"fields": [field("retry_after", "Integer", required=False)]},
    },
    "methods": {
        "sendIt": {
            "returns": ["Message"],
            "fields": [
                field("chat_id", "Integer", "String"),
                field("count", "Integer", required=False),
                field("size", "Size", required=False),
                field("file", "InputFile", "String", required=False),
            ],
        }
    },
}


@pytest.fixture
def spec() -> Specification:
    return Specification(SPECIFICATION)


@pytest.mark.parametrize(
    ("message", "deviation"),
    [
        ({"id": 1, "text": "x", "photo": [{"width": 1}, {"width": 1.5}]}, None),
        ({"id": 1, "who": {"status": "guest", "until": 5}}, None),
        ({"text": "x"}, "Update.message.id: missing"),
        ({"id": "1"}, "Update.message.id: str instead of Integer"),
        ({"id": True}, "Update.message.id: bool instead of Integer"),
        ({"id": 1, "text": None}, "Update.message.text: null"),
        ({"id": 1, "extra": 1}, "Update.message.extra: unknown field"),
        ({"id": 1, "photo": {}}, "Update.message.photo: dict instead of an array of Size"),
        ({"id": 1, "photo": [{"width": 1}, {}]}, "Update.message.photo[1].width: missing"),
        ({"id": 1, "who": {"status": "guest"}}, "'guest' instead of 'owner'"),
        ([], "Update.message: list instead of an object"),
    ],
)
def test_each_way_to_deviate_is_found(
    spec: Specification, message: object, deviation: str | None
) -> None:
    entry = {"type": "update", "update": {"update_id": 1, "message": message}}
    found = check_entry(spec, entry)
    assert found == [] if deviation is None else deviation in "\n".join(found)


def call(params: dict[str, Any], result: object = None) -> dict[str, Any]:
    answer = {"ok": True, "result": result or {"id": 1}}
    return {"type": "call", "method": "SENDIT", "params": params, "answer": answer}


FILE = {"file_name": "a", "file_size": 1}


@pytest.mark.parametrize(
    ("params", "deviation"),
    [
        ({"chat_id": "5", "count": "7", "size": '{"width": 2}'}, None),
        ({"chat_id": 5, "file": FILE}, None),
        ({"chat_id": 5, "file": "attach://a", "a": FILE}, None),
        ({}, "sendIt(chat_id): missing"),
        ({"chat_id": 5, "other": 1}, "sendIt(other): unknown parameter"),
        ({"chat_id": 5, "a": FILE}, "sendIt(a): unknown parameter"),
        ({"chat_id": 5, "count": "many"}, "'many' cannot be read as Integer"),
        ({"chat_id": 5, "size": '"x"'}, "sendIt(size): a text within a text"),
        ({"chat_id": 5, "size": '{"width": "x"}'}, "sendIt(size).width: str instead of Float"),
        ({"chat_id": 5, "file": 7}, "sendIt(file): neither a file nor a name of one"),
    ],
)
def test_requests_are_held_to_it_too(
    spec: Specification, params: dict[str, Any], deviation: str | None
) -> None:
    assert check_entry(spec, call(params)) == ([] if deviation is None else [deviation]) or (
        deviation is not None and deviation in check_entry(spec, call(params))[0]
    )


def test_a_result_that_deviates_is_found(spec: Specification) -> None:
    assert check_entry(spec, call({"chat_id": 1}, {"id": 1, "x": 1})) == [
        "sendIt result.x: unknown field"
    ]


def test_a_refused_request_may_be_wrong_but_its_refusal_may_not(spec: Specification) -> None:
    entry = call({"nonsense": 1})
    entry["answer"] = {"ok": False, "error_code": 400, "description": "Bad Request: x"}
    assert check_entry(spec, entry) == []
    entry["answer"]["parameters"] = {"retry_after": "1"}
    assert check_entry(spec, entry) == ["refusal.parameters.retry_after: str instead of Integer"]
    del entry["answer"]["description"]
    assert "refusal has" in check_entry(spec, entry)[0]


def test_a_lost_answer_is_passed_over_and_an_unknown_method_is_not(spec: Specification) -> None:
    entry = call({"chat_id": 1})
    entry["answer"] = None
    assert check_entry(spec, entry) == []
    assert "in no specification" in check_entry(spec, {**call({}), "method": "x"})[0]


def test_it_ends_with_1_where_it_found_something_and_2_where_it_had_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec, recording = tmp_path / "spec.json", tmp_path / "recording"
    spec.write_text(json.dumps(SPECIFICATION), encoding="utf-8")
    recording.mkdir()
    arguments = [str(spec), str(recording)]
    assert main([]) == 2
    assert main(arguments) == 2
    lines = recording / "main.jsonl"
    lines.write_text(json.dumps(call({"chat_id": 1})) + "\n", encoding="utf-8")
    assert main(arguments) == 0
    assert "1 calls, 0 updates, 0 deviations" in capsys.readouterr().out
    lines.write_text(json.dumps(call({})) + "\n", encoding="utf-8")
    assert main(arguments) == 1
    assert "sendIt(chat_id): missing" in capsys.readouterr().out

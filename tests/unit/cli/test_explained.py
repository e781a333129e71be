"""`linli understand` says to a person what was understood, and why."""

import io
import json

import pytest

from bot.cli.understand import understand


def test_a_person_reads_the_level_its_reason_and_the_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert understand("我爹喝了农药") == 0
    said = capsys.readouterr().out
    assert "说的是：有人不舒服" in said
    assert "有多急：马上打120" in said
    assert "为什么：" in said
    assert "凭这些字：喝了农药" in said


def test_talk_is_said_to_be_talk(capsys: pytest.CaptureFixture[str]) -> None:
    assert understand("今天猪肉又涨价了") == 0
    assert capsys.readouterr().out.strip() == "没什么要办的，当闲话听。"


def test_a_program_reads_labels(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = '{"id": "1", "text": "后天要车去县医院", "at": "2026-11-21T09:30:00+08:00"}\nno json\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert understand(json_lines=True) == 2
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], first["intents"]) == ("1", ["need_ride"])
    assert {"alarm", "bare", "tier", "confidence", "why"} <= set(first)
    assert second == {"error": "the line is not JSON"}

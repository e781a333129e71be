"""Holds a recording of the local Telegram to a Bot API specification.

    python -m tests.conformance.check SPECIFICATION RECORDING...

A recording is a file of JSON lines, or a folder of them, as `--record-traffic` writes it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.conformance.specification import PLAIN, Specification

Json = dict[str, Any]
ERROR = {"ok", "error_code", "description", "parameters"}
SHOWN = 100


def check_entry(spec: Specification, entry: Json) -> list[str]:
    """Deviations of one recorded call or update."""
    if entry["type"] == "update":
        return spec.check(["Update"], entry["update"], "Update")
    return list(check_call(spec, entry))


def check_call(spec: Specification, entry: Json) -> Iterator[str]:
    """A request that was refused may be wrong itself; its refusal may not."""
    answer = entry["answer"]
    if answer is None:
        return
    if not answer.get("ok"):
        yield from check_refusal(spec, answer)
        return
    name = spec.method_names.get(entry["method"].lower())
    if name is None:
        yield f"{entry['method']}: answered, but in no specification"
        return
    method = spec.methods[name]
    yield from check_params(spec, method.get("fields", []), entry["params"], name)
    if answer.keys() != {"ok", "result"}:
        yield f"{name}: envelope has {sorted(answer)}"
    yield from spec.check(method["returns"], answer.get("result"), f"{name} result")


def check_refusal(spec: Specification, answer: Json) -> Iterator[str]:
    if not {"ok", "error_code", "description"} <= answer.keys() <= ERROR:
        yield f"refusal has {sorted(answer)}"
        return
    yield from spec.check(["Integer"], answer["error_code"], "refusal.error_code")
    yield from spec.check(["String"], answer["description"], "refusal.description")
    if "parameters" in answer:
        yield from spec.check(["ResponseParameters"], answer["parameters"], "refusal.parameters")


def is_upload(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"file_name", "file_size"}


def check_params(spec: Specification, fields: list[Json], params: Json, name: str) -> Iterator[str]:
    """Forms carry everything as text; files may hang on names of their own."""
    known = {field["name"]: field for field in fields}
    attached = json.dumps(params)
    for key, value in params.items():
        if key in known:
            yield from check_param(spec, known[key]["types"], value, f"{name}({key})")
        elif not (is_upload(value) and f"attach://{key}" in attached):
            yield f"{name}({key}): unknown parameter"
    for key, field in known.items():
        if field["required"] and key not in params:
            yield f"{name}({key}): missing"


def check_param(spec: Specification, kinds: list[str], value: Any, path: str) -> list[str]:
    if "InputFile" in kinds:
        fits = is_upload(value) or isinstance(value, str)
        return [] if fits else [f"{path}: neither a file nor a name of one"]
    if not isinstance(value, str):
        return spec.check(kinds, value, path)
    if "String" in kinds:
        return []
    try:
        read = json.loads(value)
    except ValueError:
        return [f"{path}: {value[:40]!r} cannot be read as {' or '.join(kinds)}"]
    if isinstance(read, str) and not PLAIN.keys() & set(kinds):
        return [f"{path}: a text within a text"]
    return spec.check(kinds, read, path)


def read_entries(paths: Iterable[Path]) -> Iterator[Json]:
    for path in paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            with file.open(encoding="utf-8") as lines:
                for line in lines:
                    yield json.loads(line)


def main(arguments: list[str]) -> int:
    if len(arguments) < 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    spec = Specification(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    counts: Counter[str] = Counter()
    deviations: Counter[str] = Counter()
    for entry in read_entries(Path(argument) for argument in arguments[1:]):
        counts[entry["type"]] += 1
        for deviation in check_entry(spec, entry):
            deviations[f"{deviation}  ({entry.get('test', '')})"] += 1
    for deviation, times in deviations.most_common(SHOWN):
        sys.stdout.write(f"{times:6}  {deviation}\n")
    sys.stdout.write(
        f"{counts['call']} calls, {counts['update']} updates, {deviations.total()} deviations\n"
    )
    if not counts:
        sys.stderr.write("Nothing was recorded.\n")
        return 2
    return 1 if deviations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

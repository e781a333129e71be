"""The page's routes, and the stories it plays as they are read from content."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from bot.simulator import Simulator
from bot.simulator.page import SceneFaults, Step, load_scenes, page_app, page_routes

SAMPLE = Path(__file__).parents[2] / "data" / "villages" / "sample"
STATIC = Path(__file__).parents[2] / "bot" / "simulator" / "page" / "static"
FEVER = {
    "title": "发烧",
    "about": "一圈",
    "steps": [{"who": "王秀英", "say": "我发烧了"}],
}


def sample(name: str) -> Any:
    return yaml.load((SAMPLE / name).read_text(encoding="utf-8"), yaml.BaseLoader)


def sample_scenes() -> list[Mapping[str, object]]:
    return [sample(f"scenes/{file.name}") for file in sorted((SAMPLE / "scenes").glob("*.yaml"))]


def faults(*raw: Mapping[str, object]) -> tuple[str, ...]:
    with pytest.raises(SceneFaults) as caught:
        load_scenes(raw)
    return caught.value.faults


def with_step(**step: object) -> dict[str, object]:
    return {**FEVER, "steps": [step]}


async def get(sim: Simulator, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(sim.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://village") as http:
        return await http.get(path)


def test_a_story_is_read_step_by_step() -> None:
    steps = [
        {"caption": "看好了"},
        {"who": "王秀英", "chat": "group", "say": "要车"},
        {"who": "赵卫国", "press": "claim", "in": "group"},
        {"who": "赵卫国", "press": "不去了"},
        {"who": "赵卫国", "open": "group"},
        {"who": "王秀英", "start": ""},
        {"who": "王秀英", "voice": "4"},
        {"jump": "20m"},
        {"at": "23:40"},
        {"at": "08:00-18:00"},
        {"wait": 1},
    ]
    buttons = {"buttons": {"claim": "我来"}}
    (scene,) = load_scenes([{**FEVER, "group": "东湾互助群", "steps": steps}, buttons])
    assert scene.steps == (
        Step("caption", text="看好了"),
        Step("say", "王秀英", "group", "要车"),
        Step("press", "赵卫国", "group", "我来"),
        Step("press", "赵卫国", "private", "不去了"),
        Step("open", "赵卫国", "group"),
        Step("start", "王秀英", "private"),
        Step("voice", "王秀英", "private", seconds=4),
        Step("jump", text="20m", seconds=1200),
        Step("at", text="23:40"),
        Step("at", text="08:00-18:00"),
        Step("wait", seconds=1),
    )


def test_the_cast_is_who_is_named_first_and_then_whoever_acts() -> None:
    (scene,) = load_scenes([{**FEVER, "phones": ["陈明", "王秀英"]}])
    assert scene.phones == ("陈明", "王秀英")
    (scene,) = load_scenes([{**FEVER, "phones": ["陈明"]}])
    assert scene.phones == ("陈明", "王秀英")


def test_every_fault_of_every_story_is_said_at_once() -> None:
    steps = [{"who": "王秀英"}, {"say": "我发烧了"}, {"jump": "soon"}, "说话"]
    assert faults({"title": "发烧", "colour": "红", "steps": steps}, {"about": "x"}) == (
        "发烧: about is missing",
        "发烧: colour is not known here",
        "发烧: steps[1]: must have exactly one of say, press, start, voice, photo, location, "
        "sees, open, caption, wait, jump, at",
        "发烧: steps[2]: who is missing",
        "发烧: steps[3]: jump must look like 30s, 20m, 4h or 2d, not 'soon'",
        "发烧: steps[4]: must be a mapping",
        "scene 2: title is missing",
        "scene 2: steps is missing",
    )


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ({"who": "王秀英", "press": "claim"}, "there is no button named claim"),
        ({"who": "王秀英", "say": "a", "press": "b"}, "must have exactly one of"),
        ({"who": "王秀英", "say": " "}, "say is empty"),
        ({"who": "王秀英", "say": "好", "loud": "yes"}, "loud is not known beside say"),
        ({"who": "王秀英", "voice": "long"}, "voice must be a number of seconds, not 'long'"),
        ({"at": "25:00"}, "at must look like 23:30 or 08:00-18:00, not '25:00'"),
        ({"wait": "0"}, "wait must be above 0 and at most 60"),
        ({"wait": 600}, "wait must be above 0 and at most 60"),
        ({"caption": ""}, "caption is empty"),
        ({"caption": "x", "who": "王秀英"}, "who is not known beside caption"),
    ],
)
def test_a_wrong_step_is_named_with_its_reason(step: dict[str, object], fault: str) -> None:
    (said,) = faults(with_step(**step))
    assert said.startswith(f"发烧: steps[1]: {fault}")


def test_lists_and_names_of_the_wrong_sort_are_faults() -> None:
    assert faults({**FEVER, "steps": "say"}) == ("发烧: steps must be a list",)
    assert faults({**FEVER, "phones": "王秀英"}) == ("发烧: phones must be a list of names",)
    assert faults({"buttons": ["我来"]}) == ("buttons: must map names to texts",)
    assert faults({"buttons": {"我": "来"}}) == ("buttons: 我 must be of a-z, 0-9 and _",)
    assert faults(FEVER, FEVER) == ("two scenes are called 发烧",)


def test_the_stories_of_the_sample_village_can_be_read() -> None:
    scenes = load_scenes(sample_scenes())
    assert len(scenes) >= 4
    accounts = {one["shown_name"] for one in sample("accounts.yaml")["accounts"]}
    titles = {one["title"] for one in sample("groups.yaml")["groups"]}
    assert {name for scene in scenes for name in scene.phones} <= accounts
    assert {scene.group for scene in scenes} <= titles


def test_who_speaks_in_a_group_of_a_sample_story_is_in_it() -> None:
    shown = {one["people"][0]: one["shown_name"] for one in sample("accounts.yaml")["accounts"]}
    members = {
        group["title"]: {shown.get(person) for person in group["members"]}
        for group in sample("groups.yaml")["groups"]
    }
    strangers = [
        (scene.title, step.who)
        for scene in load_scenes(sample_scenes())
        for step in scene.steps
        if step.chat == "group" and step.who not in members[scene.group]
    ]
    assert strangers == []


async def test_the_page_runs_only_its_own_files(sim: Simulator) -> None:
    sim.mount("/", page_app(()))
    answer = await get(sim, "/")
    assert answer.status_code == 200
    assert "<title>邻里" in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "http" not in answer.text
    for address in [line.split('"')[1] for line in answer.text.split("src=")[1:]]:
        assert (await get(sim, address)).status_code == 200


async def test_modules_and_styles_come_with_their_types(sim: Simulator) -> None:
    sim.mount("/", page_app(()))
    module = await get(sim, "/page/static/js/main.js")
    style = await get(sim, "/page/static/css/chat.css")
    assert module.headers["content-type"].startswith("text/javascript")
    assert style.headers["content-type"].startswith("text/css")
    assert module.headers["cache-control"] == "no-cache"
    assert (await get(sim, "/page/static/../routes.py")).status_code == 404


async def test_the_page_learns_phones_zone_notes_and_stories(sim: Simulator) -> None:
    scenes = load_scenes([FEVER])
    app = page_app(scenes, phones=("王秀英",), zone="Asia/Urumqi", notes={5001: "村民 · 东湾"})
    sim.mount("/", app)
    setup = (await get(sim, "/page/setup")).json()
    assert setup["phones"] == ["王秀英"]
    assert setup["zone"] == "Asia/Urumqi"
    assert setup["notes"] == {"5001": "村民 · 东湾"}
    assert setup["scenes"][0]["steps"][0]["text"] == "我发烧了"


async def test_the_people_side_stays_reachable_beside_the_page(sim: Simulator) -> None:
    sim.mount("/", page_app(()))
    assert (await get(sim, "/sim/clock")).json()["speed"] == 1
    assert len(page_routes(())) == 3


def test_modules_are_short_and_nothing_is_fetched_from_elsewhere() -> None:
    for file in (*STATIC.rglob("*.js"), *STATIC.rglob("*.css")):
        text = file.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 300, file.name
        assert text.startswith(("// ", "/* ")), file.name
        assert "innerHTML" not in text, file.name
        assert "url(http" not in text, file.name

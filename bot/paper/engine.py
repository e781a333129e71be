"""The typesetter, with types: a template and its inputs become a PDF or pictures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from bot.paper.fonts import ENGINE, Font, check_engine

TEMPLATES = Path(__file__).with_name("templates")
ENDING = ".typ"


class PaperFault(Exception):
    """A template and the values given to it do not fit together; the text says where."""


def template_path(template: str) -> Path:
    """The file of a template by its name; PaperFault if there is none of that name."""
    known = sorted(path.stem for path in TEMPLATES.glob(f"*{ENDING}"))
    if template not in known:
        raise PaperFault(f"there is no template {template}, only {', '.join(known)}")
    return TEMPLATES / f"{template}{ENDING}"


def typeset(
    template: str,
    inputs: Mapping[str, str],
    font: Font,
    *,
    form: Literal["pdf", "png"],
    dots_per_inch: float | None = None,
) -> tuple[bytes, ...]:
    """One PDF, or a picture a page; the inputs are data to the template and never its source."""
    path = template_path(template)
    check_engine()
    typst = import_module(ENGINE)
    try:
        made = typst.compile(
            path,
            root=TEMPLATES,
            font_paths=_fonts(font),
            format=form,
            ppi=dots_per_inch,
            sys_inputs=dict(inputs),
        )
    except typst.TypstError as fault:
        raise PaperFault(f"the template {template}: {fault.message}") from fault
    return tuple(made) if isinstance(made, list) else (made,)


@cache
def _fonts(font: Font) -> Any:
    """Ours alone, so that a page looks the same on every machine."""
    return import_module(ENGINE).Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[font.path.parent]
    )

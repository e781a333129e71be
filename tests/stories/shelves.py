"""Where the databases of stories come from: copied files, or databases of a private PostgreSQL."""

from __future__ import annotations

import itertools
import shutil
from collections import deque
from pathlib import Path
from typing import Protocol

from tests.databases import Databases

IN_USE = 4  # databases one story may hold at a time


class Shelf(Protocol):
    """Makes a village's database once, and a copy of it for every story."""

    async def new(self, name: str) -> str:
        """The address of a database that others are copied from."""
        ...

    async def copy(self, url: str, target: Path) -> str:
        """The address of a copy; a file is where the target says."""
        ...


class Files:
    """SQLite: a copy is a copied file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def new(self, name: str) -> str:
        return f"sqlite:///{self._folder / name}.db"

    async def copy(self, url: str, target: Path) -> str:
        shutil.copyfile(url.removeprefix("sqlite:///"), target)
        return f"sqlite:///{target}"


class ServerDatabases:
    """PostgreSQL: a copy is a database made from a template; those of earlier stories go."""

    def __init__(self, databases: Databases) -> None:
        self._databases = databases
        self._numbers = itertools.count(1)
        self._used: deque[str] = deque()

    async def new(self, name: str) -> str:
        return await self._databases.make()

    async def copy(self, url: str, target: Path) -> str:
        if len(self._used) >= IN_USE:
            await self._databases.drop(self._used.popleft())
        made = await self._databases.make(url)
        self._used.append(made)
        return made

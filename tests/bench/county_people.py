"""A county in PostgreSQL: the sample villages copied 150 times, then filled up with households."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import asyncpg

from tests.bench.county_names import NAMES, hamlet_names, invented
from tests.stories.stage import BOT

VILLAGES, HAMLETS = ("liuwan", "shiqiao"), ("dongwan", "xiwan", "hekou", "qiaotou", "houpo")
TOWN = "bailu"
PAIRS_A_TOWN = 6
SEED = 20261122
HOUSEHOLDS_WITH_PHONE = 0.62  # so many have one account; a fifth of all people
# What is copied, so that whatever is pointed at comes first.
TABLES = (
    "units", "households", "people", "accounts", "account_people", "chats", "roles_held", "ties",
    "duties", "boxes", "stock_lots", "stock_balances", "stock_entries", "vehicles", "helpers",
    "skills", "teams", "team_members", "team_places", "facilities", "facility_times",
    "facility_people", "meal_providers", "person_cards", "person_tags",
)  # fmt: skip
IDS = (
    "units", "households", "people", "accounts", "chats", "boxes", "stock_lots", "teams",
    "facilities", "meal_providers", "vehicles", "roles_held", "ties", "duties", "stock_entries",
)  # fmt: skip
Row = dict[str, Any]


@dataclass(slots=True)
class Group:
    """One Telegram group, and who may speak in it."""

    telegram_id: int
    unit: str
    town: int
    members: list[int] = field(default_factory=list)


@dataclass(slots=True)
class County:
    """What the players have to know; the rest is in the database."""

    villages: int
    groups: dict[int, Group] = field(default_factory=dict)
    accounts: dict[int, int] = field(default_factory=dict)  # user → township
    bots: tuple[str, ...] = (BOT,)

    def bot_of(self, town: int) -> str:
        """Townships share the bots evenly."""
        return self.bots[town % len(self.bots)]


class Sample:
    """Every row of the sample, and which of them belong to a village or to the township."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        parents = {r["id"]: r["parent_id"] for r in rows["units"]}
        levels = {u: self._level(u, parents) for u in parents}
        self.level: dict[str, str] = dict(levels)
        for table in ("households", "people", "boxes", "facilities", "teams", "meal_providers"):
            for row in rows[table]:
                self.level[row["id"]] = levels[row["unit_id"]]
        for row in rows["account_people"]:
            self.level.setdefault(row["account_id"], self.level[row["person_id"]])
        for row in rows["stock_balances"]:
            self.level.setdefault(row["lot_id"], self.level[row["box_id"]])
        for table in TABLES:
            for row in rows[table]:
                if table in IDS:
                    self.level.setdefault(row["id"], self.lowest(row))

    @staticmethod
    def _level(unit: str, parents: dict[str, str | None]) -> str:
        if unit in VILLAGES or parents[unit] in VILLAGES:
            return "pair"
        return "town" if unit == TOWN or parents[unit] == TOWN else "county"

    def lowest(self, row: Row) -> str:
        """A row belongs where the lowest of what it points at does."""
        found = {self.level.get(v, "county") for v in row.values() if isinstance(v, str)}
        return next((level for level in ("pair", "town") if level in found), "county")

    def copy(self, table: str, level: str, pair: int, town: int, words: Row) -> Iterator[Row]:
        """The rows of one level, for another pair of villages or another township."""
        for row in self.rows[table]:
            # Whatever has no id of its own belongs to what it names first.
            owner = row["id"] if table in IDS else next(iter(row.values()))
            if self.level[owner] == level:
                yield {key: self._other(value, pair, town, words) for key, value in row.items()}

    def _other(self, value: Any, pair: int, town: int, words: Row) -> Any:
        if not isinstance(value, str):
            return value
        level = self.level.get(value)
        if level is not None:
            number = {"pair": pair, "town": town, "county": 0}[level]
            return f"{value}-{number}" if number else value
        for old, new in words.items():
            value = value.replace(old, new)
        return value


async def build(url: str, villages: int, people: int, groups: int, bots: int) -> County:
    """Fill a database that holds the sample village; what was there keeps its numbers."""
    connection = await asyncpg.connect(url)
    try:
        rows = {t: [dict(r) for r in await connection.fetch(f"SELECT * FROM {t}")] for t in TABLES}
        tokens = tuple(str(int(BOT) + n) for n in range(bots))
        made = _Made(County(villages, bots=tokens), Sample(rows), Random(SEED))
        made.copy_all(villages // 2)
        made.fill(people)
        made.bind_villages(groups)
        await made.write(connection)
        await made.forget_the_past(connection)
        await connection.execute("ANALYZE")
    finally:
        await connection.close()
    return made.county


class _Made:
    """New rows by table, in memory until they are copied in."""

    def __init__(self, county: County, sample: Sample, dice: Random) -> None:
        self.county, self.sample, self.dice = county, sample, dice
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._users = itertools.count(10_000_000)
        self._blank = {t: dict.fromkeys(sample.rows[t][0]) for t in TABLES}

    def copy_all(self, pairs: int) -> None:
        """The first pair and the first township are the sample's own."""
        names = invented(self.dice)
        for pair in range(pairs):
            town = pair // PAIRS_A_TOWN
            if pair and pair % PAIRS_A_TOWN == 0:
                words = {NAMES["town"]: next(names)}
                self._copy("town", pair, town, words)
            if pair:
                words = {old: next(names) for old in NAMES["villages"]}
                words |= hamlet_names(self.dice)
                self._copy("pair", pair, town, words)
        self._number_accounts()

    def _copy(self, level: str, pair: int, town: int, words: Row) -> None:
        for table in TABLES:
            new = list(self.sample.copy(table, level, pair, town, words))
            for row in new:
                self._renumber(table, row, level, pair, town)
            self.rows[table] += new

    def _renumber(self, table: str, row: Row, level: str, pair: int, town: int) -> None:
        number = pair if level == "pair" else 500 + town
        if row.get("phone") and table == "people":
            row["phone"] = f"139{number:04d}{row['phone'][-4:]}"
        if table in ("accounts", "chats"):
            row["bot"] = self.county.bot_of(town)
        if table == "accounts":
            row["user_id"] += number * 10_000_000
        if table == "chats":
            row["telegram_id"] += number * (10_000_000 if row["telegram_id"] > 0 else -100)

    def _number_accounts(self) -> None:
        town_of = {"pair": lambda n: n // PAIRS_A_TOWN, "town": lambda n: n, "county": lambda _: 0}
        for row in self.sample.rows["accounts"]:
            self.county.accounts[row["user_id"]] = 0
        for row in self.rows["accounts"]:
            base, _, number = row["id"].rpartition("-")
            self.county.accounts[row["user_id"]] = town_of[self.sample.level[base]](int(number))
        for row in (*self.sample.rows["chats"], *self.rows["chats"]):
            if row["unit_id"] and row["telegram_id"] < 0:
                number = int(row["id"].rpartition("-")[2]) if "-" in row["id"] else 0
                group = Group(row["telegram_id"], row["unit_id"], number // PAIRS_A_TOWN)
                self.county.groups[group.telegram_id] = group

    def fill(self, people: int) -> None:
        """Households of one to six until there are so many people, hamlet by hamlet."""
        by_hamlet = {g.unit: g for g in self.county.groups.values()}
        known = [*self.sample.rows["people"], *self.rows["people"]]
        self._members_of(by_hamlet, known)
        missing, hamlets = people - len(known), sorted(by_hamlet)
        each, n = missing // len(hamlets), 0
        for at, hamlet in enumerate(hamlets):
            left = each + (at < missing - each * len(hamlets))
            while left > 0:
                size = min(self.dice.choice((1, 2, 2, 3, 3, 4, 4, 5, 6)), left)
                self._household(n, by_hamlet[hamlet], size)
                left, n = left - size, n + 1

    def _members_of(self, by_hamlet: dict[str, Group], known: list[Row]) -> None:
        where = {person["id"]: person["unit_id"] for person in known}
        users = {
            a["id"]: a["user_id"] for t in (self.sample.rows, self.rows) for a in t["accounts"]
        }
        for t in (self.sample.rows, self.rows):
            for link in t["account_people"]:
                group = by_hamlet.get(where[link["person_id"]])
                if group:
                    group.members.append(users[link["account_id"]])

    def _household(self, n: int, group: Group, size: int) -> None:
        dice, home = self.dice, f"h{n:06d}"
        family = dice.choice(NAMES["family"])
        self._add("households", id=home, unit_id=group.unit, name=f"{family}家",
                  door=f"{n % 300 + 20}号", landmark=dice.choice(NAMES["landmarks"]))  # fmt: skip
        oldest = dice.randint(1938, 1996) if size > 1 else dice.randint(1936, 1970)
        for k in range(size):
            self._person(n, k, group, home, family, oldest + (0, 2, 24, 26, 48, 50)[k], size)
        if dice.random() < HOUSEHOLDS_WITH_PHONE:
            self._account(n, group)

    def _person(
        self, n: int, k: int, group: Group, home: str, family: str, born: int, size: int
    ) -> None:
        old = born < 1956
        ill = old and self.dice.random() < 0.3
        self._add(
            "people", id=f"p{n:06d}{k}", unit_id=group.unit, household_id=home,
            name=family + self.dice.choice(NAMES["given"]), born=f"{min(born, 2025)}-03",
            sex="mf"[k % 2], phone=f"137{n * 7 + k:08d}", colour="yellow" if ill else None,
            lives_alone=int(size == 1), pregnant=0, listens=0, guest=0,
            illness="高血压" if ill else None, created_at=STAMP,
            consent_version="1" if k == 0 else None, consent_at=STAMP if k == 0 else None,
        )  # fmt: skip
        if size == 1 and old and n:
            self._add("ties", id=f"t{n:06d}", person_id=f"p{n:06d}0", other_id=f"p{n - 1:06d}0",
                      tie="guardian", rank=1, since=STAMP[:10])  # fmt: skip

    def _account(self, n: int, group: Group) -> None:
        user, bot = next(self._users), self.county.bot_of(group.town)
        account = f"a{n:06d}"
        self._add("accounts", id=account, bot=bot, user_id=user, shown_name=f"u{n}", may_write=1,
                  welcomed_at=STAMP, created_at=STAMP)  # fmt: skip
        self._add("account_people", account_id=account, person_id=f"p{n:06d}0", is_default=1)
        self._add("chats", id=f"c{n:06d}", bot=bot, kind="private", telegram_id=user,
                  account_id=account, reads_all=1, gone=0, created_at=STAMP)  # fmt: skip
        self.county.accounts[user] = group.town
        group.members.append(user)

    def bind_villages(self, groups: int) -> None:
        """The groups beyond those of hamlets are those of whole villages."""
        parent = {
            r["id"]: r["parent_id"] for t in (self.sample.rows, self.rows) for r in t["units"]
        }
        of: dict[str, list[Group]] = {}
        for group in self.county.groups.values():
            of.setdefault(str(parent[group.unit]), []).append(group)
        for n, village in enumerate(sorted(of)[: max(groups - len(self.county.groups), 0)]):
            first, number = of[village][0], -900_000_000 - n
            members = [user for group in of[village] for user in group.members[::2]]
            self.county.groups[number] = Group(number, village, first.town, members)
            self._add("chats", id=f"g{n:06d}", bot=self.county.bot_of(first.town), kind="group",
                      telegram_id=number, title=f"{village}", unit_id=village, reads_all=1,
                      gone=0, created_at=STAMP)  # fmt: skip

    def _add(self, table: str, **values: Any) -> None:
        self.rows[table].append({**self._blank[table], **values})

    async def write(self, connection: Any) -> None:
        """COPY, table by table, in the order of the foreign keys."""
        for table in TABLES:
            columns = list(self._blank[table])
            records = [tuple(row[c] for c in columns) for row in self.rows[table]]
            await connection.copy_records_to_table(table, records=records, columns=columns)

    async def forget_the_past(self, connection: Any) -> None:
        """What the sample's Telegram has numbered before, this one numbers anew."""
        for table in ("outbox", "handled"):
            await connection.execute(f"DELETE FROM {table}")


STAMP = "2026-11-23T01:00:00.000Z"

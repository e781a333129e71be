"""What a keeper ordered in words and has not yet said yes to: ids, codes and numbers only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (Column("stock_orders", "facts", "delete"),)
WALK = "walk"  # a stock-take of a whole box, line after line


@dataclass(frozen=True, slots=True)
class Order:
    """One order on its way; `facts` is what is known of it so far."""

    id: str
    account_id: str
    act: str
    facts: Mapping[str, str]
    at: datetime
    done_at: datetime | None = None

    def get(self, name: str) -> str | None:
        """A fact, if it is known."""
        return self.facts.get(name)

    def number(self, name: str) -> int:
        """A fact that is a number; 0 where it is not known."""
        return int(self.facts.get(name) or 0)


async def put_order(work: Work, order: Order) -> None:
    """Insert it, or write it over the one of its id."""
    await work.run(
        "put_order",
        id=order.id,
        account_id=order.account_id,
        act=order.act,
        facts=json.dumps(dict(order.facts), ensure_ascii=False, sort_keys=True),
        at=to_text(order.at),
        done_at=maybe_to_text(order.done_at),
    )


async def find_order(work: Work, id: str) -> Order | None:
    row = await work.one("find_order", id=id)
    return _order(row) if row else None


async def open_order_of(work: Work, account: str, since: datetime) -> Order | None:
    """What an account was asked about last and has not answered."""
    row = await work.one("open_order_of", account=account, since=to_text(since))
    return _order(row) if row else None


async def open_walks_of(work: Work, account: str, since: datetime) -> tuple[Order, ...]:
    """Stock-takes of whole boxes that are not through, newest first."""
    rows = await work.all("open_walks_of", account=account, since=to_text(since))
    return tuple(_order(row) for row in rows)


async def drop_open_orders(work: Work, account: str, now: datetime) -> None:
    """A new order takes the place of what was asked before."""
    await work.run("drop_open_orders", account=account, now=to_text(now))


def _order(row: Row) -> Order:
    return Order(
        id=row["id"],
        account_id=row["account_id"],
        act=row["act"],
        facts=json.loads(row["facts"]),
        at=from_text(row["at"]),
        done_at=maybe_from_text(row["done_at"]),
    )


async def sweep_orders(work: Work, before: datetime, limit: int = 200) -> int:
    """Forget what was read back before then, a piece at a time; 0 when nothing is left."""
    return len(await work.all("sweep_orders", before=to_text(before), limit=limit))

"""A link as a square."""

from __future__ import annotations

from bot.paper.picture import picture_maker
from bot.paper.qr import make_qr

ADDRESS = "https://t.me/linli_bot?start=m_abcdefghijklmnopqrstuv"


def test_an_address_becomes_a_picture() -> None:
    made = make_qr(ADDRESS)
    assert made.startswith(b"\x89PNG")
    assert made != make_qr(ADDRESS + "x")


def test_the_maker_of_pictures_draws_it() -> None:
    assert picture_maker()("qr", {"address": ADDRESS}, page=False) == make_qr(ADDRESS)

"""A Telegram of our own on this machine: Bot API server, people, clock, faults."""

from bot.simulator.errors import PeopleError
from bot.simulator.message import Button, Message
from bot.simulator.server import Simulator

__all__ = ["Button", "Message", "PeopleError", "Simulator"]

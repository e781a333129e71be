"""The numbers and lists of the grid, by the name of the field of Content they are kept in."""

from __future__ import annotations

from typing import Any

from bot.content.bulletins import read_bulletin_rules
from bot.content.categories import read_categories
from bot.content.claiming import read_claim_rules
from bot.content.colours import read_colour_rules
from bot.content.consent import read_member_rules
from bot.content.councils import read_council_rules
from bot.content.dialects import read_dialect_rules
from bot.content.duty import read_duty_rules
from bot.content.faq import read_faq_rules
from bot.content.keypeople import read_key_rules
from bot.content.layers import Shelf
from bot.content.packs import read_packs
from bot.content.prompts import read_prompt_rules, read_prompts
from bot.content.reach import read_reach_rules
from bot.content.registers import read_registers, read_sweeps
from bot.content.reports import read_reporting
from bot.content.retention import read_retention
from bot.content.returnees import read_returnee_rules
from bot.content.roster import read_roster_form
from bot.content.rounds import read_round_rules
from bot.content.sessions import read_session_rules, read_topics
from bot.content.studio import read_studio_rules
from bot.content.taps import read_tap_rules
from bot.content.voicing import read_voice_rules


def read_grid(shelf: Shelf) -> dict[str, Any]:
    """Every part of the grid that a village may change."""
    prompting = read_prompt_rules(shelf)
    return {
        "prompting": prompting,
        "prompts": read_prompts(shelf, prompting),
        "studio": read_studio_rules(shelf, prompting),
        "bulletins": read_bulletin_rules(shelf),
        "faq": read_faq_rules(shelf),
        "claiming": read_claim_rules(shelf),
        "duty": read_duty_rules(shelf),
        "categories": read_categories(shelf),
        "roster": read_roster_form(shelf),
        "members": read_member_rules(shelf),
        "colours": read_colour_rules(shelf),
        "keypeople": read_key_rules(shelf),
        "rounds": read_round_rules(shelf),
        "sessions": read_session_rules(shelf),
        "topics": read_topics(shelf),
        "councils": read_council_rules(shelf),
        "reporting": read_reporting(shelf),
        "registers": read_registers(shelf),
        "packs": read_packs(shelf),
        "sweeps": read_sweeps(shelf),
        "returnees": read_returnee_rules(shelf),
        "retention": read_retention(shelf),
        "taps": read_tap_rules(shelf),
        "reach": read_reach_rules(shelf),
        "voicing": read_voice_rules(shelf),
        "speaking": read_dialect_rules(shelf),
    }

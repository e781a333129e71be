"""For whoever runs the machine: what each sort of fault means and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Advice:
    """Two sentences for a terminal."""

    means: str
    do: str


ADVICE: Mapping[str, Advice] = MappingProxyType(
    {
        "database_damaged": Advice(
            "The database is damaged.",
            "Stop linli, keep the file, bring back the newest backup: linli restore FILE.",
        ),
        "reference_lost": Advice(
            "Rows refer to rows that are not there.",
            "Somebody changed the database by hand. Compare with a backup, or restore one.",
        ),
        "message_unsent": Advice(
            "A message that somebody is owed has not left for six hours.",
            "See /healthz whether linli runs and Telegram answers; tell the people by phone.",
        ),
        "message_in_flight": Advice(
            "A message was being sent when something stopped.",
            "Start linli again: it decides at its start what becomes of such messages.",
        ),
        "message_refused": Advice(
            "Telegram would not take a message that somebody is owed.",
            "Look for the fault of that row in the log; tell the people by phone.",
        ),
        "message_twice": Advice(
            "The same was said twice to one chat without saying that it is a copy.",
            "Is there a second linli with the same token? Stop it. Else report it with the ids.",
        ),
        "case_no_next_step": Advice(
            "A case is open, and nothing will ever bring it up again.",
            "Open it by its number in Telegram and claim it or send it up; report how it began.",
        ),
        "case_overdue": Advice(
            "The time for the next step of a case passed more than two hours ago.",
            "See in /healthz whether the tick `ladder` runs; call who is responsible meanwhile.",
        ),
        "case_no_outcome": Advice(
            "A case is over without saying how, or its state contradicts itself.",
            "Ask who had it, and have them answer it again; report the number.",
        ),
        "case_against_events": Advice(
            "The state of a case is not the one that its timeline leads to.",
            "Was the database changed by hand or brought back in part? Ask the people about it.",
        ),
        "case_held_by_gone": Advice(
            "A case is in the hands of somebody who died or moved away.",
            "Hand it to somebody else by its number in Telegram.",
        ),
        "emergency_unheard": Advice(
            "Somebody is in danger, and not one person could be told.",
            "Call them and 120 NOW. Then see why: no account, blocked, or no roles in the unit.",
        ),
        "timer_overdue": Advice(
            "Something was due more than two days ago and was not done.",
            "See in /healthz whether the ticks run and with which fault.",
        ),
        "stock_sum": Advice(
            "The amount in a box is not the sum of what went in and out of it.",
            "Have the keeper count that thing, and note the count: it corrects the ledger.",
        ),
        "stock_negative": Advice(
            "By the ledger more left a box than came in.",
            "Have the keeper count that thing, and note the count: it corrects the ledger.",
        ),
        "seats_taken": Advice(
            "Seats are taken by nobody, or somebody sits there without a seat.",
            "Ask the driver or who offers the date to count again; move one person by hand.",
        ),
        "question_left_open": Advice(
            "A question of linli's has stood open past its end.",
            "See in /healthz whether the tick `dialogs` runs and with which fault.",
        ),
        "update_waiting": Advice(
            "What somebody wrote has not been looked at for half an hour.",
            "Start linli again; if it stays, somebody may be in danger: read the groups yourself.",
        ),
        "update_set_aside": Advice(
            "What somebody wrote could not be handled and was set aside.",
            "Read the groups of that hour yourself; report the fault that the log names.",
        ),
        "prompt_twice": Advice(
            "A group or a person had more health prompts in a day than they may have.",
            "Is there a second linli with the same token? Stop it. Else report the unit.",
        ),
        "dead_asked": Advice(
            "Somebody died, and something still goes to them or to their door.",
            "Stop it by hand before the day begins, and tell the liaison; then report it.",
        ),
        "duty_by_gone": Advice(
            "A turn, a role, a trip or a box belongs to somebody who is not there any more.",
            "Name somebody else: rota, role, driver or keeper.",
        ),
        "words_kept": Advice(
            "What people said is kept longer than data/retention.yaml allows.",
            "See in /healthz whether the tick `tasks` runs: it lets go of old words every night.",
        ),
    }
)

"""The big buttons below a private chat: what each label does."""

from __future__ import annotations

from bot.services import dialogs
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.duties import show_duties
from bot.services.mine import show_mine
from bot.services.phones import show_phones
from bot.services.taps import Taps
from bot.store.database import Work

# Each has its label at menu.<code>; 🆘 is not here: its words are a danger word of their own.
ENTRIES = ("ill", "help", "problem", "mine", "tel", "duties")
KIND_OF = {"ill": "symptom", "help": "help", "problem": "problem"}


async def pick_from_menu(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """Whether the words were a label of the menu."""
    if not context.heard.origin.private:
        return False
    entry = entry_of(desk, context.heard.text)
    if entry is None:
        return False
    if entry in KIND_OF:
        await dialogs.begin(work, desk, context.actor, KIND_OF[entry])
    elif entry == "mine":
        await show_mine(work, desk, context.actor)
    elif entry == "tel":
        await show_phones(work, desk, context.actor, pin=False)
    else:
        await show_duties(work, desk, context.actor)
    return True


def entry_of(desk: Desk, text: str) -> str | None:
    """Which entry a label is, in any register."""
    label = text.strip()
    messages = desk.content.messages
    for entry in ENTRIES:
        for register in messages.registers:
            if messages.render(f"menu.{entry}", {}, register).text.strip() == label:
                return entry
    return None

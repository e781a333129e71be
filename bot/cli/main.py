"""Every command there is, and how all of them fail: in plain sentences, with exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from bot.cli.audit import audit
from bot.cli.check import check
from bot.cli.demo import demo
from bot.cli.dialects import dialects
from bot.cli.export import export
from bot.cli.keep import backup, migrate, restore
from bot.cli.lexicon import lexicon
from bot.cli.lists import cases
from bot.cli.medicines import medicines
from bot.cli.misses import misses
from bot.cli.move import move
from bot.cli.papers import papers
from bot.cli.people import people
from bot.cli.prompts import prompts
from bot.cli.reports import reports
from bot.cli.roster import import_list
from bot.cli.rota import rota
from bot.cli.run import run
from bot.cli.simulator import simulator
from bot.cli.stock import stock
from bot.cli.template import template
from bot.cli.understand import understand
from bot.cli.version import version
from bot.cli.village import village
from bot.cli.watch import watch
from bot.content.faults import ContentFaults
from bot.faults import StartFault, Stopped
from bot.logs import describe_crash
from bot.settings import SettingsFault
from bot.stopping import keep_to_ourselves
from bot.store.faults import StoreFault

FAILED = 2
COMMANDS = (
    demo,
    run,
    simulator,
    check,
    audit,
    understand,
    cases,
    stock,
    misses,
    medicines,
    dialects,
    backup,
    restore,
    migrate,
    move,
    watch,
    version,
)


def build_app() -> App:
    """One command a function, by its name; `village`, `lexicon` and `export` have their own."""
    app = App(name="linli", help="邻里: a village's mutual aid on Telegram.", version_flags=[])
    for command in COMMANDS:
        app.command(command)
    app.command(import_list, name="import")
    app.command(template)
    app.command(people)
    app.command(rota)
    app.command(village)
    app.command(lexicon)
    app.command(export)
    app.command(reports)
    app.command(papers)
    app.command(prompts)
    return app


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit code: 0 all is well, 1 something was found to be wrong, 2 it could not be done."""
    keep_to_ourselves()
    try:
        answer = build_app()(
            tokens, exit_on_error=False, print_error=False, result_action="return_value"
        )
    except CycloptsError as fault:
        return _fail(f"{fault} (linli --help shows what there is.)")
    except (StartFault, StoreFault, SettingsFault, ContentFaults) as fault:
        return _fail(str(fault))
    except Stopped:
        return 0
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever was reading has seen enough; nothing more may be written, also not at exit.
        sys.stderr.close()
        return 0
    except Exception as fault:  # noqa: BLE001 - its own words may quote a name, a text, a token
        return _fail(f"a fault of the program: {describe_crash(fault)}")
    return answer if isinstance(answer, int) else 0


def _fail(said: str) -> int:
    print(f"linli: {said}", file=sys.stderr)
    return FAILED

"""Every command there is, and how all of them fail: in plain sentences, with exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from bot.content.faults import ContentFaults
from bot.faults import StartFault, Stopped
from bot.logs import describe_crash
from bot.settings import SettingsFault
from bot.stopping import keep_to_ourselves, start_quietly
from bot.store.faults import StoreFault
from bot.store.trouble import ERRORS, trouble_of

FAILED = 2
# Where each command is found: a process reads the modules of the one it was called for.
COMMANDS = {
    "demo": "bot.cli.demo:demo",
    "run": "bot.cli.run:run",
    "simulator": "bot.cli.simulator:simulator",
    "check": "bot.cli.check:check",
    "audit": "bot.cli.audit:audit",
    "understand": "bot.cli.understand:understand",
    "cases": "bot.cli.lists:cases",
    "stock": "bot.cli.stock:stock",
    "misses": "bot.cli.misses:misses",
    "medicines": "bot.cli.medicines:medicines",
    "dialects": "bot.cli.dialects:dialects",
    "backup": "bot.cli.keep:backup",
    "restore": "bot.cli.keep:restore",
    "migrate": "bot.cli.keep:migrate",
    "move": "bot.cli.move:move",
    "watch": "bot.cli.watch:watch",
    "version": "bot.cli.version:version",
    "import": "bot.cli.roster:import_list",
    "template": "bot.cli.template:template",
    "people": "bot.cli.people:people",
    "rota": "bot.cli.rota:rota",
    "village": "bot.cli.village:village",
    "lexicon": "bot.cli.lexicon:lexicon",
    "export": "bot.cli.export:export",
    "reports": "bot.cli.reports:reports",
    "print": "bot.cli.papers:papers",
    "prompts": "bot.cli.prompts:prompts",
}


def build_app() -> App:
    """One command a function, by its name; some, such as `village`, have commands of their own."""
    app = App(name="linli", help="邻里: a village's mutual aid on Telegram.", version_flags=[])
    for name, place in COMMANDS.items():
        app.command(place, name=name)
    return app


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit code: 0 all is well, 1 something was found to be wrong, 2 it could not be done."""
    keep_to_ourselves()
    start_quietly()
    given = list(sys.argv[1:] if tokens is None else tokens)
    app = build_app()
    try:
        if not given or given[0].startswith("-"):
            _read_all(app)
        answer = app(given, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as fault:
        return _fail(f"{fault} (linli --help shows what there is.)")
    except (StartFault, StoreFault, SettingsFault, ContentFaults, *ERRORS) as fault:
        return _fail(_plainly(fault))
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


def _read_all(app: App) -> None:
    """What each command says of itself stands in its own module."""
    for name in COMMANDS:
        app[name]


def _plainly(fault: Exception) -> str:
    """A fault of our own says what it is; of one of the database's we say it where we know."""
    if not isinstance(fault, ERRORS):
        return str(fault)
    trouble = trouble_of(fault)
    if trouble is None:
        raise fault
    return f"The database cannot be used: {trouble}."


def _fail(said: str) -> int:
    print(f"linli: {said}", file=sys.stderr)
    return FAILED

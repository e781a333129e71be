"""Every command there is, and where it is found; a process reads the modules of the one it runs."""

from __future__ import annotations

from collections.abc import Sequence

from cyclopts import App, CycloptsError

from bot.faults import StartFault

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


def call(given: Sequence[str]) -> object:
    """What the command answers that was `given` with what it needs."""
    app = build_app()
    try:
        if not given or given[0].startswith("-"):
            _read_all(app)
        return app(
            list(given), exit_on_error=False, print_error=False, result_action="return_value"
        )
    except CycloptsError as fault:
        raise StartFault(f"{fault} (linli --help shows what there is.)") from None


def _read_all(app: App) -> None:
    """What each command says of itself stands in its own module."""
    for name in COMMANDS:
        app[name]

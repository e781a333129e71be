"""The page on which a village's phones, its clock and its stories are seen."""

from bot.simulator.page.routes import page_app, page_routes
from bot.simulator.page.scenes import Scene, SceneFaults, Step, load_scenes

__all__ = ["Scene", "SceneFaults", "Step", "load_scenes", "page_app", "page_routes"]

"""Step length, contact, bounce, balance and effort over time: panels on one axis of time."""

from gait.pages.columns import Scene, only
from gait.pages.figures import style
from gait.pages.figures.cadence import line_and_mean
from gait.pages.figures.style import Figure, Panel, Trace


def step_length(scene: Scene) -> Figure | None:
    """Draw step length over time, with the pace that drives it below."""
    return _panels(scene, ("step_length_m", "speed_mps"))


def contact(scene: Scene) -> Figure | None:
    """Draw ground contact time over time, with the pace that drives it below."""
    return _panels(scene, ("ground_contact_time_s", "speed_mps"))


def bounce(scene: Scene) -> Figure | None:
    """Draw vertical oscillation and vertical ratio over time."""
    return _panels(scene, ("vertical_oscillation_m", "vertical_ratio"))


def balance(scene: Scene) -> Figure | None:
    """Draw the left foot's share of contact time, with the even line in view."""
    figure = _panels(scene, ("ground_contact_balance",), (0.48, 0.52))
    if figure:
        ends = {"xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": 50, "y1": 50}
        figure["layout"]["shapes"].append({"type": "line", "line": {"color": style.MUTED, "width": 1}} | ends)
    return figure


def effort(scene: Scene) -> Figure | None:
    """Draw power and heart rate over time, those that were measured."""
    names = tuple(name for name in ("power_w", "heart_rate_bpm") if scene.columns.has(name))
    return _panels(scene, names) if names else None


def _panels(scene: Scene, names: tuple[str, ...], also: tuple[float, ...] = ()) -> Figure | None:
    drawn, units = scene.columns, scene.units
    if not drawn.has(names[0]):
        return None
    panels: list[Panel] = []
    traces: list[Trace] = []
    for number, name in enumerate((name for name in names if drawn.has(name)), start=1):
        running = only(drawn.get(name), drawn.running)
        size = style.SMALL_PANEL_PX if panels else style.PANEL_PX
        panels.append(Panel(name=name, axis=style.value_axis(name, running, units, also), px=size))
        traces += line_and_mean(scene, name, "y" if number == 1 else f"y{number}")
    layout = style.stacked(panels, style.time_axis(drawn), units)
    return {"data": traces, "layout": style.through_time(layout | {"shapes": style.aside(scene.analysis)})}

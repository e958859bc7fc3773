"""Generated figures of every kind with awkward data: no label is cut or on another, and nothing is outside the drawing.

The data have long and short names, gaps, ties, negative values, values of very different size, one row or many, panels
and reference lines. `SEEDS=25 pytest tests/test_awkward_figures.py` tries more of them.
"""

import os
import random
from collections.abc import Sequence

import pytest
from matplotlib.colors import to_hex

from briefing import figures
from briefing.figures.canvas import Canvas
from briefing.figures.kinds import KINDS
from briefing.figures.style import PLACEHOLDERS
from briefing.languages import LANGUAGES
from drawings import dashed, marks, outside, overlapping, paths
from test_figure_parts import LONG, LONG_ZH, NAMES, Request
from test_figure_parts import request_of as request_of

SEEDS = range(int(os.environ.get("SEEDS", "4")))
SIGNS = ((1,), (1, -1), (-1,))
DESCRIBED = f"""    name: {{label: {{zh: 名称, en: Name}}}}
    date: {{unit: date, label: {{zh: 日期, en: Date}}}}
    place: {{label: {{zh: 地方, en: Place}}, values: {{x: {{zh: {LONG_ZH}, en: {LONG}}}, y: {{zh: 西, en: West}}}}}}
"""

ONE = [name for name, kind in KINDS.items() if kind.values == "one"]
"""The kinds that draw one column."""
DATED = ("area", "line", "scatter", "vertical-bars")
"""The kinds that are drawn here against dates."""
TRIED = [kind for kind in KINDS if kind not in ("share-grid", "steps", "tiles", "timeline")]
"""The kinds that are drawn here; the others have tests of their own."""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", TRIED)
def test_awkward_data_are_drawn_whole(request_of: Request, kind: str, seed: int) -> None:
    draw = random.Random(f"{kind} {seed}")
    size = draw.choice([2, 7, 25, 60] if kind == "area" else [1, 2, 7, 25, 60])
    columns = ["a"] if kind in ONE else ["a", "b"]
    signs = (1,) if kind == "area" else draw.choice(SIGNS)
    log = signs == (1,) and KINDS[kind].log and draw.random() < 0.5  # type: ignore[index]
    panels = "facets" in KINDS[kind].takes and kind != "area" and size > 1 and draw.random() < 0.4  # type: ignore[index]
    lines = "reference_lines" in KINDS[kind].takes and draw.random() < 0.4  # type: ignore[index]
    values = [_values(draw, size, signs, gaps=kind != "area") for _ in columns]
    rows = [
        ",".join(
            [
                draw.choice(["短", LONG_ZH]),
                draw.choice(["Short", LONG]),
                str(1900 + at),
                "xy"[at % 2],
                *(column[at] for column in values),
            ]
        )
        for at in range(size)
    ]
    described = DESCRIBED + "".join(f"    {id}: {{unit: score, label: {NAMES[id]}}}\n" for id in columns)
    fields = f"kind: {kind}\nvalues: [{', '.join(columns)}]\nlabel: name\n"
    fields += "against: date\n" * (kind in DATED) + "facets: place\n" * panels + "scale: log\n" * log
    if lines:
        level = float(values[0][0])
        fields += f"reference_lines: [{{value: {level * 1.3:.6g}, text: {{zh: 参考, en: A reference}}}}]\n"
    request_of.write(f"name.zh,name.en,date,place,{','.join(columns)}", rows, fields, described)
    for language in LANGUAGES:
        for width in figures.SIZES:
            canvas = request_of.draw(language, width)
            assert outside(canvas) == [] == overlapping(canvas)
            assert _within(canvas)


def _values(draw: random.Random, size: int, signs: Sequence[int], *, gaps: bool) -> list[str]:
    """Return values of very different size, of which some are equal and some are missing, but not the first."""
    most, spread = 10 ** draw.uniform(-1, 9), draw.choice([0.1, 1, 3])
    found: list[str] = []
    for at in range(size):
        if gaps and at and draw.random() < 0.1:
            found.append("")
        elif found and draw.random() < 0.2:
            found.append(next(value for value in reversed(found) if value))
        else:
            found.append(f"{draw.choice(signs) * most * 10 ** -(spread * draw.random()):.4g}")
    return found


def _within(canvas: Canvas) -> bool:
    """Return True if every mark, line and bar is within the drawing."""
    points = [point for path in (*paths(canvas), *dashed(canvas)) for point in path]
    points += [(box.x0, box.y0) for box in marks(canvas)] + [(box.x1, box.y1) for box in marks(canvas)]
    drawn = [patch for patch in canvas.axes.patches if to_hex(patch.get_facecolor()) != PLACEHOLDERS["page"]]
    for box in (patch.get_window_extent() for patch in drawn):  # without the boxes behind labels
        points += [(box.x0, box.y0), (box.x1, box.y1)]
    return all(-1 <= x <= canvas.width + 1 and -1 <= y <= canvas.height + 1 for x, y in points)

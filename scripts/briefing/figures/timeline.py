"""Draws events in lanes on a time axis, over bands for stages; on phones, as a list of events by date."""

from briefing.figures.canvas import Align, Canvas, width_of, wrapped
from briefing.figures.rows import PHONE, look, words
from briefing.figures.scale import Scale
from briefing.figures.style import TEXT_ROLE
from briefing.language import numbers
from briefing.languages import Language
from briefing.model import Figure, Period, Quantity, Row, Text

HEAD = 46
LEVEL = 36


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw each row at its date in `against`, in the lane of its code in `lanes`, over the bands of `stages`.

    Drawings for phones are lists: one event below the other, with lanes as text and stages as headings.
    """
    return _down(figure, language, width) if width <= PHONE else _across(figure, language, width)


def _across(figure: Figure, language: Language, width: int) -> Canvas:
    lanes = _lanes(figure)
    first, last = _span(figure)
    gutter = max(width_of(name, 12.5) for name in (lane[language] for lane in lanes.values())) + 14
    scale = Scale(first, last, gutter, width - 6)
    placed = {code: _levels(figure, code, scale, language, (gutter, width)) for code in lanes}
    deep = {code: max((level for *_, level in rows), default=0) + 1 for code, rows in placed.items()}
    canvas = Canvas(width, HEAD + sum(LEVEL * levels + 22 for levels in deep.values()) + 26, language)
    bottom = canvas.height - 26
    _stages(canvas, figure, scale, bottom, last)
    top = float(HEAD)
    for code, name in lanes.items():
        canvas.line(0, top, width, top, "grid")
        canvas.text(0, top + 22, name[language], "muted", 12.5)
        for row, x, left, level in placed[code]:
            y = top + 20 + LEVEL * level
            role = look(figure, row)
            canvas.mark(x, y - 3, role, size=9)
            align: Align = "left" if left > x else "right"
            edge = left if left > x else x - 9  # left or right of its mark
            canvas.text(edge, y - 3, words(row, figure.label, language), TEXT_ROLE[role], 13, align=align)
            canvas.text(edge, y + 13, _when(row, figure, language), "muted", 12, align=align)
        top += LEVEL * deep[code] + 22
    for year in range(int(first), int(last) + 1):
        canvas.line(scale(year), bottom, scale(year), bottom + 5, "axis")
        canvas.text(scale((year + min(year + 1, last)) / 2), bottom + 15, str(year), "muted", 12.5, align="center")
    canvas.line(gutter, bottom, width, bottom, "axis")
    return canvas


def _stages(canvas: Canvas, figure: Figure, scale: Scale, bottom: float, last: float) -> None:
    """Draw a band for each stage, tinted alternately, with its name at the top."""
    starts = [max(_start(stage.start), scale.low) for stage in figure.stages]
    for index, stage in enumerate(figure.stages):
        left = scale(starts[index])
        follows = starts[index + 1] if index + 1 < len(starts) else last
        right = scale(_start(stage.end) if stage.end else follows)
        if index % 2 == 0:
            canvas.box(left, 0, right - left, bottom, "surface")
        lines = wrapped(stage.text[canvas.language], right - left - 12, 12.5, canvas.language)
        canvas.text(left + 6, 6, lines, "ink", 12.5, vertical="top")


def _levels(
    figure: Figure, lane: str, scale: Scale, language: Language, span: tuple[float, float]
) -> list[tuple[Row, float, float, int]]:
    """Return each event of a lane with the x coordinate of its mark, the left edge of its text, and its level.

    The level is the first one on which the event does not overlap an earlier one.
    """
    ends: list[float] = []
    found = []
    for row in sorted(
        (row for row in figure.rows if row.codes.get(figure.lanes) == lane), key=lambda row: _at(row, figure)
    ):
        x = scale(_at(row, figure))
        wide = max(width_of(words(row, figure.label, language), 13), width_of(_when(row, figure, language), 12)) + 12
        left = x + 9 if x + 9 + wide <= span[1] else x - 9 - wide
        start, end = min(x - 6, left), max(left + wide, x + 8)
        level = next((index for index, taken in enumerate(ends) if taken <= start), len(ends))
        ends[level : level + 1] = [end]
        found.append((row, x, left, level))
    return found


def _down(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw a list of the rows in order of date, with lanes as text and stages as headings."""
    rows = sorted(figure.rows, key=lambda row: _at(row, figure))
    items: list[Row | Text] = []
    stages = list(figure.stages)
    for row in rows:
        while stages and _start(stages[0].start) <= _at(row, figure):
            items.append(stages.pop(0).text)
        items.append(row)
    heights = [46 if isinstance(item, Text) else 40 for item in items]
    canvas = Canvas(width, sum(heights) + 8, language)
    lanes, y = _lanes(figure), 0.0
    for item, height in zip(items, heights, strict=True):
        if isinstance(item, Text):
            canvas.box(0, y + 8, width, 32, "surface")
            canvas.text(8, y + 24, wrapped(item[language], width - 16, 12.5, language), "ink", 12.5)
        else:
            role = look(figure, item)
            canvas.line(10, y, 10, y + height, "grid", 2)
            canvas.mark(10, y + 14, role, size=9)
            canvas.text(26, y + 13, words(item, figure.label, language), TEXT_ROLE[role], 13)
            lane = lanes[item.codes[figure.lanes]][language]
            canvas.text(26, y + 29, f"{_when(item, figure, language)} · {lane}", "muted", 12)
        y += height
    return canvas


def _lanes(figure: Figure) -> dict[str, Text]:
    """Return the lanes in use, in the order in which their column declares them."""
    used = {row.codes.get(figure.lanes, "") for row in figure.rows}
    return {code: text for code, text in figure.series.columns[figure.lanes].values.items() if code in used}


def _span(figure: Figure) -> tuple[float, float]:
    """Return the start and end of the time axis, in years."""
    found = [_at(row, figure) for row in figure.rows]
    return float(int(min(found))), max(found) + 0.35


def _at(row: Row, figure: Figure) -> float:
    """Return the date of a row as a decimal year."""
    cell = row.cells[figure.against]
    assert isinstance(cell, Quantity) and isinstance(cell.low, Period)
    return cell.low.as_year


def _start(period: Period) -> float:
    """Return the start of a stage as a decimal year: that of its year, the middle of its month, or its day."""
    return period.as_year if period.month else float(period.year)


def _when(row: Row, figure: Figure, language: Language) -> str:
    cell = row.cells[figure.against]
    assert isinstance(cell, Quantity) and isinstance(cell.low, Period)
    date = cell.low if cell.low.quarter or cell.low.until else Period(cell.low.year, cell.low.month)
    return numbers.date(date, language, short=True)

"""Chinese messages, a file for each stage of a build. Placeholders keep their names; their order is free."""

from collections.abc import Mapping

from briefing.diagnostics.catalogue.zh import checks, commands, figures, page, publish, source, words

STAGES: tuple[Mapping[str, str], ...] = (
    words.TEMPLATES,
    source.TEMPLATES,
    page.TEMPLATES,
    figures.TEMPLATES,
    checks.TEMPLATES,
    publish.TEMPLATES,
    commands.TEMPLATES,
)
TEMPLATES: Mapping[str, str] = {english: chinese for stage in STAGES for english, chinese in stage.items()}

"""The paths of the engine's own files."""

from pathlib import Path

ENGINE = Path(__file__).resolve().parents[2]
"""The folder that contains scripts/, templates/ and requirements.lock."""
TEMPLATES = ENGINE / "templates"

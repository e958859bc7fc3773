"""Reads the engine's settings from environment variables."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import Language

LANGUAGE, HOST, PDF_A, PORT = "BRIEFING_LANG", "BRIEFING_HOST", "BRIEFING_PDF_A", "BRIEFING_PORT"
LANGUAGES_IN_ORDER = (LANGUAGE, "LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the editor's language, in order of precedence: the engine's own, then those of POSIX."""
ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*")
DEFAULT_PORT = "8000"
LAST_PORT = 65535


@dataclass(frozen=True)
class Settings:
    """The settings from the environment. `host` and `port` are stored unchecked, since only some commands need them.

    Those commands call `site_address` and `port_number`, which raise Problems for an invalid value; other commands
    ignore it.
    """

    language: Language = "en"
    host: str = ""
    pdf_a: bool = False
    port: str = DEFAULT_PORT

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Return the settings from an environment, by default that of this process. Never raises Problems.

        The language is Chinese if the first of LANGUAGES_IN_ORDER that is set begins with "zh", and otherwise English.
        """
        named = next((environment[name] for name in LANGUAGES_IN_ORDER if environment.get(name)), "")
        return cls(
            language="zh" if named.lower().startswith("zh") else "en",
            host=environment.get(HOST, ""),
            pdf_a=environment.get(PDF_A, "") not in ("", "0"),
            port=environment.get(PORT) or DEFAULT_PORT,
        )

    def site_address(self) -> str:
        """Return the address at which the site will be published, without a final slash, or "" if none is set.

        Raises Problems unless it begins with http:// or https:// and has no query, fragment or white space.
        """
        address = self.host.rstrip("/")
        if address and not ADDRESS.fullmatch(address):
            what = Message('"{address}" is not a web address.', address=address)
            raise Problems([Problem(Place(HOST), what, Message("Write it as https://example.org/folder."))])
        return address

    def port_number(self) -> int:
        """Return the port of the preview; 0 means any free port. Raises Problems if it is not a port number."""
        return port_number(self.port, PORT)


def port_number(written: str, setting: str) -> int:
    """Return a port as a number.

    Raises Problems, with the name `setting` as their place, unless it is a number from 0 to LAST_PORT in ASCII digits.
    """
    digits = written.lstrip("0") or "0"
    if written.isascii() and written.isdecimal() and len(digits) <= len(str(LAST_PORT)) and int(digits) <= LAST_PORT:
        return int(digits)
    fix = Message("Use a number from 1024 to {last}, for example make serve PORT=8001.", last=LAST_PORT)
    raise Problems([Problem(Place(setting), Message('"{port}" is not a port.', port=written), fix)])

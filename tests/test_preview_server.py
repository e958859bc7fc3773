"""The preview without a browser: which requests it answers, what the terminal prints, and how it ends."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

import mini_briefing
from briefing.cli import main
from briefing.commands.preview import EVERYTHING, Notify, Preview
from briefing.commands.preview_server import Readers, Server, names, state
from briefing.commands.serve import _free_port, rebuild
from briefing.console import Console
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.settings import LAST_PORT
from conftest import PROJECT

PAGE = "<!doctype html><title>A page</title><body>Draft</body>"
ERROR = Problem(Place("docs/en/a.md", 3), Message('No page "{name}".', name="x"), Message("Choose another name."))
WARNING = Problem(ERROR.where, ERROR.what, ERROR.fix, "links.orphan", "warning")
SENTENCE = 'docs/en/a.md:3: No page "x". Choose another name.'


@pytest.fixture
def preview(root: Path) -> Preview:
    return Preview(root)


@pytest.fixture
def readers() -> Readers:
    return Readers()


@pytest.fixture
def server(preview: Preview, readers: Readers) -> Iterator[Server]:
    (preview.folder / "en" / "assets").mkdir(parents=True)
    (preview.folder / "en" / "index.html").write_text(PAGE)
    with Server(0, preview, readers, Console()) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()  # ends within 0.01 s
        yield server
        server.shutdown()


def ask(server: Server, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str]:
    """Return the status and the body of the answer; `host` is the header, by default the address of the server."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    if (host := f"127.0.0.1:{server.server_port}" if host is None else host) != "":
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


@pytest.mark.parametrize("path", ["/en/", "/en/index.html", "/-/status.json", "/-/preview.js", "/en/briefing.pdf"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil:{port}", ""]
)
def test_requests_to_other_hosts_are_refused(server: Server, path: str, host: str) -> None:
    status, body = ask(server, path, host.format(port=server.server_port))
    assert status == 403
    assert "Draft" not in body and "titles" not in body


def test_head_requests_to_other_hosts_are_refused(server: Server) -> None:
    assert ask(server, "/en/index.html", "evil.example", "HEAD")[0] == 403
    assert ask(server, "/en/index.html", method="HEAD")[0] == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_requests_to_this_machine_get_the_page_with_the_script(server: Server, host: str) -> None:
    status, body = ask(server, "/en/", f"{host}:{server.server_port}")
    assert status == 200
    script = r'<script src="/-/preview.js" data-seen="\d+" defer></script></body>'
    assert re.sub(script, "</body>", body) == PAGE and "/-/preview.js" in body


def missed(server: Server, seen: str) -> list[str]:
    """Return the changed files in the first message to a tab that has seen the changes up to a number."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", f"/-/events?page=en%2Findex.html&seen={seen}")
    first = connection.getresponse().readline().decode()
    changed: list[str] = json.loads(first.removeprefix("data: "))["changed"]
    return changed


def test_a_change_while_a_page_loads_reaches_it(server: Server, readers: Readers) -> None:
    readers.send("{}", ["en/a.html"])
    seen = re.search(r'data-seen="(\d+)"', ask(server, "/en/")[1])
    assert seen
    readers.send("{}", ["en/index.html"])
    assert missed(server, seen[1]) == ["en/index.html"]


def test_a_tab_from_before_a_restart_gets_the_changes_since(server: Server, readers: Readers) -> None:
    readers.send("{}", ["en/index.html"])
    assert missed(server, str(Readers().changes)) == []
    before = Readers()
    before.changes -= 10**9  # a second earlier
    assert missed(server, str(before.changes)) == ["en/index.html"]


@pytest.mark.parametrize("seen", ["", "x", "-1", "1.5", "٣", "9" * 5000])
def test_an_invalid_number_of_changes_is_ignored(server: Server, readers: Readers, seen: str) -> None:
    readers.send("{}", ["en/index.html"])
    assert missed(server, quote(seen)) == []


@pytest.mark.parametrize("path", ["/en/nothing.css", "/%00.html", "/en/other.pdf", "/../../mkdocs.yml"])
def test_a_missing_file_is_not_found(server: Server, path: str) -> None:
    assert ask(server, path)[0] == 404


def test_the_files_of_a_folder_are_not_listed(
    server: Server, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "built", object())
    assert ask(server, "/en/assets/")[0] == 404


def test_a_page_that_is_not_built_yet_shows_a_notice(server: Server) -> None:
    status, body = ask(server, "/zh/calendar.html")
    assert status == 200
    assert "being built" in body and "/-/preview.js" in body


def test_the_status_page_gets_the_titles_of_its_lists(server: Server) -> None:
    board = json.loads(ask(server, "/-/status.json")[1])
    assert board["titles"]["failing"] == "Failing checks"
    assert set(board["titles"]) < set(board["lists"])


def test_problems_are_sent_to_browsers_with_their_severity(tmp_path: Path) -> None:
    preview = Preview(tmp_path, problems=(ERROR, WARNING))
    sent = json.loads(state(preview, Console("zh"), ("en/a.html",)))
    assert [each["severity"] for each in sent["problems"]] == ["error", "warning"]
    assert sent["problems"][0]["what"] == "没有页面“x”。"
    assert (sent["good"], sent["changed"], sent["language"]) == (False, ["en/a.html"], "zh")


@dataclass
class Saves(Preview):
    """A preview in which each save has the next of these problems, or raises an exception."""

    coming: list[tuple[Problem, ...] | Exception] = field(default_factory=list)

    def update(self, seen: Collection[str], notify: Notify, looks: bool = False) -> None:
        match self.coming.pop(0):
            case Exception() as error:
                raise error
            case problems:
                self.problems = problems


def lines(preview: Saves, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what the terminal prints for the next save, with its duration left out."""
    rebuild(preview, Readers(), Console())
    return re.sub(r"\d+\.\d\d s", "… s", capsys.readouterr().out).splitlines()


def test_the_terminal_reports_every_save(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    preview = Saves(tmp_path, coming=[(), (WARNING,), (WARNING,), (ERROR, WARNING), (ERROR,), ()])
    warning = f"{SENTENCE} [links.orphan, warning]"
    assert lines(preview, capsys) == ["Shown after … s."]
    assert lines(preview, capsys) == [warning, "Shown after … s. Found 1 warning."]
    assert lines(preview, capsys) == ["Shown after … s. Found 1 warning."], "a warning is printed once"
    assert lines(preview, capsys) == [SENTENCE]
    assert lines(preview, capsys) == [SENTENCE], "an error is printed until it is fixed"
    assert lines(preview, capsys) == ["Shown after … s."]


def test_an_exception_of_the_engine_does_not_end_the_preview(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    preview = Saves(tmp_path, coming=[ZeroDivisionError("why"), ()])
    (line,) = lines(preview, capsys)
    assert line.startswith(".cache/traceback.txt: The preview failed after this save because of a defect in the engine")
    assert "ZeroDivisionError: why" in (tmp_path / ".cache" / "traceback.txt").read_text()
    assert preview.has_errors()
    assert lines(preview, capsys) == ["Shown after … s."]


@pytest.mark.parametrize(
    ("port", "hosts"),
    [
        (8000, {"127.0.0.1:8000", "localhost:8000"}),
        (80, {"127.0.0.1:80", "localhost:80", "127.0.0.1", "localhost"}),  # browsers leave out the port of HTTP
    ],
)
def test_a_request_names_this_machine_with_the_port_of_the_preview(port: int, hosts: set[str]) -> None:
    assert names(port) == hosts


def test_the_last_port_is_suggested_if_it_is_free() -> None:
    socket.create_server(("127.0.0.1", LAST_PORT)).close()  # or the test means nothing
    assert _free_port(LAST_PORT) == LAST_PORT
    assert _free_port(LAST_PORT + 1) == 0


def test_a_port_in_use_is_named_with_a_free_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", "--port", str(port), "--root", str(root)]) == 1
    message = re.fullmatch(r"make serve: Port (\d+) is in use\. Run make serve PORT=(\d+)\.\n", capsys.readouterr().err)
    assert message and int(message[1]) == port != int(message[2])
    socket.create_server(("127.0.0.1", int(message[2]))).close()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_preview_even_in_the_background(sent: signal.Signals, root: Path) -> None:
    """Commands that a shell script starts with & ignore Ctrl+C."""
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "serve", "--root", str(root)],
        env=os.environ | {"PYTHONPATH": str(PROJECT / "scripts"), "BRIEFING_PORT": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    assert process.stdout
    found = re.match(r"http://127\.0\.0\.1:(\d+)/ ", process.stdout.readline())
    assert found
    connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=30)
    connection.request("GET", "/-/events?page=en/index.html")
    assert connection.getresponse().status == 200
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, "")


def test_a_changed_licence_is_shown_on_every_page(root: Path, preview: Preview) -> None:
    changed: list[str] = []
    preview.update((), changed.extend)
    changed.clear()
    mini_briefing.edit(root, "data/briefing.yml", "licence: CC0 1.0", "licence: CC BY-SA 4.0")
    preview.update((), changed.extend)
    assert EVERYTHING in changed
    for language in LANGUAGES:
        page = (preview.folder / language / "index.html").read_text(encoding="utf-8")
        assert "CC BY-SA 4.0" in page and "CC0 1.0" not in page

"""The README's picture: one chapter in both languages, side by side, as the built site shows it."""

import functools
import http.server
import io
import sys
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from conftest import BROWSER, FLAGS, Quiet

PAGES = (("zh-CN", "zh/china.html", "#figure-languages"), ("en-GB", "en/china.html", "#figure-languages"))
"""Each page in a browser of its own language; in another, a notice of the other language would cover the page."""
WIDTH, HEIGHT = 860, 760


def main(out: Path) -> None:
    """Write the picture to `out`, from a built site/."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory="site"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    shots = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        for locale, page_name, place in PAGES:
            size = {"width": WIDTH, "height": HEIGHT}
            page = browser.new_page(viewport=size, color_scheme="light", locale=locale)  # type: ignore[arg-type]
            page.goto(f"http://127.0.0.1:{server.server_port}/{page_name}", wait_until="networkidle")
            page.locator(place).evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 24)")
            page.wait_for_timeout(400)
            shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        browser.close()
    picture = Image.new("RGB", (sum(shot.width for shot in shots) + 2, HEIGHT), "#9aa5af")
    for index, shot in enumerate(shots):
        picture.paste(shot, (index * (WIDTH + 2), 0))
    picture.quantize(128).save(out, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

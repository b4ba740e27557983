"""Make the pictures of the README from the samples: ``make pictures``. Needs Debian's Chromium and the
extra ``share``.
"""

from __future__ import annotations

import io
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import matplotlib as mpl
from PIL import Image
from playwright.sync_api import Page, sync_playwright

import portfolio as pf

mpl.use("agg")
ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]


def plots() -> None:
    """The pictures that are plots."""
    case = pf.load(ROOT / "data" / "samples" / "scaleup")
    drawn = {
        "levels": pf.plots.levels(pf.levels(case)),
        "frontier": pf.plots.frontier(pf.frontier(case, "opex"), pf.allocate(case)),
    }
    for name, ax in drawn.items():
        ax.figure.savefig(TARGET / f"{name}.png", dpi=110, metadata={"Software": None})


def brief(page: Page) -> None:
    """The first page of the board brief in English, and in French on the French round."""
    for sample, name in (("scaleup", "brief"), ("douzaine", "brief_fr")):
        case = pf.load(ROOT / "data" / "samples" / sample)
        page.set_viewport_size({"width": 860, "height": 1120})
        page.set_content(pf.brief(pf.allocate(case)).html)
        save(page.screenshot(), TARGET / f"{name}.png")


def explorer(page: Page) -> None:
    """The explorer as it is shared, with a slider moved."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port, token = free.getsockname()[1], secrets.token_urlsafe(16)
    command = [
        sys.executable,
        "-c",
        "import sys; from portfolio.cli import main; sys.exit(main())",
        "share",
        str(ROOT / "data" / "samples" / "scaleup"),
        "--port",
        str(port),
        "--token",
        token,
    ]
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            command, env={**os.environ, "HOME": home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            page.set_viewport_size({"width": 1440, "height": 900})
            for _ in range(120):
                try:
                    page.goto(f"http://127.0.0.1:{port}/?token={token}")
                    break
                except Exception:
                    page.wait_for_timeout(500)
            page.locator(".pf-funded [data-state=proven]").wait_for(timeout=120_000)
            handle = page.locator(".pf-knob-opex .noUi-handle")
            handle.focus()
            for _ in range(3):
                handle.press("ArrowLeft")
            page.wait_for_timeout(1000)
            page.locator(".pf-funded [data-state=proven]").wait_for(timeout=120_000)
            # prices follow the proof
            page.wait_for_function(
                "() => !document.querySelector('.pf-funded').innerText.includes('…')", timeout=300_000
            )
            save(page.screenshot(), TARGET / "explorer.png")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def save(png: bytes, target: Path) -> None:
    """A screenshot with few enough colours to be small."""
    Image.open(io.BytesIO(png)).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(
        target, optimize=True
    )


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    plots()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page()
        brief(page)
        explorer(page)
        browser.close()
    sizes = ", ".join(f"{p.name} {p.stat().st_size // 1024} kB" for p in sorted(TARGET.glob("*.png")))
    print(re.sub(r"^", "Written: ", sizes))


if __name__ == "__main__":
    main()

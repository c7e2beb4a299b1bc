"""The case room in a real browser, on a real server of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import uvicorn
from handmade import (
    ARRIVAL,
    ATTACK,
    CASE,
    COPY,
    FACTORY,
    HIRED,
    HOSTILE,
    PLANT,
    RADIO,
    SENT,
    WIRE,
    WOMEN,
)
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tumen.publish.snapshot import snapshot
from tumen.publish.visible import visible
from tumen.serve.app import build_app

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATHS = ("/", f"/reports/{WIRE.id}", f"/reports/{RADIO.id}", f"/reports/{HOSTILE.id}", f"/incidents/{FACTORY.id}")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        app = build_app(lambda: snapshot(CASE), title="hunchun.tumen")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and there is no Chromium: install it before the browser tests")
        pytest.skip("there is no Chromium on this machine; install it to run the browser tests")
    with sync_playwright() as playwright:
        switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=switches)
        yield started
        started.close()


class Seen:
    """What a page did besides being shown."""

    def __init__(self) -> None:
        self.hosts: set[str | None] = set()
        self.complaints: list[str] = []

    def dialog(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def page(browser: Browser, address: str, seen: Seen) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.on("request", lambda request: seen.hosts.add(urlsplit(request.url).hostname))
    opened.on("console", lambda message: seen.complaints.append(message.text))
    opened.on("pageerror", lambda error: seen.complaints.append(str(error)))
    opened.on("dialog", seen.dialog)
    yield opened
    context.close()


def highlighted(page: Page, claim: str) -> str:
    """The words that are highlighted for a claim."""
    return "".join(page.locator(f'mark[data-claims~="{claim}"]').all_text_contents())


def test_a_reader_goes_from_overview_to_incident_to_the_highlighted_words(page: Page, seen: Seen) -> None:
    page.goto("/")
    assert page.locator(".counts dd").all_text_contents() == ["5", "7", "3", "3", "1", "2", "0"]
    page.get_by_role("link", name="Workers employed").click()
    page.wait_for_url(f"**/incidents/{FACTORY.id}")
    page.locator("[aria-labelledby=together] a").first.click()
    page.wait_for_url(f"**/reports/{WIRE.id}#claim-{HIRED.id}")
    assert highlighted(page, HIRED.id) == HIRED.quote
    assert page.locator(f"#claim-{HIRED.id}").evaluate("card => card.matches(':target')")
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}


def test_overlapping_claims_are_each_highlighted_at_their_own_words(page: Page) -> None:
    page.goto(f"/reports/{WIRE.id}")
    for claim in (SENT, HIRED, WOMEN):
        assert highlighted(page, claim.id) == claim.quote
    page.locator(f'mark[data-claims~="{WOMEN.id}"] a').click()
    page.wait_for_url(f"**#claim-{WOMEN.id}")
    page.locator(f"#claim-{HIRED.id} blockquote a").click()
    page.wait_for_url(f"**#quote-{HIRED.id}")


def test_a_chosen_card_comes_up_beside_its_words(page: Page) -> None:
    page.goto(f"/reports/{WIRE.id}")
    page.locator(f'mark[data-claims~="{WOMEN.id}"] a').click()
    page.wait_for_url(f"**#claim-{WOMEN.id}")
    words = page.locator(f'mark[data-claims~="{WOMEN.id}"]').bounding_box()
    card = page.locator(f"#claim-{WOMEN.id} h3").bounding_box()
    assert words is not None
    assert card is not None
    assert 0 <= words["y"] < 900
    assert 0 <= card["y"] < 900
    assert card["x"] > words["x"] + words["width"]


@pytest.mark.parametrize("path", ["/", f"/reports/{HOSTILE.id}", f"/incidents/{PLANT.id}"])
def test_a_hostile_report_shows_inert(page: Page, seen: Seen, path: str) -> None:
    page.goto(path)
    assert page.title() != "taken"
    assert page.locator("main script, main img, main b:text('bold')").count() == 0
    assert "<script>" in page.locator("main").inner_text()
    assert page.locator("a[href^='javascript']").count() == 0
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}


def test_hidden_characters_of_a_quote_are_seen_as_code_points(page: Page) -> None:
    page.goto(f"/reports/{HOSTILE.id}")
    assert highlighted(page, ATTACK.id) == visible(ATTACK.quote)
    assert "[U+202E]40 workers[U+202E]" in page.locator(".text").inner_text()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_at_any_width(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_tab_stop_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")


def test_every_page_has_its_landmarks_and_names(page: Page) -> None:
    for path in PATHS:
        page.goto(path)
        for role in ("banner", "main", "contentinfo", "navigation"):
            assert page.get_by_role(role).first.is_visible(), (path, role)
        unnamed = page.locator("a").evaluate_all("links => links.filter(link => !link.textContent.trim()).length")
        assert unnamed == 0


def test_print_shows_every_card_in_full(page: Page) -> None:
    page.goto(f"/reports/{WIRE.id}")
    page.emulate_media(media="print")
    assert page.locator(".cards").evaluate("cards => cards.scrollHeight - cards.clientHeight") <= 1
    assert not page.locator(".masthead").is_visible()


def test_print_shows_what_is_folded_on_screen(page: Page) -> None:
    page.goto(f"/reports/{COPY.id}")
    folded = page.locator("details q")
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()


def test_the_dark_page_is_dark(browser: Browser, address: str) -> None:
    shades = []
    for scheme in ("light", "dark"):
        context = browser.new_context(base_url=address, color_scheme=scheme)
        page = context.new_page()
        page.goto(f"/incidents/{ARRIVAL.id}")
        shades.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert shades == ["rgb(251, 249, 244)", "rgb(23, 22, 20)"]


def test_another_site_can_neither_read_the_room_nor_frame_it(page: Page, address: str) -> None:
    page.goto("about:blank")
    assert page.evaluate(f"fetch('{address}/index.json').then(() => 'read', () => 'refused')") == "refused"
    page.set_content(f"<iframe src='{address}/'></iframe>")
    page.wait_for_load_state("networkidle")
    assert page.frames[1].url.startswith("chrome-error:")


def test_an_error_page_leads_back(page: Page) -> None:
    page.goto("/reports/none")
    page.get_by_role("link", name="To the overview").click()
    page.wait_for_url("**/")
    assert page.get_by_role("heading", level=1).inner_text() == "hunchun.tumen"

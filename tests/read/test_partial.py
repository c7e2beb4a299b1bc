"""Signs that a page holds only part of its report."""

from __future__ import annotations

import pytest

from tumen.read.partial import partial_flags

STUB = "The vats are lit at five. By six the first of 90 women are at the rollers."


def flags(text: str, *around: str, free: bool = True) -> list[str]:
    return list(partial_flags(text, around, free=free))


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "Sign up for free to keep reading",
        "Log in to read the rest",
        "To continue reading, choose a plan",
        "This article is only available to subscribers",
        "This story is for members",
        "Subscriber-only",
        "Already a subscriber? Sign in",
        "Unlock the full article",
        "이 기사는 구독자 전용입니다",
        "로그인 후 전체 기사를 볼 수 있습니다",
        "登录后查看全文",
        "付費訂閱後可閱讀全文",
        "Материал доступен только подписчикам",
        "Чтобы продолжить чтение, оформите подписку",
    ],
)
def test_a_stub_with_a_request_to_pay_is_told_with_the_words(line: str) -> None:
    assert flags(STUB, "Home", line) == [f"the page seems to hold only the beginning of the report: it says “{line}”"]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Subscribe",
        "Read more stories",
        "Members of the council voted",
        "기사 제보",
        "订阅",
        "Подписаться",
    ],
)
def test_other_requests_are_no_sign(line: str) -> None:
    assert flags(STUB, line) == []


def test_a_whole_report_above_such_a_line_is_no_stub_unless_it_is_cut_off() -> None:
    whole = f"{STUB} " * 30
    assert flags(whole, "Subscribe to continue reading") == []
    assert flags(f"{whole} It says that…", "Subscribe to continue reading") != []
    assert flags(STUB, "word " * 50 + "Subscribe to continue reading") == []


def test_what_a_page_states_about_itself_counts_for_a_stub() -> None:
    assert flags(STUB, free=False) == [
        "the page seems to hold only the beginning of the report: it states that the whole is not free"
    ]
    assert flags(f"{STUB} " * 30, free=False) == []


@pytest.mark.parametrize(
    ("line", "several"),
    [
        ("Page 1 of 3", True),
        ("Next page »", True),
        ("Continued on the next page", True),
        ("下一页", True),
        ("다음 페이지", True),
        ("Следующая страница", True),
        ("Page 1 of 1", False),
        ("The next page of its history is blank, he said, and so is the one after it.", False),
        ("Next", False),
    ],
)
def test_one_of_several_pages_is_told(line: str, several: bool) -> None:
    assert flags(STUB, line) == (
        [f"the page seems to be one of several of the report: it says “{line}”"] if several else []
    )

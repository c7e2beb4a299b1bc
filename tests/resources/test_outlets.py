"""The table of outlets, and names found in what reports say of their sources."""

from __future__ import annotations

import pytest

from tumen.resources.outlets import (
    institution,
    outlet,
    outlet_at,
    outlets,
    outlets_in,
    publisher,
    site_of,
    slug,
    upstream,
)


def test_every_entry_has_a_source_and_is_found_by_each_of_its_names() -> None:
    for entry in outlets():
        assert entry.source, entry.key
        for name in (entry.name, *entry.aliases):
            found = outlet(name)
            assert found is not None, name
            assert found.key == entry.key, name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("RFA’s Korean Service", "radio-free-asia"),
        ("자유아시아방송", "radio-free-asia"),
        ("朝日新聞", "asahi-shimbun"),
        ("the associated press", "associated-press"),
        ("U.N. Panel of Experts", "un-panel-of-experts"),
    ],
)
def test_a_name_in_any_script_is_its_outlet(name: str, key: str) -> None:
    found = outlet(name)
    assert found is not None
    assert found.key == key


def test_acronyms_need_their_capitals_and_stand_alone() -> None:
    assert [entry.key for _, _, entry in outlets_in("a man told AP, not the ap of Japan")] == ["associated-press"]
    assert outlets_in("the capable APC") == ()


def test_the_longest_name_is_taken_with_its_offsets() -> None:
    text = "Zeitungen: RFA Korean und İ Daily NK"
    assert [(text[start:end], entry.key) for start, end, entry in outlets_in(text)] == [
        ("RFA Korean", "radio-free-asia"),
        ("Daily NK", "daily-nk"),
    ]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Radio Free Asia", "radio-free-asia"),
        ("Example Portal via AFP", "agence-france-presse"),
        ("Example Digest, after Daily NK", "daily-nk"),
        ("Example Digest, after Daily NK (rewrite)", "example-digest-after-daily-nk-rewrite"),
        ("Example Gazette", "example-gazette"),
    ],
)
def test_a_publisher_line_that_credits_another_stands_for_it(line: str, key: str) -> None:
    assert publisher(line).key == key


@pytest.mark.parametrize(
    "description",
    ["Polish foreign ministry", "Poland's foreign minister", "the Polish Ministry of Foreign Affairs in a statement"],
)
def test_one_office_of_one_state_is_one_root_however_it_is_described(description: str) -> None:
    found = institution(description)
    assert found is not None
    assert (found.key, found.kind) == ("pl-foreign-ministry", "institution")


def test_a_report_to_the_un_is_a_document_of_its_state_and_not_the_un() -> None:
    found = institution("Kuwait's report to the UN")
    assert found is not None
    assert (found.key, found.kind) == ("kw-report-to-the-un", "document")


def test_a_state_alone_is_its_government() -> None:
    found = institution("Qatar")
    assert found is not None
    assert found.key == "qa-government"


@pytest.mark.parametrize("description", ["a police source in China", "two officials", "a resident of Hunchun", ""])
def test_people_without_a_name_are_no_institution(description: str) -> None:
    assert institution(description) is None


def test_an_unlisted_name_is_an_outlet_of_its_own() -> None:
    found = upstream("노을신문 Evening Paper")
    assert (found.key, found.kind, found.source) == ("노을신문-evening-paper", "outlet", "")
    assert slug("…") == "unnamed"


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.example.org/a", "example.org"),
        ("http://news.example.co.kr:8080/a?b=c", "example.co.kr"),
        ("https://EXAMPLE.ORG./", "example.org"),
        ("https://localhost/", "localhost"),
        ("https://[::1", ""),
        ("no address", ""),
    ],
)
def test_a_site_is_the_name_that_somebody_registered(address: str, site: str) -> None:
    assert site_of(address) == site


def test_an_outlet_is_known_by_its_own_site() -> None:
    found = outlet_at("https://www.rfa.org/korean/a")
    assert found is not None
    assert found.key == "radio-free-asia"
    assert outlet_at("https://en.yna.co.kr/view/1") == outlet("Yonhap")
    assert outlet_at("https://rfa.org.example.net/") is None
    assert outlet_at("https://example.org/") is None
    # documents lie on sites of others
    assert outlet_at("https://main.un.org/securitycouncil/en") == outlet("United Nations")

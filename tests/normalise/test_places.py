"""Places: what a name is in its text, and which names are no places."""

from __future__ import annotations

import pytest

from tumen.normalise import FoundPlace, find_demonyms, find_places


def named(text: str) -> list[tuple[str, str | None, str]]:
    """Name, country and level of every place of the text."""
    return [(found.place.name, found.place.country, found.place.level) for found in find_places(text)]


def at(text: str, words: str) -> FoundPlace:
    """The place found at the words."""
    start = text.index(words)
    return next(found for found in find_places(text) if found.start <= start < found.end)


PLACES = [
    ("500 workers came to Hunchun.", [("Hunchun", "CN", "city")]),
    ("They were sent to Helong city.", [("Helong", "CN", "city")]),
    ("a man in Jilin Province", [("Jilin", "CN", "province")]),
    ("a man in Jilin", [("Jilin", "CN", "province")]),
    ("a plant in Jilin City", [("Jilin", "CN", "city")]),
    ("In Liaoning Province, Dandong City, they wait.", [("Liaoning", "CN", "province"), ("Dandong", "CN", "city")]),
    ("the Yanbian Korean Autonomous Prefecture", [("Yanbian", "CN", "province")]),
    ("Jilin's Yanbian region", [("Jilin", "CN", "province"), ("Yanbian", "CN", "province")]),
    ("the Changbai Korean Autonomous County", [("Changbai", "CN", "city")]),
    ("He crossed from Sinuiju to Dandong.", [("Sinuiju", "KP", "city"), ("Dandong", "CN", "city")]),
    ("in North Hamgyong Province", [("North Hamgyong", "KP", "province")]),
    ("They left for the DPRK.", [("North Korea", "KP", "country")]),
    ("workers in Vladivostok and Primorye", [("Vladivostok", "RU", "city"), ("Primorye", "RU", "province")]),
    ("at plants in Khabarovsk", [("Khabarovsk", "RU", "city")]),
    ("at plants in Khabarovsk Krai", [("Khabarovsk", "RU", "province")]),
    ("in Kursk Oblast", [("Kursk", "RU", "province")]),
    ("Russians in the Far East", [("Russian Far East", "RU", "province")]),
    ("in the Amur region", [("Amur", "RU", "province")]),
    ("in Egypt's Cairo and beyond", [("Egypt", "EG", "country"), ("Cairo", "EG", "city")]),
    ("North and South Korea", [("North Korea", "KP", "country"), ("South Korea", "KR", "country")]),
    ("in the Russian Far East", [("Russian Far East", "RU", "province")]),
    ("jobs in Sarawak, Malaysia", [("Sarawak", "MY", "province"), ("Malaysia", "MY", "country")]),
    ("in Siem Reap province", [("Siem Reap", "KH", "province")]),
    ("in Phnom Penh and Siem Reap", [("Phnom Penh", "KH", "city"), ("Siem Reap", "KH", "city")]),
    ("in Kuwait, Qatar and the Emirates",
     [("Kuwait", "KW", "country"), ("Qatar", "QA", "country"), ("United Arab Emirates", "AE", "country")]),
    ("the Hunchun Border Economic Cooperation Zone", [("Hunchun Border Economic Cooperation Zone", "CN", "site")]),
    ("It was sent by way of Quanhe.", [("Quanhe crossing", "CN", "site")]),
    ("SEOUL, April 5 -- It began.", [("Seoul", "KR", "city")]),
    ("DANDONG -- It began.", [("Dandong", "CN", "city")]),
    ("across the U.S. and the UK", [("United States", "US", "country"), ("United Kingdom", "GB", "country")]),
    ("a firm in New York", [("New York", "US", "city")]),
    ("shops in Ji’an", [("Ji'an", "CN", "city")]),
    ("a Beijing-based firm", [("Beijing", "CN", "city")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), PLACES, ids=[text for text, _ in PLACES])
def test_a_name_gives_place_country_and_level(text: str, places: list[tuple[str, str, str]]) -> None:
    assert named(text) == places


@pytest.mark.parametrize("kinds", ["emirates", "Emirates", "governorates", "voivodeships", "districts", "villages"])
def test_any_word_for_many_places_may_stand_behind_a_list(kinds: str) -> None:
    assert {"Jilin", "Yanji"} <= {name for name, _, _ in named(f"Workers came to Jilin and Yanji {kinds}.")}


def test_a_list_of_cities_makes_a_city_of_each() -> None:
    text = "Firms work in Dandong, Jilin, and Yanji cities."
    assert named(text) == [("Dandong", "CN", "city"), ("Jilin", "CN", "city"), ("Yanji", "CN", "city")]
    assert named("in Jilin and Liaoning provinces")[0] == ("Jilin", "CN", "province")


@pytest.mark.parametrize(
    "text",
    [
        "Buses stopped inside the Dandong customs house.",
        "They were dropped at the Dandong customs post.",
        "women at the customs office in Dandong",
        "Customs at Dandong counted 22 lorries.",
        "at Dandong's customs",
        "at the customs post in the city of Dandong",
    ],
)
def test_a_customs_post_is_a_site_of_its_city(text: str) -> None:
    (found,) = find_places(text)
    assert (found.place.name, found.place.country, found.place.level) == ("Dandong customs", "CN", "site")
    assert "ustoms" in text[found.start : found.end]


def test_customs_officials_are_no_site() -> None:
    assert named("Dandong customs officials looked away.") == [("Dandong", "CN", "city")]


@pytest.mark.parametrize(
    "text",
    [
        "along the Tumen River",
        "over the Yalu River",
        "on both banks of the Tumen",
        "as the Tumen froze",
        "He met Jordan Smith and Chad Brown.",
        "Mr. Jordan said so.",
        "Sanhe Example Trading paid.",
        "a can of Kirin beer",
        "Of course Mary said no, and Kent agreed.",
        "a trip to the Far East",
        "Wei Jian said so.",
        "Georgia Miller wrote it.",
        "The Moscow Times wrote it.",
        "the Kathmandu Post",
        "Tsinghua is a Beijing University partner",
        "Reading the report took an hour.",
        "Nice work was done.",
        "an anti-China mood",
        "Yanbian-style noodles",
        "North Korean workers and Chinese bosses",
        "Daily NK reported it.",
        "the Hunchuns of this world",
        "tumen",
    ],
)
def test_names_that_are_no_places(text: str) -> None:
    assert named(text) == []


def test_the_tumen_plant_is_in_the_town() -> None:
    assert named("the Tumen factory") == [("Tumen", "CN", "city")]
    assert named("At Tumen, workers sew.") == [("Tumen", "CN", "city")]


@pytest.mark.parametrize("country", ["Georgia", "Jordan", "Chad", "Mali"])
def test_a_country_whose_name_is_also_a_persons_is_one_after_a_preposition(country: str) -> None:
    assert named(f"200 masons work in {country}.")[0][2] == "country"


def test_tumen_is_not_tyumen() -> None:
    assert at("a plant in Tyumen, Russia", "Tyumen").place.country == "RU"
    assert at("North Korean workers in Tumen, Russia's neighbour says", "Tumen").place.country == "CN"


def test_nanping_by_musan_is_not_the_city_in_fujian() -> None:
    near = at("North Koreans crossed from Musan to Nanping in Helong.", "Nanping")
    assert (near.place.country, near.place.id) == ("CN", "nanping-helong")
    far = at("The fair in Nanping, Fujian Province, drew few Chinese visitors.", "Nanping")
    assert far.place.id != "nanping-helong"
    assert {place.id for place, _ in far.candidates} >= {"nanping-helong"}
    assert far.score > 0.5


def test_a_zone_without_its_town_is_the_one_of_the_town_named_most() -> None:
    for town in ("Hunchun", "Helong", "Dandong"):
        text = f"Plants in {town} are busy. Most stand in the Border Economic Cooperation Zone of {town}."
        assert at(text, "Border").place.name == f"{town} Border Economic Cooperation Zone"


def test_a_border_village_is_meant_where_north_koreans_are_spoken_of() -> None:
    assert at("North Koreans crossed at Nanping.", "Nanping").place.id == "nanping-helong"
    assert at("The fair was held in Nanping.", "Nanping").place.id != "nanping-helong"


def test_what_a_place_is_said_to_lie_in_outweighs_the_rest_of_the_text() -> None:
    text = "Libyans and more Libyans met in Tripoli, Lebanon."
    assert at(text, "Tripoli").place.country == "LB"
    assert at("Libyans and more Libyans met in Tripoli.", "Tripoli").place.country == "LY"


@pytest.mark.parametrize(
    "text",
    [
        "in China's northeast",
        "in China’s three northeastern provinces",
        "in the northeast region of China",
        "in northeastern China",
        "In China, workers fill the northeast.",
        "China fills the three northeastern provinces.",
        "China wants visas for its northeast.",
    ],
)
def test_the_northeast_of_china_is_a_region_of_level_province(text: str) -> None:
    assert ("Northeast China", "CN", "province") in named(text)


@pytest.mark.parametrize("text", ["China and northeast Asia", "a plant in the northeast", "the northeast of Poland"])
def test_another_northeast_is_not_china(text: str) -> None:
    assert "Northeast China" not in [name for name, *_ in named(text)]


def test_the_north_is_north_korea_where_the_text_speaks_of_it() -> None:
    assert named("North Koreans left. Women from the North stayed.") == [("North Korea", "KP", "country")]
    assert named("Women from the North stayed.") == []
    assert named("North Koreans came by the North Sea.") == []


def test_an_unlisted_name_before_a_known_one_lies_in_its_country() -> None:
    found = find_places("It was closed at Exampleville, Kathmandu.")
    assert [(place.place.name, place.place.country, place.place.level) for place in found] == [
        ("Exampleville", "NP", "site"),
        ("Kathmandu", "NP", "city"),
    ]
    assert found[0].place.id is None
    assert [name for name, *_ in named("In May, Beijing was quiet.")] == ["Beijing"]


def test_a_found_place_has_id_and_position() -> None:
    (found,) = find_places("in Hunchun")
    assert found.place.id == "CN-2224-hunchun"
    assert (found.kind, found.score) == ("county", 1.0)
    assert found.place.lat == pytest.approx(42.87, abs=0.01)
    assert found.place.lon == pytest.approx(130.36, abs=0.01)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("North Korean workers", "KP"),
        ("two North Koreans", "KP"),
        ("a N. Korean mason", "KP"),
        ("South Korean makers", "KR"),
        ("Chinese bosses", "CN"),
        ("the Russians", "RU"),
        ("Sri Lankan cooks", "LK"),
    ],
)
def test_a_people_is_evidence_for_its_country_and_no_place(text: str, country: str) -> None:
    (found,) = find_demonyms(text)
    assert found.country == country
    assert find_places(text) == ()


@pytest.mark.parametrize("text", ["polish the floor", "a Koreanist", "Koreans", "Chinesery"])
def test_words_that_name_no_people_of_one_country(text: str) -> None:
    assert find_demonyms(text) == ()

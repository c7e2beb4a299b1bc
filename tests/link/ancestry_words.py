"""Words of the made-up reports of `ancestry`: how facts are said, what stands between them, what is put for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

TOWNS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Hunchun", "CN", "Jilin", ("Hunchun", "Hun-chun", "珲春")),
    ("Helong", "CN", "Jilin", ("Helong", "Holung", "和龙")),
    ("Dandong", "CN", "Liaoning", ("Dandong", "Tantung", "丹东")),
    ("Tumen", "CN", "Jilin", ("Tumen", "Tu-men", "图们")),
    ("Shenyang", "CN", "Liaoning", ("Shenyang", "Mukden", "沈阳")),
    ("Vladivostok", "RU", "Primorskiy", ("Vladivostok", "Wladiwostok", "Владивосток")),
    ("Khabarovsk", "RU", "Khabarovsk", ("Khabarovsk", "Chabarowsk", "Хабаровск")),
    ("Ulaanbaatar", "MN", "Ulaanbaatar", ("Ulaanbaatar", "Ulan Bator", "Улаанбаатар")),
)
"""Name, state, province, and how the town is written."""

OFFICES: Mapping[str, tuple[str, ...]] = {
    "CN": ("China's foreign ministry", "the Chinese foreign ministry"),
    "RU": ("Russia's labor ministry", "the Russian labor ministry"),
    "MN": ("Mongolia's immigration department", "the Mongolian immigration department"),
}
"""How an office is called that makes statements; all names of a state are one office."""

HUMANS: tuple[tuple[str, str], ...] = (
    ("a resident of the town", "local"),
    ("a trader who crosses every week", "trader"),
    ("a driver of one of the buses", "local"),
    ("a man who delivers rice to the dormitory", "trader"),
    ("a clerk at the plant", "company"),
    ("a woman who left the work team in spring", "worker"),
    ("a contact near the customs post", "local"),
    ("a shopkeeper beside the gate", "local"),
    ("a retired teacher", "local"),
    ("an interpreter of the site office", "company"),
)

BLURRED: tuple[tuple[str, str], ...] = (("a source", "local"), ("an insider", "local"), ("unnamed reports", "media"))
"""What is left of a source where somebody hides whose it was."""

HOUSES = tuple(
    f"Example {name} {number}" for number in (1, 2) for name in ("Daily", "Wire", "Post", "Radio", "Courier")
)
LISTED = ("Yonhap", "Daily NK", "Kyodo News", "NK News")
SITES = ("Example Gazette Online", "Example Blog of Borders", "Example Digest", "The Example Mirror", "Example Portal")

SAID = (", {who} said", ", according to {who}", ", {who} told this reporter", "; so says {who}", ", said {who}")
TOLD = (", {who} told {house}", ", {house} reported", ", according to {house}", ", {house} said, citing {who}")

COUNTED: Mapping[str, tuple[str, ...]] = {
    "exact": ("{n}", "exactly {n}", "a total of {n}"),
    "approx": ("around {n}", "about {n}", "some {n}", "roughly {n}"),
    "at_least": ("more than {n}", "over {n}", "at least {n}"),
    "at_most": ("up to {n}", "at most {n}"),
    "vague": ("hundreds of",),
}
PEOPLE = ("North Korean workers", "workers from the North", "laborers from North Korea", "North Korean laborers")
WHEN = ("on {day}", "on the morning of {day}", "late on {day}")

# {count} {people} {place} {employer} {when} {sum} {days}: what a sentence does not hold, its claim does not either
PHRASES: Mapping[str, Sequence[str]] = {
    "movement": (
        "{Count} {people} crossed into {place} {when}",
        "{Count} {people} were brought to {place} in {w} buses {when}",
        "{when}, {count} {people} arrived in {place} and were taken to the {w} dormitory",
        "It was {count} {people} who reached {place} {when}, with {w} bags",
        "A convoy with {count} {people} drove into {place} {when}",
    ),
    "return": (
        "{Count} {people} left {place} for home {when}",
        "{Count} {people} were seen off at the {w} station of {place} {when} and went back",
        "{when}, {count} {people} from {place} returned to the North",
        "The way home from {place} was open to {count} {people} {when}",
    ),
    "hiring": (
        "{employer} in {place} took on {count} {people} {when}",
        "{Count} {people} were hired by {employer} in {place} {when}",
        "{when}, {count} {people} signed on with {employer}, with its {w} halls in {place}",
        "On the payroll of {employer} in {place} there were {count} {people} more {when}",
    ),
    "presence": (
        "{Count} {people} are living in {place}",
        "In {place} one can count {count} {people} at this time",
        "The number of {people} staying in {place} stands at {count}",
        "{place} is host to {count} {people}, spread over several yards",
    ),
    "pay": (
        "In {place} each of them earns {sum} yuan a month",
        "{sum} yuan is what a month of work brings them in {place}",
        "A monthly wage of {sum} yuan is entered in the books in {place}",
        "Wages in {place} stand at {sum} yuan a month",
    ),
    "paper": (
        "They came to {place} on {w} visas for students, good for {days} days",
        "Student visas valid for {days} days are what they hold in {place}",
        "For {place} the consulate gave out student visas of {days} days",
        "Their passports show student visas for {days} days, stamped for {place}",
    ),
    "restriction_of_movement": (
        "Nobody may leave the {w} yard in {place} without a guard",
        "Guards walk with everybody who steps out of {w} yard in {place}",
        "The yard in {place} is locked by {w} at night and watched by day",
        "To step outside in {place} one needs {w} or a guard at one's side",
    ),
    "withholding_of_wages": (
        "The {w} teams in {place} have not been paid since winter",
        "Since winter no {w} wages were handed out in {place}",
        "Pay has stopped in {place} since the winter",
        "In {place} the {w} wages of many months are outstanding",
    ),
    "enforcement": (
        "Police checked papers in {place} and took {count} {people} away {when}",
        "{Count} {people} were told to leave after a search of rooms in {place} {when}",
        "{when}, officers in {place} ordered {count} {people} out of the country",
        "A search in {place} {when} ended at {w} with an order to leave for {count} {people}",
    ),
    "retention": (
        "{Count} {people} in {place} were kept on after their papers ran out",
        "Though their papers ran out, {count} {people} remain held back in {place}",
        "The term of {count} {people} in {place} is over, and still nobody sends them home",
        "In {place} {count} {people} have been kept past their term by {w}",
    ),
    "order": (
        "Pyongyang has told its {w} trade offices to find {count} {people} for {place}",
        "An order went out to recruit {count} {people} for {place}",
        "Trade offices were instructed to choose {count} {people} for {place}",
        "{Count} {people} are to be picked for {place} by order of the capital",
    ),
}

_THINGS = (
    "the {w} river",
    "the {w} market hall",
    "the {w} bridge",
    "a row of {w} poplars",
    "the {w} bakery",
    "the school of {w}",
    "the {w} weather",
    "the bus to {w}",
    "the price of {w}",
    "the harvest of {w}",
    "a van of {w}",
    "the train to {w}",
    "the ice on {w}",
    "the {w} ring road",
    "the queue for {w}",
    "a broken {w} lamp",
    "the {w} stall",
    "the {w} team",
    "the {w} fog",
)
_DID = (
    "was quieter than {z} had known",
    "kept its {z} hours",
    "drew {z} onlookers",
    "has been the talk of {z}",
    "changed little over {z} months",
    "was hidden behind {z} tin",
    "smelled of {z} and cabbage",
    "gave {z} a hint of what would come",
    "cost more {z} than before",
    "could be seen from {z}",
    "was closed for {z} repairs",
    "lay under {z} snow",
    "had been painted {z} for once",
    "was full of {z} trucks",
)
_WHERE = (
    "beside the {x} office",
    "at the edge of {x}",
    "where the {x} road forks",
    "behind the {x} hospital",
    "near the {x} yard",
    "below the hill of {x}",
    "two streets from {x}",
    "across from {x}",
    "along the {x} railway",
    "by the {x} reservoir",
    "next to a {x} cinema",
    "under the {x} flyover",
)
_THEN = (
    "and nobody in {y} could say why",
    "as it does in every {y} season",
    "which surprised {y}",
    "much to the regret of {y}",
    "so the barber tells {y}",
    "until the trucks of {y} came",
    "while {y} played football",
    "though {y} had promised otherwise",
    "and the dogs of {y} did not bark",
    "as if nothing had happened to {y}",
    "when the {y} shift ended",
    "before the shops of {y} opened",
)
ODD = tuple(
    first + vowel + middle + last
    for first in ("b", "dr", "f", "gl", "k", "m", "pr", "t", "v", "z")
    for vowel in "aeiou"
    for middle in ("l", "nd", "rv", "st")
    for last in ("ak", "in", "ow", "ury")
)
"""Made-up words of which every sentence has some of its own, so that stories share no long run by chance."""

FILLER: tuple[Sequence[str], ...] = (_THINGS, _DID, _WHERE, _THEN)

BACKGROUND = (
    "Security Council resolution 2397 told all states to send workers from the North home by the end of 2019.",
    "The North is said to use the wages of its citizens abroad to pay for programs that the Council has forbidden.",
    "Both governments say that they follow all resolutions of the Security Council in full and in good faith.",
)
"""Sentences that stand in reports of many stories word for word."""

SYNONYMS: Mapping[str, str] = {
    "brought": "driven",
    "crossed": "went",
    "arrived": "turned up",
    "dormitory": "hostel",
    "seen": "noticed",
    "living": "staying",
    "yard": "compound",
    "guard": "minder",
    "leave": "quit",
    "earns": "makes",
    "wages": "pay",
    "quieter": "calmer",
    "usual": "normal",
    "little": "hardly anything",
    "hidden": "tucked away",
    "closed": "shut",
    "full": "crowded",
    "near": "close to",
    "behind": "at the back of",
    "beside": "next to",
    "surprised": "puzzled",
    "month": "four weeks",
    "search": "sweep",
    "ordered": "sent",
    "kept": "held",
    "recruit": "enlist",
    "said": "stated",
    "could": "might",
    "nobody": "no one",
    "years": "seasons",
    "road": "street",
    "market": "bazaar",
    "trucks": "lorries",
}

OWN_REMARKS: tuple[Mapping[str, Any], ...] = (
    {
        "kind": "condition",
        "indicator": "excessive_overtime",
        "words": "From what we hear, shifts in {place} last until midnight",
    },
    {
        "kind": "condition",
        "indicator": "isolation",
        "words": "Our reader in {place} adds that telephones are locked away",
    },
    {
        "kind": "condition",
        "indicator": "abusive_conditions",
        "words": "Our reader writes that the rooms in {place} have no heating",
    },
)
"""What a retelling adds from people of its own."""

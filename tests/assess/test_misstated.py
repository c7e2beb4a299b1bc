"""What reports say wrongly of the resolutions is found with its words; what is said rightly gives nothing."""

from __future__ import annotations

import pytest

from tumen import law
from tumen.assess import Misstatement, misstatements
from tumen.ledger import Report

LAW = law.bundled()


def found(text: str, *, language: str | None = "en", furniture: tuple[tuple[int, int], ...] = ()) -> list[Misstatement]:
    report = Report(id="r", name="r", text=text, media_type="text/plain", language=language, furniture=furniture)
    wrong = misstatements([report], LAW)
    assert all(text[one.start : one.end] == one.quote for one in wrong)
    return list(wrong)


@pytest.mark.parametrize(
    ("text", "about", "holds"),
    [
        ("Resolution 2397, adopted in December 2017, banned new work visas for them.", "new_papers", "resolution 2375"),
        ("UNSCR 2397 came, saying all were to go home and no new work permits were to be given.", "new_papers", "2375"),
        ("Resolution 2371 prohibits the issuing of work permits.", "new_papers", "only capped"),
        ("The September 2017 resolution forbade companies to employ them.", "firms_accept", "bind Member States"),
        ("In September 2017 the Council adopted resolutions barring firms from hiring them.", "firms_accept", "Member"),
        ("Resolution 2371 bars countries from hiring additional workers.", "more_workers", "caps the total number"),
        ("Resolution 2379 required the repatriation of workers.", "repatriation", "resolution 2397"),
        ("Resolution 2375 ordered that all workers be sent home.", "repatriation", "resolution 2397"),
        ("All workers had to return home under UN Security Council Resolution 2371.", "repatriation", "2397"),
        ("The United Nations banned overseas workers in December 2019.", "council_ban", "deadline that fell"),
        ("The UN barred the workers in 2019.", "council_ban", "adopted nothing on workers then"),
        ("UN sanctions lapsed in 2024 with the panel.", "lapsed", "Only the Panel of Experts ended"),
        ("Resolution 2397, adopted in September 2017, requires repatriation.", "adopted", "on 22 December 2017"),
        ("On December 22, 2017 the Council adopted Resolution 2375.", "adopted", "adopted on 11 September 2017"),
        ("Resolution 2397 requires workers to return home by December 23, 2019.", "deadline", "22 December"),
        ("Resolution 2397 requires workers to return home by 21 December 2019.", "deadline", "22 December"),
        ("Resolution 2397 requires workers to return home by March 2020.", "deadline", "22 December"),
    ],
)  # fmt: skip
def test_a_misstatement_tells_what_was_said_and_what_holds(text: str, about: str, holds: str) -> None:
    (wrong,) = found(f"Before it. {text} After it.")
    assert wrong.about == about
    assert holds in wrong.holds
    assert wrong.says.endswith(".")
    assert about == "adopted" or wrong.sources


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2375, adopted in September 2017, banned new work permits for them.",
        "Resolution 2397, adopted on 22 December 2017, requires all workers to return home by 22 December 2019.",
        "Resolution 2397 requires repatriation by the end of 2019.",
        "Resolution 2397 requires repatriation by late 2019.",
        "Resolution 2397 requires that workers be sent home before December 23, 2019.",
        "Resolution 2397 requires all workers to return home by 2020.",
        "Resolutions 2375 and 2397 bar new work permits and require all workers to return home.",
        "Resolution 2371 capped the number of workers, and Resolution 2375 barred new work permits.",
        "Resolution 2397 did not ban new work visas; 2375 did.",
        "Resolution 2397 doesn’t ban new work visas.",
        "It is wrongly said that Resolution 2397 banned new work visas.",
        "Contrary to some reports, Resolution 2397 never barred new work permits.",
        "A draft of Resolution 2371 would have banned new work permits.",
        "The UN panel monitoring sanctions lapsed in April 2024.",
        "The mandate of the UN panel of experts that watched the sanctions ended in April 2024.",
        "The UN banned new work permits for workers in September 2017.",
        "The U.N. barred overseas workers in December 2017, with a deadline in December 2019.",
        "The December 2017 resolution requires all workers to return home.",
        "Security Council Resolution 2397 obliges the workers to go home.",
        "Three months later, the Council passed a resolution requiring all workers to return home within two years.",
        "The city banned the firms from hiring workers in December 2019.",
        "The firm told us that workers in December 2019 were banned from going out.",
        "Resolution 2397 limits oil. The plant stopped issuing work permits in 2020.",
        "On Sept. 12, 2017 the Council adopted Resolution 2375.",
        "On 23 December 2017 the Council adopted Resolution 2397.",
        "The ban under Resolution 2397 took effect in December 2019.",
        "Resolution 2270 was passed in March 2016.",
        "Resolution 2371 bars an increase in the number of workers.",
        "Resolution 2371 bars countries from hiring more workers than they had.",
        "The Council adopted Resolution 2397 in December 2017, requiring members to repatriate all by Dec. 22.",
        "Resolution 2397 of December 2017 requires members to send home all workers by the end of the year.",
        "Quotas are allowed but no new work permits; Resolution 2397 says all must be sent home by late 2019.",
        "Under the 2017 resolution, all must submit final reports on those who were sent home by March 22, 2020.",
        "The Council unanimously passed Resolution 2375 on Monday after the test of September 3, 2017.",
        "The UN banned overseas labourers in two resolutions in 2017.",
        "After the UN mandate for monitoring sanctions expired in 2024, a new team was set up.",
        "UN measures expired in 2021 for other states.",
        "A manager says UN sanctions are no longer valid in 2025.",
        "Under Resolution 2371 no additional work permits beyond that number may be given.",
        "Resolution 2397 requires states to report by March 2020 on those sent home.",
        "Resolution 2664 bars firms from hiring a lawyer.",
        "Visas issued under a bilateral agreement lapsed in 2024.",
        "Swiss sanctions lapsed in 2024.",
        "UN sanctions that lapsed in 2006 were others.",
        "The manager's New Year's resolution, in September 2017, was to ban companies from hiring children.",
    ],
)
def test_what_can_be_read_as_right_gives_nothing(text: str) -> None:
    assert found(text) == []


def test_other_languages_and_page_furniture_are_not_read() -> None:
    text = "Resolution 2397 banned new work visas."
    assert len(found(text)) == 1
    assert found(text, language="de") == []
    assert found(text, language=None) == []
    assert found(text, furniture=((0, len(text)),)) == []


def test_it_names_the_provisions_that_hold() -> None:
    (wrong,) = found("Resolution 2397 banned new work visas.")
    assert wrong.provisions == ("UNSCR-2375-17",)
    (wrong,) = found("Resolution 2375 bars firms from hiring them.")
    assert wrong.provisions == ("UNSCR-2375-17",)


def test_each_statement_of_a_sentence_is_held_against_its_own_resolution() -> None:
    text = "Resolution 2397 banned new work visas, while Resolution 2371 bars firms from hiring them."
    assert [(one.about, one.quote[:15]) for one in found(text)] == [
        ("new_papers", "Resolution 2397"),
        ("firms_accept", "Resolution 2371"),
    ]


def test_every_misstatement_that_the_law_lists_is_found() -> None:
    assert len(LAW.misstated) == 6
    for says, _ in LAW.misstated:
        text = says.replace("UN banned overseas North Koreans", "The UN banned overseas North Koreans")
        assert found(f"{text}."), says

"""Who is heard: bodies that act, those who head a sentence since, persons described before; acts that say nothing."""

from __future__ import annotations

import pytest

from tumen.extract.en.looking_back import looks_back
from tumen.extract.en.source_types import type_of
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut

_FLED = "Six workers who had fled spoke to the station. "
_SPIES = "South Korea's intelligence agency has news. "


def _kinds(text: str) -> list[str]:
    return [speech.source.type for speech in speeches(cut(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The U.S. Treasury on Tuesday sanctioned a firm that places forty programmers.", "official"),
        ("The Department of Justice has indicted forty men over such jobs.", "official"),
        ("A federal court in Missouri indicted 14 North Korean men on Dec. 11.", "official"),
        ("The Office of Foreign Assets Control put two firms that use workers on its sanctions list.", "official"),
        ("The Treasury put forty men in its own building to work.", "author"),
        ("Forty men work there for a firm that the Treasury sanctioned.", "author"),
        ("In May the U.S. authorities brought charges against forty men.", "author"),
        ("The ministry still finds ways to send forty men abroad.", "author"),
        ("China has admitted several hundred workers this year.", "author"),
        ("China has admitted that forty men work there.", "official"),
        ("The province concluded it with a committee that sends forty men.", "author"),
        ("Joint ventures with forty men had to be wound up.", "author"),
        ("Forty men had come before the border was closed on account of the virus.", "author"),
        ("Forty men have worked there, on the ministry's own account.", "official"),
        ("Forty men may not leave the compound, the AP found.", "media"),
        ("Forty men may not leave the compound, this newspaper has found.", "author"),
        (_FLED + "Another told what happened to forty men.", "worker"),
        ("The BBC gave them other names. A resident met forty men. He said they were ill.", "local"),
        ("Forty men slept in sheds, according to those who escaped.", "worker"),
        ("Forty men slept in sheds, according to those who live next door.", "local"),
        (_SPIES + "The agency (NIS) confirmed that forty men had come.", "intelligence"),
        (_SPIES + "The agency confirmed a number. Forty men came, it stated.", "intelligence"),
        ("A ministry has news. The agency (ABC) confirmed that forty men had come.", "official"),
        (
            "VOA called the ministry. The Foreign Ministry estimated the total. For Qatar it gave 2,000 workers.",
            "official",
        ),
        (
            "An employee saw it. Officials of the district looked into it. They found that forty men were left.",
            "official",
        ),
        ("An employee saw it. The men complained to each other. They said that forty of them were ill.", "worker"),
        ("Residents said so. The workers live in dormitories. They said that forty of them were ill.", "local"),
        ("The journalist Jo Example wrote the story. Forty women are in such plants, Example answered.", "media"),
        ("A talk with the minister Jo Example was held. Forty women are there, Example answered.", "official"),
        ("Workers whom a lawyer reached in secret speak of shifts of 16 hours.", "worker"),
        ("Workers at the yard speak Korean in shifts of 16 hours.", "author"),
        ("Forty men are there, said Jo Example, who was once a guard and now heads Example Watch.", "expert"),
        ("Forty men are there, said Jo Example, who monitors the fate of refugees.", "expert"),
        ("Forty men are there, said Jo Example, who was once a refugee.", "worker"),
        ("Forty men are there, according to Jo Example, the U.N. special rapporteur on the country.", "un"),
        ("VICE News spoke with a man who once was one of these workers. He said forty men slept in sheds.", "worker"),
        ("About 53,000 is the figure of Jo Example, who directs an institute.", "expert"),
        ("Forty is the figure of workers who have left.", "author"),
        ("In testimony the researcher has broken it down by countries: forty are in Angola.", "expert"),
        ("Jo Example, a researcher, put it at ninety. Example has broken it down: forty are in Angola.", "expert"),
        ("The bus has broken down with forty men aboard.", "author"),
        ("At least forty men are abroad, recent studies indicate.", "expert"),
        ("A resident saw it, he said. He assumes that forty men went home.", "local"),
        ("Jo Example, a UN rapporteur, spoke, he said. Forty of them are in Qatar, he had heard.", "un"),
        ("The government fears that they would tell forty men about it.", "official"),
        (
            "A worker who spent years there told Daily NK of it. The man, who calls himself Kim Jo, lives in Seoul.\n\n"
            "Passports were seized from forty men, Kim said.",
            "worker",
        ),
        (
            "A worker who spent years there told Daily NK of it. The man lives in Seoul.\n\n"
            "Passports were seized from forty men, Kim said.",
            "local",
        ),
        ("Workers whom a lawyer reached speak of shifts. Women told of forty beatings.", "worker"),
        ("In the previous episode he described how forty men slept in sheds.", "author"),
    ],
)
def test_who_is_heard(text: str, kind: str) -> None:
    assert _kinds(text)[-1] == kind


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Forty men have entered on student visas. So says South Korea's intelligence agency.", "intelligence"),
        ("Forty men have been arrested for it. The Department of Justice made it public.", "official"),
        ("Forty men have been arrested for it. The Yonhap agency reported it on Monday.", "media"),
        ("Forty men have been arrested for it. The department built it in public.", "author"),
    ],
)
def test_the_next_sentence_tells_who_says_so(text: str, first: str) -> None:
    assert _kinds(f"News of the day\n\n{text}")[1] == first


@pytest.mark.parametrize(
    ("body", "looks"),
    [
        ("The ministry announced it on Monday.", True),
        ("It was announced on Monday by the ministry.", False),
        ("It was announced by the ministry.", True),
        ("It was reported that forty men had left.", False),
        ("The ministry said it on the day that forty men left.", True),
        ("The ministry said it had sent forty men.", False),
        ("The ministry said this to be untrue.", False),
    ],
)
def test_sentences_that_look_back(body: str, looks: bool) -> None:
    assert looks_back(body) == looks


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("the indictment", "document"),
        ("court documents", "document"),
        ("the court", "official"),
        ("the Yonhap agency", "media"),
        ("the Yonhap official", "official"),
        ("a reporting partner in the province", "local"),
        ("a reporter in the province", "media"),
        ("the president of Example Tailoring, a company", "company"),
        ("the president of the largest seafood association", "expert"),
        ("the South Korean president", "official"),
        ("President Jo Example", "official"),
        ("the special agent in charge of the field office", "official"),
        ("the man in charge of the workers", "company"),
        ("workers whom investigators reached", "worker"),
    ],
)
def test_types(description: str, kind: str) -> None:
    assert type_of(description) == kind

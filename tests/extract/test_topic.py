"""What belongs into a case is told from what does not, in the languages that feeds come in."""

from __future__ import annotations

import json

import pytest

from corpora import SAMPLE, originals
from tumen.extract.topic import is_about_workers, names_sender
from tumen.ledger import Report
from tumen.read import read_report


def report(text: str, language: str | None) -> Report:
    return Report(id="0" * 64, name="a", text=text, media_type="text/plain", language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "About 300 North Korean workers arrived in Hunchun on Monday, a resident said."),
        ("en", "DPRK labourers still build flats in Vladivostok. Their visas ran out in December, officials said."),
        ("en", "Pyongyang wants its envoys to watch the workers whom it keeps in Russia more closely."),
        ("en", "North Korea may double the number of officers who watch its laborers overseas."),
        ("en", "Envoys spoke of the workers whom North Korea sends overseas. They are watched day and night."),
        ("en", "The Democratic People's Republic of Korea has sent some 4,000 laborers to Kuwait."),
        ("en", "Restaurants that North Korea runs in Laos are empty. One restaurant in Vientiane has closed."),
        ("en", "North Korean IT workers must earn more. Kim, once an IT worker, had to bring in $5,000 a month."),
        ("en-GB", "Around 400 North Korean women were hired by a garment plant in Helong."),
        ("ko", "북한 노동자 300명이 월요일 훈춘에 도착했다고 소식통이 전했다."),
        ("ko", "훈춘의 한 공장에 조선 로동자 이백 명이 들어왔다."),
        ("zh", "据当地居民称，约三百名朝鲜工人周一抵达珲春。"),
        ("zh", "約三百名北韓勞工週一抵達琿春。"),
        ("ru", "Около 300 рабочих из КНДР прибыли в Хуньчунь, сообщил местный житель."),
        ("ru", "Северокорейские строители остаются во Владивостоке."),
        (None, "훈춘에 북한 근로자가 왔다."),
        (None, "About 300 North Korean workers arrived in Hunchun on Monday."),
    ],
)
def test_reports_about_the_workers_are_told(language: str | None, text: str) -> None:
    assert names_sender(text)
    assert is_about_workers(report(text, language))


@pytest.mark.parametrize(
    ("language", "text", "sender"),
    [
        ("en", "North Korea fired a missile on Monday, the South's military said.", True),
        ("en", "About 300 workers from Nepal arrived in Doha on Monday, a resident said.", False),
        ("en", "North Korea protested. South Korean workers overseas sent money home.", True),
        ("en", "North Korea fired a missile while Filipino workers in Qatar were on leave.", True),
        ("en", "A diplomat of North Korea ate at a North Korean restaurant in Dhaka and left.", True),
        ("en", "Tourists in other countries hear little of North Korea.", True),
        ("en", "An IT worker from Pune wrote a novel about North Korea.", True),
        ("en", "The south of the province saw rain.", False),
        ("ko", "북한이 월요일 미사일을 발사했다고 합참이 밝혔다.", True),
        ("ko", "베트남 노동자 300명이 월요일 인천에 도착했다.", False),
        ("ko", "조선소 노동자 300명이 파업에 들어갔다.", False),
        ("zh", "朝鲜周一发射导弹。", True),
        ("zh", "三百名工人周一抵达珲春。", False),
        ("ru", "КНДР запустила ракету.", True),
        ("ru", "Рабочие из Вьетнама прибыли в Москву.", False),
        (None, "", False),
    ],
)
def test_other_reports_are_told_apart(language: str | None, text: str, sender: bool) -> None:
    assert names_sender(text) is sender
    assert not is_about_workers(report(text, language))


def test_of_the_sample_hardly_a_report_with_claims_is_missed_and_none_without_is_taken() -> None:
    missed, taken, held = [], [], 0
    for name, data in originals(SAMPLE):
        claims = json.loads((SAMPLE / name).with_suffix(".json").read_text(encoding="utf-8"))["claims"]
        about = is_about_workers(read_report(data, name=name))
        held += bool(claims)
        if claims and not about:
            missed.append(name)
        if about and not claims:
            taken.append(name)
    assert held == 32
    # it tells of the workers in hints that no rule reads
    assert missed == ["43_keyboards_for_hire.txt"]
    assert taken == []

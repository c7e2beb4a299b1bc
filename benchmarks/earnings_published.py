"""The range of the state's earnings from published stocks and wages, beside published totals that took no part.

    python benchmarks/earnings_published.py

Each figure is what one source said, in our words, with the address where it can be read; none is known to be true. The
figures of one source are one family. Totals are what others reckoned for a year, mostly by multiplying just as we do.
"""

from __future__ import annotations

from typing import Any

from tumen.estimate import estimate
from tumen.estimate.earnings.run import earnings

UPI_2016 = "https://www.upi.com/Top_News/World-News/2016/09/20/100000-North-Korea-workers-facing-human-rights-violations-overseas/2451474390641/"
REUTERS_2020 = "https://news.yahoo.com/china-fails-repatriate-north-korea-234743057.html"
KBS_2019 = "http://world.kbs.co.kr/service/news_view.htm?lang=g&Seq_Code=78693"
AP_GULF = "https://www.business-standard.com/amp/article/pti-stories/thousands-of-north-korean-labourers-in-us-allied-gulf-nations-117072800935_1.html"
SPUTNIK = "https://sputniknews.com/asia/201902051072151692-north-korea-workers-russia/"
AFP_2017 = "https://www.taipeitimes.com/News/world/archives/2017/12/04/2003683412"
RFA_2024 = "https://rfa.org/english/news/korea/workers-03212024162926.html"
DARUSMAN = "https://img1-azrcdn.newser.com/story/215239/un-north-korea-obtains-foreign-cash-in-cruel-way.html"

STOCKS: list[tuple[str, str | None, str, int | None, int | None, str, str, str]] = [
    ("Asan Institute", "CN", "2017-08-15", 20000, 20000, "approx", "expert", "https://www.scmp.com/print/news/china/policies-politics/article/2105851/gaps-records-cloak-chinas-north-korean-slave-labourers"),
    ("KINU", "CN", "2016-09-20", 70000, 80000, "range", "expert", UPI_2016),
    ("US Government", "CN", "2017-12-22", 50000, 50000, "approx", "official", REUTERS_2020),
    ("NKDB", "CN", "2019-12-24", 80000, 80000, "approx", "expert", "https://en.nkdb.org/announcements/"),
    ("South Korean media", "CN", "2023-08-15", 100000, 100000, "approx", "media", "https://voicesagainstautocracy.org/north-korea/north-korea-brings-home-around-700-of-its-workers-from-china-and-russia/"),
    ("KINU", "RU", "2016-09-20", 30000, 30000, "approx", "expert", UPI_2016),
    ("Ambassador Matsegora", "RU", "2017-12-22", 34000, 34000, "approx", "official", SPUTNIK),
    ("Ambassador Matsegora", "RU", "2018-12-31", 11000, 11000, "approx", "official", SPUTNIK),
    ("Russia's report", "RU", "2017-12-31", 30023, 30023, "exact", "official", KBS_2019),
    ("Russia's report", "RU", "2018-12-31", 11490, 11490, "exact", "official", KBS_2019),
    ("South Korean media", "RU", "2023-08-15", 3000, 4000, "range", "media", "https://voicesagainstautocracy.org/north-korea/north-korea-brings-home-around-700-of-its-workers-from-china-and-russia/"),
    ("NIS", "RU", "2024-10-15", 4000, 4000, "approx", "intelligence", "https://www.thestar.com.my/aseanplus/aseanplus-news/2025/02/10/thousands-of-n-korean-workers-sent-to-russian-construction-sites-seoul-intelligence"),
    ("two officials", "KW", "2017-07-28", 2500, 2500, "approx", "official", AP_GULF),
    ("two officials", "QA", "2017-07-28", 2000, 2000, "approx", "official", AP_GULF),
    ("two officials", "AE", "2017-07-28", None, 1500, "at_most", "official", AP_GULF),
    ("Mongolia", "MN", "2017-11-15", 1190, 1190, "exact", "official", AFP_2017),
    ("Darusman", None, "2015-10-15", 50000, None, "at_least", "un", DARUSMAN),
    ("US Mission to the UN", None, "2017-09-30", 93000, 93000, "approx", "official", "https://worldecr.com/news/eu-tightens-sanctions-north-korea"),
    ("UN Panel of Experts", None, "2023-12-31", 100000, 100000, "approx", "un", RFA_2024),
]  # fmt: skip
PAY: list[tuple[str, str | None, str, float | None, float | None, float | None, str, str]] = [
    ("experts", "CN", "2012-07-01", 200, 300, None, "the wage", "https://www.nkeconwatch.com/2012/05/28/china-issues-20000-work-visas-to-dprk/"),
    ("experts", "CN", "2012-07-01", None, 50, None, "the worker keeps", "https://www.nkeconwatch.com/2012/05/28/china-issues-20000-work-visas-to-dprk/"),
    ("businessman", "CN", "2017-06-30", 300, 300, None, "the wage", "http://www.dailynk.com/english/north-korean-overseas-laborers-giv/"),
    ("businessman", "CN", "2017-06-30", 200, 200, 0.7, "handed over", "http://www.dailynk.com/english/north-korean-overseas-laborers-giv/"),
    ("Daily NK", "CN", "2023-06-30", 333, 363, None, "paid by the factory", "https://www.dailynk.com/english/north-korea-demands-chinese-factories-hand-over-voluntary-contributions/"),
    ("Yomiuri", "CN", "2024-02-20", 97, 140, None, "the worker keeps", "https://americanmilitarynews.com/2024/02/enraged-n-korean-workers-in-china-beat-factory-manager-to-death-report/"),
    ("two officials", "AE", "2017-07-28", 1000, 1000, None, "the wage", AP_GULF),
    ("two officials", "AE", "2017-07-28", 200, 200, None, "left with", AP_GULF),
    ("NIS", "RU", "2024-10-15", 800, 800, None, "the pay", "https://www.thestar.com.my/aseanplus/aseanplus-news/2025/02/10/thousands-of-n-korean-workers-sent-to-russian-construction-sites-seoul-intelligence"),
    ("BBC", "RU", "2025-08-12", 100, 200, None, "the worker keeps", "https://particle.news/story/russia-turns-to-north-korean-labourers-to-fill-wartime-gaps"),
    ("Darusman", None, "2015-10-15", 120, 150, None, "take-home pay", DARUSMAN),
    ("State Department", None, "2017-12-04", 300, 1000, 0.8, "the wage", AFP_2017),
]  # fmt: skip
TOTALS: list[tuple[str, str | None, int, float | None, float | None, str]] = [
    ("estimates in Darusman's report", None, 2015, 1.2e9, 2.3e9, DARUSMAN),
    ("NKDB", None, 2015, None, 3e8, UPI_2016),
    ("two South Korean institutes", None, 2016, 1.5e8, 2.3e8, UPI_2016),
    ("C4ADS, estimates cited", None, 2016, 1.2e9, 2.3e9, "https://crs.ul.com/en/news-events/dispatched-mapping-overseas-forced-labor-north-koreas-proliferation-finance-system/"),
    ("Associated Press", None, 2017, 2e8, 5e8, "https://highergroundtimes.com/higher-ground/2017/oct/5/north-korean-workers-process-salmon-snow-crab-ship"),
    ("UN estimate, AFP", None, 2017, 5e8, 5e8, AFP_2017),
    ("various estimates", None, 2017, 9.3e8, 2e9, "https://worldecr.com/news/eu-tightens-sanctions-north-korea"),
    ("US Government", None, 2018, 5e8, None, REUTERS_2020),
    ("Asan Institute", "CN", 2017, 1e8, 2e8, "https://www.scmp.com/print/news/china/policies-politics/article/2105851/gaps-records-cloak-chinas-north-korean-slave-labourers"),
    ("UN Panel of Experts", None, 2023, 5e8, 5e8, RFA_2024),
]  # fmt: skip
PLACES = {
    "CN": "China",
    "RU": "Russia",
    "KW": "Kuwait",
    "QA": "Qatar",
    "AE": "United Arab Emirates",
    "MN": "Mongolia",
}


def claims() -> list[dict[str, Any]]:
    """The figures in the form of claims; totals among them, as sums that take no part."""
    found: list[dict[str, Any]] = []

    def add(kind: str, who: str, host: str | None, day: str, **slots: Any) -> None:
        number = len(found) + 1
        place = None if host is None else {"name": PLACES[host], "country": host, "level": "country"}
        found.append(
            {"id": f"c{number}", "report": f"figure-{number}", "published": day, "publisher": who, "family": who}
            | {"kind": kind, "place": place, "host": host, "time": {"start": day, "end": day}, "modality": "asserted"}
            | slots
        )

    for who, host, day, low, high, basis, source, _ in STOCKS:
        count = {"low": low, "high": high, "basis": basis}
        add("presence", who, host, day, count=count, source={"description": who, "type": source})
    for who, host, day, least, most, share, words, _ in PAY:
        money = {"low": least, "high": most, "currency": "USD", "per": "month", "share": share}
        add("pay", who, host, day, money=money, quote=words, source={"description": who, "type": "expert"})
    for who, host, year, least, most, _ in TOTALS:
        money = {"low": least, "high": most, "currency": "USD", "per": "year", "share": None}
        add("pay", who, host, f"{year}-07-01", money=money, source={"description": who, "type": "expert"})
    return found


def main() -> None:
    """Prints the ranges and the totals beside them, as Markdown."""
    told = claims()
    found = estimate(told, tree=None, first="2015-01", last="2024-12")
    rows = earnings(found, told).rows
    print("| place | year | half of the chance | nine tenths | drivers |\n| --- | --- | --- | --- | --- |")
    names = {node.id: node.name for node in found.tree.nodes}
    for row in rows:
        drivers = ", ".join(f"{one.name} {one.share:.0%}" for one in row.drivers if one.share >= 0.05)
        refused = " (refused)" if row.refused else ""
        print(
            f"| {names[row.place]} | {row.period}{refused} | {row.p25 / 1e6:,.3g} to {row.p75 / 1e6:,.3g} "
            f"| {row.p05 / 1e6:,.3g} to {row.p95 / 1e6:,.3g} | {drivers} |"
        )
    print("\n| total told | place | year | millions told | against nine tenths |\n| --- | --- | --- | --- | --- |")
    for row in rows:
        for one in row.told:
            low, high = (None if end is None else end / 1e6 for end in (one.low, one.high))
            print(f"| {one.family} | {names[row.place]} | {row.period} | {low} to {high} | {one.lies} |")


if __name__ == "__main__":
    main()

"""A small case made by hand, with everything that pages and exports must bear: retellings, parts, a contradiction, an
overlap, an undated report, a hostile one and one that may not leave. Every name in it is made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from tumen.case import Original
from tumen.ledger import (
    Claim,
    Claimed,
    Contradiction,
    Count,
    Decision,
    Drift,
    Effective,
    Element,
    Finding,
    Ground,
    Incident,
    Kind,
    Lineage,
    Origin,
    Part,
    Passage,
    Place,
    Plan,
    Proof,
    Report,
    Retelling,
    Rotation,
    Source,
    StatedFact,
    When,
    digest,
    make_claim,
    make_fact,
    slot_form,
)

HIDDEN = "\u202e"
"""The override that makes a browser draw what follows from right to left."""

HUNCHUN = Place(name="Hunchun", country="CN", level="city", id="gn:1", lat=42.87, lon=130.36)
NORTH = Place(name="North Korea", country="KP", level="country")
TRADER = Source(description="a trader in the border town", type="trader")
AUTHOR = Source(description="", type="author")


def _original(about: str, name: str, **more: Any) -> Original:
    return Original(
        id=about,
        name=name,
        source=f"folder/{name}",
        media_type="text/plain",
        size=1234,
        captured_at="2026-03-01T12:00:00+00:00",
        tool="0.1.0",
        read_version="1",
        extract_version="1",
        **more,
    )


@dataclass(frozen=True)
class HandmadeCase:
    """What `tumen.publish.snapshot.CaseView` asks for, from values."""

    all_reports: tuple[Report, ...] = ()
    all_claims: tuple[Claim, ...] = ()
    all_facts: tuple[StatedFact, ...] = ()
    graph: Lineage = Lineage()  # noqa: RUF009 - frozen
    all_incidents: tuple[Incident, ...] = ()
    all_findings: tuple[Finding, ...] = ()
    accepted: frozenset[str] = frozenset()

    def decisions(self) -> tuple[Decision, ...]:
        return ()

    def proposals(self) -> tuple[Claim, ...]:
        return self.all_claims

    def reports(self) -> tuple[Report, ...]:
        return self.all_reports

    def originals(self) -> tuple[Original, ...]:
        """The first report stands in a web archive, the others are files."""
        return tuple(
            _original(
                report.id,
                f"{report.name}.txt",
                url="https://example.org/<b>bold</b>" if place == 0 else None,
                fetched_at="2024-09-20T07:08:09Z" if place == 0 else None,
                headers=(("status", "200 OK"), ("X-Odd", "<script>alert(1)</script>")) if place == 0 else (),
                within="a" * 64 if place == 0 else None,
                locator="record at byte 88" if place == 0 else None,
            )
            for place, report in enumerate(self.all_reports)
        )

    def containers(self) -> tuple[Original, ...]:
        return (_original("a" * 64, "border.warc"),)

    def original(self, about: str) -> bytes:
        return next(report.text.encode() for report in self.all_reports if report.id == about)

    def effective(self) -> Effective:
        noted: list[Claim | Report | Incident] = [*self.all_claims[:1], *self.all_reports[:1], *self.all_incidents[:1]]
        notes = {one.id: (f"ask again about this {type(one).__name__.lower()}",) for one in noted}
        corrected = {claim.id: ("sex",) for claim in self.all_claims[:1]}
        return Effective(
            claims=self.all_claims,
            accepted=self.accepted,
            corrected=MappingProxyType(corrected),
            notes=MappingProxyType(notes),
        )

    def facts(self) -> tuple[StatedFact, ...]:
        return self.all_facts

    def lineage(self) -> Lineage:
        return self.graph

    def incidents(self) -> tuple[Incident, ...]:
        return self.all_incidents

    def findings(self) -> tuple[Finding, ...]:
        return self.all_findings


def report(name: str, text: str, **fields: Any) -> Report:
    """A report whose id is the hash of its text."""
    return Report(id=digest(text.encode()), name=name, text=text, media_type="text/plain", **fields)


def claim(of: Report, quote: str, kind: Kind, *, words: dict[str, str] | None = None, **slots: Any) -> Claim:
    """A claim on the words `quote` of a report; `words` are those that a slot rests on."""
    start = of.text.index(quote)
    spans = {
        slot: Ground(spans=((of.text.index(found), of.text.index(found) + len(found)),))
        for slot, found in (words or {}).items()
    }
    return make_claim(
        report=of.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=kind,
        spans=MappingProxyType(spans),
        rule="test-rule",
        version="1",
        **{"source": AUTHOR} | slots,
    )


def exactly(number: int) -> Count:
    return Count(low=number, high=number, basis="exact")


_WIRE_TEXT = (
    "Workers cross\n\nA trader in the border town said 500 workers came to Hunchun on August 28. Of them, 150 women "
    "went to Example Garment Co., Ltd. the next day.\n\nRelated: other news"
)
WIRE = report(
    "wire",
    _WIRE_TEXT,
    title="Workers cross at Hunchun",
    publisher="Example Wire",
    language="en",
    url="https://example.org/2024/09/workers",
    published=date(2024, 9, 2),
    published_from="header",
    furniture=((_WIRE_TEXT.index("Related"), len(_WIRE_TEXT)),),
)
COPY = report(
    "copy",
    "Example Wire reports that 150 workers were sent to Hunchun. The new resolution of last week forbids it.",
    title="Workers sent again",
    written_between=When(start=date(2024, 8, 28), end=date(2024, 12, 31)),
    upstream=("Example Wire",),
    proofs=(Proof(bound=date(2024, 8, 28), side="start", start=61, end=89, why="the newest resolution it names"),),
)
RADIO = report(
    "radio",
    "훈춘에 북한 근로자 약 300명이 8월 28일 도착했다고 현지 주민이 전했다.",
    title="훈춘 도착",
    publisher="Example Radio",
    language="ko",
    published=date(2024, 9, 5),
    published_from="url",
)
HOSTILE = report(
    "hostile",
    f'<script>document.title="taken"</script><img src=x onerror=alert(1)> and {HIDDEN}40 workers{HIDDEN} at a '
    "garment plant in Hunchun <b>bold</b> “quoted”",
    title=f'=HYPERLINK("http://evil.example","{HIDDEN}click")<script>alert(1)</script>',
    publisher="@SUM(1+1)<i>",
    url="javascript:alert(1)",
    language='en" onmouseover="alert(1)',
    published=date(2024, 9, 9),
    published_from="header",
)
SECRET = report(
    "secret",
    "A confidential note: 7351 workers live at the Quiet Street dormitory in Hunchun.",
    title="Confidential note",
    publisher="Quiet Desk",
    published=date(2024, 9, 1),
    marking="TLP:RED",
)

ARRIVED = When(start=date(2024, 8, 28), end=date(2024, 8, 28))
SENT = claim(
    WIRE,
    "500 workers came to Hunchun on August 28",
    "movement",
    words={
        "count": "500 workers",
        "destination": "Hunchun",
        "time": "August 28",
        "source": "A trader in the border town",
    },
    direction="out",
    count=exactly(500),
    origin=NORTH,
    destination=HUNCHUN,
    host="CN",
    time=ARRIVED,
    source=TRADER,
)
HIRED = claim(
    WIRE,
    "Of them, 150 women went to Example Garment Co., Ltd. the next day",
    "hiring",
    words={"count": "150 women", "employer": "Example Garment Co., Ltd."},
    count=exactly(150),
    sex="female",
    place=HUNCHUN,
    host="CN",
    employer="Example Garment Co., Ltd.",
    sector="garment",
    time=When(start=date(2024, 8, 29), end=date(2024, 8, 29)),
    source=TRADER,
    part_of=SENT.id,
)
WOMEN = claim(
    WIRE,
    "150 women went to Example Garment Co., Ltd",
    "presence",
    words={"count": "150 women"},
    count=exactly(150),
    place=HUNCHUN,
    host="CN",
)
RETOLD = claim(
    COPY,
    "150 workers were sent to Hunchun",
    "movement",
    words={"count": "150 workers"},
    direction="out",
    count=exactly(150),
    origin=NORTH,
    destination=HUNCHUN,
    host="CN",
)
AIRED = claim(
    RADIO,
    "훈춘에 북한 근로자 약 300명이 8월 28일 도착",
    "movement",
    words={"count": "약 300명"},
    direction="out",
    count=Count(low=300, high=300, basis="approx"),
    origin=NORTH,
    destination=HUNCHUN,
    host="CN",
    time=ARRIVED,
    source=Source(description="현지 주민", type="local"),
)
ATTACK = claim(
    HOSTILE,
    f"{HIDDEN}40 workers{HIDDEN} at a garment plant in Hunchun <b>bold</b>",
    "presence",
    words={"count": "40 workers"},
    count=exactly(40),
    place=HUNCHUN,
    host="CN",
    employer="=cmd|' /C calc'!A0",
    source=Source(description="<u>somebody</u>", type="local"),
)
HELD = claim(SECRET, "7351 workers live at the Quiet Street dormitory", "presence", count=exactly(7351), place=HUNCHUN)

APPROVED = make_fact(
    report=COPY.id,
    fact="committee_approval",
    value=None,
    time=None,
    quote="forbids it",
    start=COPY.text.index("forbids it"),
    end=COPY.text.index("forbids it") + len("forbids it"),
)

WIRE_ORIGIN = Origin(key="trader", name="Example Wire", report=WIRE.id, human="a trader in the border town")
RADIO_ORIGIN = Origin(key="radio", name="Example Radio", report=RADIO.id)
SECRET_ORIGIN = Origin(key="secret", name="Quiet Desk", report=SECRET.id)

LINEAGE = Lineage(
    retellings=(
        Retelling(
            report=COPY.id,
            of=WIRE.id,
            outlet="Example Wire",
            probability=0.93,
            evidence=("it says “Example Wire reports”",),
            passages=(Passage(start=26, end=37, there_start=0, there_end=11),),
            drifts=(
                Drift(
                    slot="count",
                    before=SENT.id,
                    after=RETOLD.id,
                    was=slot_form(exactly(500)),
                    became=slot_form(exactly(150)),
                ),
            ),
        ),
        Retelling(
            report=RADIO.id, of=None, outlet="Example Agency", probability=0.6, evidence=("it names Example Agency",)
        ),
    ),
    origins=MappingProxyType(
        {
            SENT.id: (WIRE_ORIGIN,),
            HIRED.id: (WIRE_ORIGIN,),
            WOMEN.id: (WIRE_ORIGIN,),
            RETOLD.id: (),
            AIRED.id: (RADIO_ORIGIN,),
            ATTACK.id: (),
            HELD.id: (SECRET_ORIGIN,),
        }
    ),
    families=MappingProxyType({WIRE.id: "hunchun-2024", COPY.id: "hunchun-2024"}),
)


def _values(*claims: Claim) -> tuple[Claimed, ...]:
    found = []
    for slot in ("direction", "count", "destination", "place", "employer", "time"):
        said: dict[str, list[Claim]] = {}
        for one in claims:
            form = slot_form(getattr(one, slot))
            if form is not None:
                said.setdefault(repr(form), []).append(one)
        for group in said.values():
            keys = sorted({origin.key for one in group for origin in LINEAGE.origins[one.id]})
            value = slot_form(getattr(group[0], slot))
            found.append(Claimed(slot=slot, value=value, claims=tuple(one.id for one in group), origins=tuple(keys)))
    return tuple(found)


ARRIVAL = Incident(
    id="a" * 32,
    kind="movement",
    claims=(SENT.id, AIRED.id, RETOLD.id),
    values=_values(SENT, AIRED, RETOLD),
    support=2,
    status="contested",
    contradictions=(
        Contradiction(
            slot="count",
            claims=(SENT.id, AIRED.id),
            why="500 and about 300 cannot both be right",
            sides=((SENT.id,), (AIRED.id,)),
            between="independent",
        ),
    ),
    reasons=("the same place and the same day",),
)
FACTORY = Incident(
    id="b" * 32,
    kind="hiring",
    claims=(HIRED.id,),
    values=_values(HIRED),
    support=1,
    status="single_origin",
    parts=(
        Part(claim=HIRED.id, of=SENT.id),
        Part(claim=RETOLD.id, of=SENT.id, via=HIRED.id, probability=0.8),
    ),
)
PLANT = Incident(
    id="c" * 32,
    kind="presence",
    claims=(ATTACK.id, WOMEN.id, HELD.id),
    values=_values(ATTACK, WOMEN, HELD),
    support=2,
    status="corroborated",
    rotation=Rotation(leg="in", other="a" * 32, stated_by=(WOMEN.id,), why=("their words say so", "one report")),
    plans=(
        Plan(claim=ATTACK.id, state="disputed", carried_out_by=(WOMEN.id,), failed_by=(HELD.id,), why="both are told"),
    ),
    reasons=("the same town",),
)

FINDING = Finding(
    incident=FACTORY.id,
    provision="UNSCR-2375-17",
    paragraph="17",
    verdict="breach_if_true",
    period=When(start=date(2024, 8, 29), end=date(2024, 8, 29)),
    bounded=True,
    duty="the state in whose jurisdiction they work",
    elements=(
        Element(
            id="E1",
            statement="a permit to work was given",
            state="met",
            claims=(HIRED.id,),
            facts=(APPROVED.id,),
            why="150 women were hired",
        ),
        Element(id="E2", statement="after 11 September 2017", state="not_met", why="the day is later"),
    ),
    exceptions=(Element(id="X1", statement="the Committee approved it", state="cannot_tell", why="no report says"),),
    gaps=("Did the Committee approve it?",),
    why="every element is met by the claims as they stand",
)
SECRET_FINDING = Finding(
    incident=PLANT.id,
    provision="UNSCR-2397-8",
    paragraph="8",
    verdict="undetermined",
    period=None,
    bounded=False,
    duty="the host state",
    elements=(),
    exceptions=(),
    gaps=("Who lives at Quiet Street?",),
    why="the time is open",
)

CASE = HandmadeCase(
    all_reports=(WIRE, COPY, RADIO, HOSTILE, SECRET),
    all_claims=(SENT, HIRED, WOMEN, RETOLD, AIRED, ATTACK, HELD),
    all_facts=(APPROVED,),
    graph=LINEAGE,
    all_incidents=(ARRIVAL, FACTORY, PLANT),
    all_findings=(FINDING, SECRET_FINDING),
    accepted=frozenset({SENT.id}),
)

"""English words that tell what a number counts."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a text, parted by spaces."""
    return frozenset(listed.split())


PEOPLE = words(
    """
    people persons individuals men women girls boys workers laborers labourers employees staff personnel hands
    nationals citizens compatriots countrymen migrants guests trainees interns recruits apprentices
    waitresses waiters cooks chefs hostesses servers seamstresses tailors builders masons welders plasterers painters
    carpenters loggers lumberjacks miners farmers fishermen sailors crew fishers packers processors operators
    doctors nurses physicians medics surgeons specialists technicians engineers programmers developers coders
    freelancers hackers experts scientists professionals artists performers musicians singers dancers athletes
    footballers sculptors craftsmen tradesmen guards supervisors managers bosses overseers minders foremen
    interpreters translators officials agents officers police policemen diplomats soldiers troops servicemen
    conscripts combatants fighters students pupils graduates teachers lecturers researchers refugees defectors
    escapees runaways deserters returnees deportees overstayers detainees prisoners inmates hostages victims
    survivors patients dead wounded casualties deaths passengers travellers travelers visitors tourists entrants
    arrivals residents inhabitants locals foreigners immigrants expatriates expats mothers daughters wives husbands
    children sons adults youths members volunteers candidates applicants jobseekers newcomers replacements colleagues
    representatives delegates traders merchants businessmen businesspeople entrepreneurs drivers cleaners caregivers
    carers helpers servants workforce manpower souls females males youngsters teenagers breadwinners earners cadres
    shipbuilders dockers seafarers porters stitchers knitters embroiderers workmen hires assistants accountants
    participants clerks butchers laundresses
    """
)
"""Plural or collective nouns that mean people."""

PEOPLE_SINGULAR = words(
    """
    person man woman girl boy worker laborer labourer employee national citizen trainee waitress waiter cook builder
    mason logger miner sailor doctor nurse physician specialist technician engineer programmer refugee defector
    manager supervisor official soldier student guard overstayer detainee passenger resident foreigner member one
    """
)
PEOPLE_ENDINGS = ("men", "women", "people", "folk", "workers", "laborers", "labourers", "ists", "ees")
NOT_PEOPLE = words(
    "trees fees coffees degrees committees lists guarantees knees decrees omen regimen specimen "
    "specimens abdomen acumen bees levees marquees"
)
"""Words that have such an ending and mean no people."""

UNSURE_ENDINGS = ("ers", "ors")
"""Endings of words for people ("riveters") and for things ("towers") alike."""

PLURALS = words("people men women children staff personnel crew police folk cattle feet teeth data media")
"""Plural heads that do not end in s."""

NOT_PLURAL = words("overseas previous various serious dangerous famous plus less press always perhaps besides thus")
"""Words that end in s and are no plural noun."""

STOPS = words(
    """
    of in on at to from for with by into onto over under after before since until till through during within without
    across along around about as than that which who whom whose when where while because if though although but or
    nor so yet is are was were be been being am has have had do does did will would shall should can could may might
    must not no and the a an this these those their his her its our your my he she it they we you i them him us there
    here what how why said says told per each every both between among against off out up down away back home abroad
    """
)
"""Function words that end a noun phrase."""

SKIPPED = words("more additional further other others such extra")
"""Words between a number and its noun that name nothing."""

LABELS = words(
    """
    resolution resolutions unscr scr res article articles paragraph paragraphs para paras section sections
    chapter no nos
    number page pages figure fig table annex appendix room flight unit bureau office order law decree item point
    building bloc block gate route highway channel version phase stage grade model type pier rule sars covid
    """
)
"""Words that turn a following number into a name: "Resolution 2397", "Article 5", "Bureau 39"."""

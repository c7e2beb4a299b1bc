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
    dentists workmates ringleaders
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
    participants clerks butchers laundresses holders moneymakers jobholders livelihoods managers
    subcontractors recruiters brokers shopkeepers housekeepers caretakers beauticians hairdressers masseuses
    fishworkers shopworkers bricklayers plumbers electricians scaffolders roofers machinists mechanics fitters
    pilots stewards sailors marines commandos policewomen spies operatives facilitators moles fugitives
    dependants dependents spouses brothers sisters fathers parents relatives kids infants babies
    civilians peasants villagers townspeople settlers applicants alumni interviewees
    respondents informants sources witnesses bystanders attendees spectators protesters strikers rioters suspects
    culprits criminals convicts offenders smugglers traffickers martyrs veterans heroes elites comrades
    chaperones monitors informers instructors trainers coaches mentors secretaries lawyers judges journalists
    reporters editors writers actors actresses announcers animators designers illustrators architects
    envoys ambassadors ministers consuls executives directors chairmen customers buyers vendors entertainers maids
    couriers handlers escorts translators insiders scholars friends neighbours neighbors cousins owners investors
    contractors freelancers gardeners janitors packers sorters peelers shuckers cutters finishers
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
COLLECTIVES = words(
    """
    group groups team teams contingent contingents workforce staff crew crews delegation delegations batch batches
    brigade brigades cohort cohorts squad squads detachment detachments party parties troupe troupes column columns
    gang gangs headcount class unit units
    """
)
"""Words for people together: "a team of 12" counts people, though no noun says so."""

PEOPLE_ENDINGS = ("men", "women", "people", "folk", "workers", "laborers", "labourers", "ists", "ees")
NOT_PEOPLE = words(
    "trees fees coffees degrees committees lists guarantees knees decrees omen regimen specimen "
    "specimens abdomen acumen bees levees marquees winters summers containers computers trailers numbers orders "
    "letters towers rivers borders papers dinners offers powers trawlers tankers freighters steamers cruisers boilers "
    "generators tractors motors sensors reactors sectors factors errors doors corridors elevators compressors "
    "transformers chargers printers routers drawers covers layers counters shelters chapters posters banners vouchers "
    "registers transfers cylinders ladders burners freezers coolers heaters dryers bulldozers excavators harvesters "
    "scooters helicopters lockers mirrors colors quarters cancers disorders"
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

MEASURES = words(
    """
    second seconds minute minutes hour hours day days night nights week weeks fortnight fortnights month months quarter
    quarters year years decade decades century centuries yr yrs mos mths wks hr hrs min mins sec secs am pm
    millimetre millimetres millimeter millimeters centimetre centimetres centimeter centimeters metre metres meter
    meters kilometre kilometres kilometer kilometers mile miles yard yards foot feet inch inches league leagues
    mm cm km kms kmh kph mph m ft nm
    hectare hectares acre acres pyeong pyong mu ha sqm sq square cubic sqft
    gram grams gramme grammes kilogram kilograms kilogramme kilogrammes kilo kilos ton tons tonne tonnes
    ounce ounces kg kgs g mg lb lbs oz mt dwt teu barrel barrels litre litres liter liters gallon gallons ml
    degree degrees celsius fahrenheit calorie calories kcal decibel decibels
    volt volts watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts amp amps hertz kw mw gw kwh mwh
    horsepower hp rpm byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes kb mb gb
    tb pixel pixels
    seat seats seater seaters berth berths bed beds bedded floor floors storey storeys storied storeyed story
    percent pct percentage point points times time fold way star starred party sided pronged page pages line
    noon midnight thanks odds o'clock dollar dollars euro euros cent cents yuan renminbi won yen ruble rubles rouble
    roubles
    """
)
"""Units: what stands before them is a length, a weight, a time, a sum or a number of seats and counts no heads."""

MONTHS = words(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
"""Names behind which figures are a day."""

LABELS = words(
    """
    resolution resolutions unscr unscrs unsc scr res article articles paragraph paragraphs para paras section sections
    chapter chapters no nos op ops eo
    number page pages figure fig table annex appendix room flight unit bureau office order law decree item point
    building bloc block gate route highway channel version phase stage grade model type pier rule sars covid
    directive ordinance docket passport id floor postcode zip tel phone fax iphone android extension ext vol pp sec
    hall stand booth stall imo mmsi code codes figures tables annexes fn footnote footnotes juche psalm
    sect art
    """
)
"""Words that turn a following number into a name: "Resolution 2397", "Article 5", "Bureau 39"."""

VERB_LABELS = words("stand stall no order law office point number rule stage model type")
"""Labels that are verbs or nouns as well ("they number 500"): labels of a number only with a capital."""

CAPITAL_LABELS = words(
    """
    lab laboratory camp area zone hall level lot block group battalion brigade division regiment corps company platoon
    ward dock berth terminal windows case count track line class day week round season episode part
    volume book chapter exhibit slide step tier mark apollo train bus platform plant factory mine farm site
    department institute school prison regulation act title schedule protocol convention treaty agreement form
    reactor house apartment apt flat suite shop store warehouse dormitory district sector kilometre km mile exit
    squad villa lane box hotel photo picture image scene tweet note issue cabin wagon
    schedule category fiscal hwasong war nodong taepodong pukguksong mig sukhoi boeing airbus ilyushin tupolev
    """
)
"""Words that are labels of a number only where they begin with a capital: "Camp 15", "Lab 110", "Train 27"."""

DOTTED_LABELS = words("no nos res para paras p pp art arts sec sect fig vol ch op bldg apt tel ext ref rm")
"""Labels that are written short, with a full stop."""

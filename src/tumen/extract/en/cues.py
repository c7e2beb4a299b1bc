"""Words by which English says that somebody speaks, and those that stand around them."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SAYING = _set(
    "said says say corrected written saying told tells tell added adds add adding explained explains explain noted "
    "notes note claimed claims claim stated states reported reports report revealed reveals reveal recalled recalls "
    "recall continued confirmed confirms confirm announced announces wrote writes write estimated estimates estimate "
    "alleged alleges allege reckoned reckons reckon testified testifies warned warns argued argues argue commented "
    "emphasized emphasised stressed stresses concluded concludes disclosed discloses insisted insists insist "
    "acknowledged acknowledges admitted admits admit recounted recounts relates remembers remembered complained "
    "complains observed observes predicted predicts informed informs notified declared declares suggested suggests "
    "suggest indicated indicates indicate cautioned contended contends assured assures replied replies answered "
    "responded remarked lamented asserted asserts assert reiterated mentioned mentions speculated speculates "
    "describes described describe quipped tweeted guessed guesses conceded concedes opined quoted cited calculates "
    "calculated reasoned ventured ventures warn stress predict lament contend complain conjectured supposes surmised "
    "clarified clarifies specified elaborated reaffirmed reaffirms retorted attested attests cautions discloses "
    "underlined underlines underscored "
    "hinted protested protests countered swore swears confided confides boasted boasts objected joked summed ruled "
    "judged remember recount relate"
)
"""Finite forms that say that somebody speaks."""
WEAK = _set(
    "found finds find show shows showed shown thought thinks think believes believed believe suspects suspect "
    "suspected states claims charges notes reports knows identified details detailed documented documents documenting "
    "lists listed puts put expects expect fears feared understands uncovered exposed accuses accused denied denies "
    "deny rejected dismissed urged urges urge appealed pledged pledges vowed vows promised promises gave gives give "
    "counted counts knew spoke speaks speak talked talks talk heard single singled maintain maintains held holds "
    "charged assume "
    "assumes assumed demanded demands called calls praised regrets regretted criticized criticised criticizes "
    "criticises blamed blames attributed attributes hold maintained accuse denounced denounces condemned condemns "
    "decried highlighted highlights established determined ascertained verified discovered detected"
)
"""Forms that have other senses too: their subject must be known to be a speaker, no pronoun and no name alone."""
OPAQUE = _set(
    "accuses accused denied denies deny rejected dismissed suspects suspect suspected identified lists listed puts "
    "put describes described describe expects expect uncovered exposed alleged alleges urged urges urge appealed "
    "pledged pledges vowed vows promised promises gave gives give counted counts knew knows spoke speaks speak talked "
    "talks talk "
    "single singled accuse denounced denounces condemned condemns decried charged charges demanded demands called "
    "calls praised regrets regretted criticized criticised criticizes criticises blamed blames attributed attributes "
    "heard"
)
"""Forms that are part of what is said: the speaker is named, but the words stay with the claim."""
INVERTING = _set(
    "said says say added adds add explained explains noted notes claimed claims claim recalled recalls wrote writes "
    "write reported reports warned argued according insisted insists observed commented reckons estimates stressed "
    "remembers relates told answered answers replied replies remarked remarks complained complains concluded "
    "concludes reasoned thinks thought believes recounts recounted lamented laments admitted admits adding warns "
    "argues guessed guesses continued confided"
)
TELLING = _set("told tells tell informed informs notified assured assures")
HELPERS = _set(
    "has have had also later further recently then meanwhile earlier separately previously would once already still "
    "again both all each now first just who"
)
BE = _set("is are was were be been being")
STOP = frozenset(',;:“”"—–()[]‘')
JOINT = _set("that and but while as because when after if although where what before though whether since so than")
TURN = _set("while as because when after if although where what before though whether since so than")
"""Words before which no speaker of the verb can begin."""
LEARNING = _set("learned heard learnt hears learns")
ADJUNCT = _set(
    "on in at to during by via last this earlier later while who when referring speaking under through yesterday "
    "after recently citing according as with of from for separately today tomorrow before about over monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december anonymously asking requesting late early without since"
)
TIME = _set(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday last this that year month week early late mid spring summer autumn winter "
    "weekend"
)
LED = _set(
    "according citing quoting words view opinion account estimate count reckoning per based reported noted told "
    "quoted cited confirmed disclosed revealed announced spotted witnessed observed estimated"
)
"""One of these stands wherever a phrase such as "according to" names somebody; most sentences have none."""
QUOTES = _set("quoted quotes quoting cited cites citing")
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "him", "her", "them"})
"""Words that mean a speaker named before."""
OF_THINGS = frozenset({"gave", "gives", "give", "counted", "counts", "held", "holds", "hold", "called", "calls"})
"""Forms that say something where a number or such a word follows."""
OF_FINDING = frozenset({"established", "determined", "ascertained", "verified", "discovered", "detected"})
"""Forms that say something where "that" follows, or nothing."""
OF_TALK = frozenset({"spoke", "speaks", "speak", "talked", "talks", "talk", "knew", "knows", "heard"})
"""Forms that say something where "of" follows."""

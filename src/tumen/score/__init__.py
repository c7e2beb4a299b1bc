"""Claims against gold, per kind and per slot: the figures by which an extractor is judged."""

from tumen.score.compare import SLOTS, overlap, pair, same_slot
from tumen.score.figures import Figures, GoldReport, Rate, Ratio, evaluate, predictions
from tumen.score.incidents import IncidentFigures, score_incidents

__all__ = [
    "SLOTS",
    "Figures",
    "GoldReport",
    "IncidentFigures",
    "Rate",
    "Ratio",
    "evaluate",
    "overlap",
    "pair",
    "predictions",
    "same_slot",
    "score_incidents",
]

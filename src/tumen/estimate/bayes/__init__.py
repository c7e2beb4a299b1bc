"""The sampled model: chains that are shown to agree, or are not taken."""

from __future__ import annotations

from tumen.estimate.bayes.sample import Sample, agreement_words, sample

__all__ = ["Sample", "agreement_words", "sample"]

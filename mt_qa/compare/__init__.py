"""Comparing outputs of several systems: which is better, where, and whether the difference is real.

Start reading at `mt_qa.compare.comparing`. All here is a function of texts and of what a review found in each output;
`mt_qa.service.compare` is the door, which reviews the outputs first.

==================  ================================================================================
`outputs`           what is compared: systems, articles, segments
`statistics`        a number for a whole system as a sum over its segments: what resampling needs
`metrics`           BLEU, chrF, chrF++ and TER from sacrebleu as statistics
`quality`           our score and counts of findings as statistics
`tasks`             work in several processes
`remarks`           what is wrong with the texts
`resampling`        confidence intervals, paired bootstrap, approximate randomisation
`ranking`           Holm's correction, winners, clusters
`contradictions`    names, numbers and negations in which outputs disagree
`differences`       words of one output laid beside another's, disagreement of a segment
`slices`, `ngrams`  where a system is better, and what it says too often
`blind`             picks of a person who does not see the names, and how metrics agree with them
==================  ================================================================================
"""

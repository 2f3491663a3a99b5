"""Thousands of articles, unattended: the same reviewer over many records, in several processes or on a cluster.

The input is cut into shards by its order. What came of one shard is one part file, renamed when whole: the parts that
are there are the checkpoint, so that a run that was killed goes on where it stopped, and gives what it would have
given. `mt_qa.batch.run.run_batch` is the door; `mt-qa batch` and the HTTP service go through it.
"""

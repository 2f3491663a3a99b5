"""The HTTP service behind ``mt-qa serve``: `mt_qa.service` over HTTP, JSON in and out.

::

    server.py        sockets, signals, a graceful end
    application.py   puts the parts below together
    shell.py         around every request: its number, size limit, log line, metrics, last resort
    routes/          one file = one family of addresses
    access.py        who asks, what for, how often: keys.py, rates.py
    schemas/         what goes in and comes out, as models; schemas/report.py is the report contract
    problems.py      every error is a problem detail (RFC 9457)
    pool.py          worker processes (worker.py), a bounded queue of tasks (tasks.py) before them
    batches.py       uploads and results on disk (stored_batch.py); running.py feeds them to the pool
    reviewing.py     a line of an upload becomes a line of results
    reference.py     docs/reference/http.md
"""

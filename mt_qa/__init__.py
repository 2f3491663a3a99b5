"""Quality assessment of machine-translated Arabic news.

Start reading at :mod:`mt_qa.service`: ``review(text)`` is the one door of the program. The nouns it speaks in
live in :mod:`mt_qa.core`. Importing this package loads no heavy library.
"""

__version__ = "0.1.0"

"""The review desk: one page on which an editor reads an article, decides about each finding and takes the text home.

`desk` holds the work and every action on it, `view` and `payload` turn it into plain data: these three know
nothing of Streamlit. `session` keeps the desk between reruns; `bars`, `panels`, `components` and `look` draw; `main` is
the page. Run it with ``mt-qa app`` or ``python -m mt_qa.app``.
"""

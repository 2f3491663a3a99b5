"""The pages as Streamlit runs them, in this process and without a browser, on a store of their own."""

from __future__ import annotations

from importlib.resources import files

from desk_fixtures import EDITOR
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from mt_qa.app.desk import Desk
from mt_qa.app.session import Opened
from mt_qa.core import Finding
from mt_qa.store import Person, Role, Store, articles, projects

MAIN = str(files("mt_qa.app") / "main.py")
TIMEOUT = 120
ADMIN = Person(EDITOR, Role.ADMIN)
ARTICLE = "أعلنت الوزارة الوزارة أمس ، خطة جديدة.\nوقال الوزير الوزير إن الخطة جاهزة، وتبدأ غدا، ثم تنتهي بعد عام ."


def page(path: str = "queue", kept: Opened | None = None, **query: str) -> AppTest:
    """The page of that path, drawn; in a session that has the article `kept` open."""
    app = AppTest.from_file(MAIN, default_timeout=TIMEOUT)
    # AppTest switches to pages that are files only; ours are functions, which Streamlit knows by their path's digest.
    app._page_hash = "" if path == "queue" else calc_hash(path)
    for key, value in query.items():
        app.query_params[key] = value
    if kept is not None:
        app.session_state["opened"] = kept
    app.run()
    assert not app.exception, app.exception
    return app


def put(store: Store, text: str = ARTICLE, source: str = "", name: str = "article") -> int:
    """Take an article into the first project."""
    project = projects.default_project(store, who=ADMIN)
    return articles.add_article(store, project.id, text, who=ADMIN, name=name, source=source)


def review(store: Store, text: str = ARTICLE, source: str = "", name: str = "article") -> AppTest:
    """The review of an article that was just taken in."""
    return page("review", article=str(put(store, text, source, name)))


def opened(app: AppTest) -> Opened:
    found: Opened = app.session_state["opened"]
    return found


def desk(app: AppTest) -> Desk:
    return opened(app).desk


def selected(app: AppTest) -> Finding:
    finding = desk(app).finding(desk(app).selected)
    assert finding is not None
    return finding


def go_to(app: AppTest, check: str) -> Finding:
    """Step down the list to the first finding of `check`."""
    for _ in desk(app).shown:
        if selected(app).check == check:
            return selected(app)
        app.button(key="next").click().run()
    raise AssertionError(f"no finding of {check} in {[f.check for f in desk(app).shown]}")


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def error_line(app: AppTest) -> str:
    (error,) = app.error
    return error.value.replace("\\", "")

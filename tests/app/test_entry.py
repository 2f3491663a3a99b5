"""Who comes in at the desk's door: by OpenID Connect, by a proxy's header, and nobody else; in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from login_provider import CLIENT, login_provider
from playwright.sync_api import Browser, expect
from running_desk import RunningDesk

from mt_qa.store import Person, Role, open_store, people

pytestmark = pytest.mark.browser

SECRET = "what only the proxy knows"
ADMIN = Person("keeper", Role.ADMIN)
SAMIRA, YUSUF = "samira@desk.example", "yusuf@desk.example"
IMPORT = ".st-key-import button"


def give(desk: RunningDesk, name: str, role: Role) -> None:
    store = open_store(desk.url)
    people.give_role(store, name, role, who=ADMIN)
    store.close()


def test_a_login_at_the_provider_opens_the_desk_and_a_role_shuts_it(chromium: Browser, tmp_path: Path) -> None:
    desk = RunningDesk(tmp_path, {"MT_QA_ACCESS": "oidc", "MT_QA_NEWCOMERS": "nobody"})
    claims = {"sub": "7", "email": SAMIRA.title(), "email_verified": True}
    with login_provider(claims) as provider:
        secrets = tmp_path / ".streamlit" / "secrets.toml"
        secrets.parent.mkdir()
        secrets.write_text(
            "[auth]\n"
            f'redirect_uri = "{desk.address}/oauth2callback"\n'
            'cookie_secret = "a long random string for the tests"\n'
            f'client_id = "{CLIENT}"\n'
            'client_secret = "x"\n'
            f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n'
        )
        with desk:
            page = chromium.new_context().new_page()
            page.goto(f"{desk.address}/?language=en")
            expect(page.get_by_text("nobody is logged in")).to_be_visible()
            page.locator(".st-key-log-in button").click()
            expect(page.get_by_text(f"{SAMIRA} has no access here")).to_be_visible()
            give(desk, SAMIRA, Role.EDITOR)
            page.reload()
            expect(page.locator(IMPORT)).to_be_visible()
            give(desk, SAMIRA, Role.NOBODY)
            page.reload()
            expect(page.get_by_text(f"{SAMIRA} has no access here")).to_be_visible()
            page.context.close()


def test_the_proxy_names_the_person_and_nobody_else_can(chromium: Browser, tmp_path: Path) -> None:
    desk = RunningDesk(tmp_path, {"MT_QA_ACCESS": "header", "MT_QA_PROXY_SECRET": SECRET})
    give(desk, YUSUF, Role.EDITOR)
    with desk:
        for secret, is_in in (
            ({}, False),
            ({"X-MT-QA-Proxy-Secret": "a guess"}, False),
            ({"X-MT-QA-Proxy-Secret": SECRET}, True),
        ):
            context = chromium.new_context(extra_http_headers={"X-Forwarded-Email": YUSUF, **secret})
            page = context.new_page()
            page.goto(f"{desk.address}/?language=en")
            if is_in:
                expect(page.locator(IMPORT)).to_be_visible()
            else:
                expect(page.get_by_text("nobody is logged in")).to_be_visible()
                expect(page.locator(IMPORT)).to_have_count(0)
            context.close()

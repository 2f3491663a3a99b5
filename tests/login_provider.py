"""An OpenID Connect provider for tests: one person, who is always willing to log in."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "desk"
KEY = RSAKey.generate_key(2048, {"kid": "test", "alg": "RS256", "use": "sig"})


@contextmanager
def login_provider(claims: dict[str, Any]) -> Iterator[str]:
    """The address of a running provider; `claims` are what it says of the person, and may be changed meanwhile."""
    nonces: list[str] = []

    class Provider(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            if url.path == "/authorize":
                nonces.append(asked.get("nonce", ""))
                self.send_response(302)
                query = urlencode({"code": "once", "state": asked["state"]})
                self.send_header("Location", f"{asked['redirect_uri']}?{query}")
                self.end_headers()
            elif url.path == "/jwks":
                self._answer({"keys": [KEY.as_dict(private=False)]})
            else:
                self._answer(
                    {
                        "issuer": address,
                        "authorization_endpoint": f"{address}/authorize",
                        "token_endpoint": f"{address}/token",
                        "jwks_uri": f"{address}/jwks",
                        "response_types_supported": ["code"],
                        "subject_types_supported": ["public"],
                        "id_token_signing_alg_values_supported": ["RS256"],
                    }
                )

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            now = int(time.time())
            said = {"iss": address, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": nonces[-1], **claims}
            token = jwt.encode({"alg": "RS256", "kid": "test"}, said, KEY)
            self._answer({"access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": token})

        def _answer(self, data: dict[str, Any]) -> None:
            body = json.dumps(data).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: a test's output is what it checks."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""An example host: its pages embed the assistant, its back end vouches for whoever is signed in.

SECONDLINE_TOKEN_KEY=<the assistant's key> python host.py http://127.0.0.1:5005 5006
"""

import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt

SCRIPT = '<script src="{assistant}/widget.js" data-token-url="/secondline-token" {more} defer></script>'
PAGE = '<!doctype html><html lang="en"><title>Course</title><main><h1>Course</h1><div></div></main>' + SCRIPT


class Host(BaseHTTPRequestHandler):
    assistant, key = "http://127.0.0.1:5005", os.environ.get("SECONDLINE_TOKEN_KEY", "")

    def do_GET(self):  # "/panel" shows the full panel, any other page the launcher
        more = 'data-mode="panel" data-target="main div"' if self.path == "/panel" else 'data-mode="launcher"'
        self.answer("text/html; charset=utf-8", PAGE.format(assistant=self.assistant, more=more))

    def do_POST(self):
        if self.path != "/secondline-token" or self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return self.send_error(404)
        now, claims = time.time(), {"iss": "secondline", "aud": "secondline-web", "sub": self.user()}
        token = jwt.encode({**claims, "iat": now, "exp": now + 900}, self.key, algorithm="HS256")
        return self.answer("application/json", json.dumps({"token": token, "expires_in": 900}))

    def user(self):  # whoever your session cookie stands for: a stable, pseudonymous id, never a name
        return "course-user-4711"

    def answer(self, kind, text):
        policy = f"default-src 'self'; script-src {self.assistant}; connect-src 'self' {self.assistant}"
        self.send_response(200)
        for header in (("Content-Type", kind), ("Content-Security-Policy", policy), ("Cache-Control", "no-store")):
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    Host.assistant = sys.argv[1]
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Host).serve_forever()

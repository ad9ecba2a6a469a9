#!/usr/bin/env python3
"""Receives results as webhooks and prints each once. Needs Python 3.8 or later and nothing else.

    PAYOUTS_WEBHOOK_SECRET=whsec_... python3 receive_webhooks.py 9000

Keeps what it has seen in memory; yours keeps it in its database, in the transaction that does the work.
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import threading
import time

TOLERANCE_SECONDS = 300
KEY = base64.b64decode(os.environ["PAYOUTS_WEBHOOK_SECRET"][len("whsec_"):])
revisions = {}
one_at_a_time = threading.Lock()


def is_genuine(headers, body):
    """Whether the body is as the producer signed it, and not long ago."""
    said_at = headers.get("webhook-timestamp", "")
    if not said_at.isdigit() or abs(time.time() - int(said_at)) > TOLERANCE_SECONDS:
        return False
    signed = f"{headers.get('webhook-id', '')}.{said_at}.".encode() + body
    mine = "v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(mine.encode(), one.encode()) for one in headers.get("webhook-signature", "").split(" "))


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if is_genuine(self.headers, body):
            take(json.loads(body))
            # Only now: what is not answered so is told again.
            self.send_response(204)
        else:
            self.send_response(401)
        self.end_headers()

    def log_message(self, *_):
        pass


def take(notice):
    data = notice["data"]
    with one_at_a_time:
        if notice["type"] != "payout.result":
            print(notice["type"], flush=True)
        elif data["revision"] > revisions.get(data["payout_id"], 0):
            revisions[data["payout_id"]] = data["revision"]
            print(data["payout_id"], data["status"], "revision", data["revision"], flush=True)


class Server(http.server.ThreadingHTTPServer):
    # The producer opens up to 32 connections at a time.
    request_queue_size = 64


if __name__ == "__main__":
    server = Server(("127.0.0.1", int(sys.argv[1])), Receiver)
    print("listening on", server.server_address[1], flush=True)
    server.serve_forever()

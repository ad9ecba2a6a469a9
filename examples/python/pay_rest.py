#!/usr/bin/env python3
"""Pays somebody over REST and waits for the result. Needs Python 3.8 or later and nothing else.

    python3 pay_rest.py wage-17 100.00 0123456789

Ends with 0 if the money arrived, 1 if the payout ended otherwise, 2 if it was refused, 3 if nothing is known yet:
then run it again with the same id, never with another one.
"""
import decimal
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request

PRODUCER = os.environ.get("PAYOUTS_PRODUCER_URL", "http://127.0.0.1:8081")
ORCHESTRATOR = os.environ.get("PAYOUTS_ORCHESTRATOR_URL", "http://127.0.0.1:8082")
CALL_SECONDS, PAUSE_SECONDS, LIMIT_SECONDS = 30, 1, 300
ENDED = {"COMPLETED", "FAILED", "REJECTED", "OVERDUE", "REFUNDED", "CANCELLED"}


def call(method, url, body=None):
    """The answer's status and JSON; status None if none came, which says nothing of whether the call arrived."""
    headers = {"Content-Type": "application/json"}
    if os.environ.get("PAYOUTS_API_KEY"):
        headers["Authorization"] = "Bearer " + os.environ["PAYOUTS_API_KEY"]
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=CALL_SECONDS) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except (OSError, ValueError, http.client.HTTPException) as error:
        return None, str(error)


def submit(payout, end):
    """Returns once the command is on Kafka. Whatever is in doubt is sent again under the same id: it is paid once."""
    doubt = False
    while True:
        status, answer = call("POST", PRODUCER + "/v1/payouts", payout)
        if status == 202:
            return
        if status is not None and 400 <= status < 500 and status not in (408, 429):
            print(f"refused: {answer}", file=sys.stderr)
            # A refusal is about this request. One before it, without an answer, may have been taken.
            sys.exit(3 if doubt else 2)
        doubt = True
        if time.monotonic() > end:
            print(f"whether {payout['payout_id']} was taken is not known; run this again with the same id", file=sys.stderr)
            sys.exit(3)
        time.sleep(PAUSE_SECONDS)


def result(payout, end):
    """The payout once it has ended; None if it has not by the end."""
    while time.monotonic() < end:
        status, view = call("GET", f"{ORCHESTRATOR}/v1/payouts/{payout['payout_id']}")
        if status == 200 and view["state"] in ENDED:
            return view
        if status in (401, 403):
            print(f"may not look: {view}", file=sys.stderr)
            return None
        time.sleep(PAUSE_SECONDS)  # 404: not read yet. 503: its partition moves. REVIEW: a person looks at it.
    return None


def main():
    payout_id, amount, account = sys.argv[1:]
    payout = {"payout_id": payout_id, "amount": amount, "currency": "THB", "country": "TH", "payment": "bank",
              "payee": {"account": account}, "source": "example"}
    end = time.monotonic() + LIMIT_SECONDS
    submit(payout, end)
    view = result(payout, end)
    if view is None:
        print(f"{payout_id} has no result yet; run this again with the same id", file=sys.stderr)
        sys.exit(3)
    # An id that is taken keeps what it was first used for; the second command ends in payout.rejections.
    if (decimal.Decimal(view["amount"]), view["currency"]) != (decimal.Decimal(amount), payout["currency"]):
        print(f"{payout_id} is another payout, of {view['amount']} {view['currency']}", file=sys.stderr)
        sys.exit(2)
    print(f"{payout_id} {view['state']} revision {view['revision']}")
    sys.exit(0 if view["state"] == "COMPLETED" else 1)


if __name__ == "__main__":
    main()

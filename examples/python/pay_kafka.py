#!/usr/bin/env python3
"""Pays somebody over Kafka and waits for the result. Needs the packages confluent-kafka and avro.

    python3 pay_kafka.py wage-17 100.00 0123456789

Ends with 0 if the money arrived, 1 if the payout ended otherwise, 2 if the id is another payout's, 3 if nothing is
known yet: then run it again with the same id, never with another one.
"""
import datetime
import decimal
import io
import json
import os
import struct
import sys
import time
import urllib.request
import uuid

import avro.io
import avro.schema
import confluent_kafka

KAFKA = os.environ.get("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
REGISTRY = os.environ.get("PAYOUTS_SCHEMA_REGISTRY_URL", "http://127.0.0.1:8080/apis/ccompat/v7")
LIMIT_SECONDS = 300
SCALE = decimal.Decimal("0.000001")  # decimal(20,6): this library does not scale by itself

PRODUCER = {
    "bootstrap.servers": KAFKA,
    # Java's partitioner. With librdkafka's own the orchestrator would reject the command.
    "partitioner": "murmur2_random",
    # Kept on every in-sync replica, once and in order, or not confirmed after ten seconds.
    "acks": "all",
    "enable.idempotence": True,
    "delivery.timeout.ms": 10_000,
}


def registry(path):
    with urllib.request.urlopen(REGISTRY + path, timeout=10) as answer:
        return json.load(answer)


def encode(command):
    """Confluent's wire format: a zero, the id of the registered schema, the value in Avro."""
    schema = registry("/subjects/payout.commands-value/versions/latest")
    out = io.BytesIO()
    out.write(struct.pack(">bI", 0, schema["id"]))
    avro.io.DatumWriter(avro.schema.parse(schema["schema"])).write(command, avro.io.BinaryEncoder(out))
    return out.getvalue()


def decode(value):
    _, schema_id = struct.unpack(">bI", value[:5])
    schema = avro.schema.parse(registry(f"/schemas/ids/{schema_id}")["schema"])
    return avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))


def submit(payout_id, value, end):
    """Returns the partition once Kafka has the command. What is not confirmed is sent again: it is paid once."""
    producer = confluent_kafka.Producer(PRODUCER)
    while time.monotonic() < end:
        reports = []
        producer.produce("payout.commands", key=payout_id, value=value,
                         on_delivery=lambda error, message: reports.append((error, message)))
        producer.flush()  # at most delivery.timeout.ms, then there is a report
        error, message = reports[0]
        if error is None:
            return message.partition()
        print(f"not confirmed, trying again: {error}", file=sys.stderr)
    print(f"whether {payout_id} was taken is not known; run this again with the same id", file=sys.stderr)
    sys.exit(3)


def result(payout_id, partition, end):
    """The payout's result of the highest revision, which is in the partition of the same number; None if none came."""
    consumer = confluent_kafka.Consumer({
        "bootstrap.servers": KAFKA,
        "group.id": "payouts-example",  # no offsets are committed to it
        "enable.auto.commit": False,
        "isolation.level": "read_committed",
        "enable.partition.eof": True,
    })
    consumer.assign([confluent_kafka.TopicPartition("payout.results", partition, confluent_kafka.OFFSET_BEGINNING)])
    latest = None
    try:
        while time.monotonic() < end:
            message = consumer.poll(1)
            if message is None:
                continue
            if message.error():
                if message.error().code() == confluent_kafka.KafkaError._PARTITION_EOF and latest:
                    return latest
            elif message.key() == payout_id.encode() and message.value():
                found = decode(message.value())
                if latest is None or found["revision"] > latest["revision"]:
                    latest = found
        return None
    finally:
        consumer.close()


def main():
    payout_id, amount, account = sys.argv[1:]
    amount = decimal.Decimal(amount)
    if amount.quantize(SCALE) != amount:
        sys.exit("more than six decimals")
    # Checked by the orchestrator, not here: what breaks a rule ends in payout.rejections.
    value = encode({
        "command_id": str(uuid.uuid4()),
        "payout_id": payout_id,
        "issued_at": datetime.datetime.now(datetime.timezone.utc),
        "body": {
            "amount": amount.quantize(SCALE), "currency": "THB", "country": "TH", "payment": "bank",
            "payee": {"account": account, "name": None, "bank_name": None},
            "accounting_type": None, "channel": None, "lane": "default", "priority": 0,
            "not_before": None, "expires_at": None, "source": "example", "reference": None,
        },
    })
    end = time.monotonic() + LIMIT_SECONDS
    found = result(payout_id, submit(payout_id, value, end), end)
    if found is None:
        print(f"{payout_id} has no result yet; run this again with the same id", file=sys.stderr)
        sys.exit(3)
    # An id that is taken keeps what it was first used for; the second command ends in payout.rejections.
    if (found["amount"], found["currency"]) != (amount, "THB"):
        print(f"{payout_id} is another payout, of {found['amount']} {found['currency']}", file=sys.stderr)
        sys.exit(2)
    print(f"{payout_id} {found['status']} revision {found['revision']}")
    sys.exit(0 if found["status"] == "COMPLETED" else 1)


if __name__ == "__main__":
    main()

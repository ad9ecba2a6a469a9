"""Writes a record under each id as the example would, and prints where it came to.

    python3 partitions.py EXAMPLES TOPIC ID...
"""
import sys

sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True

import confluent_kafka  # noqa: E402
import pay_kafka  # noqa: E402

producer = confluent_kafka.Producer(pay_kafka.PRODUCER)
for payout_id in sys.argv[3:]:
    producer.produce(sys.argv[2], key=payout_id, value=b"",
                     on_delivery=lambda error, message: print(message.key().decode(), error or message.partition()))
producer.flush()

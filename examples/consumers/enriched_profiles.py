"""Keeps the output tables up to date from the public topic, and prints them.

    pip install -r requirements.txt
    python enriched_profiles.py --brokers 127.0.0.1:9092

It reads the topic from the beginning and prints every change; with --once it stops at the end of the topic and prints one JSON
object a line, in the order of the keys.
"""

import argparse
import json
import sys

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition


def main() -> int:
    arguments = parse_arguments()
    consumer = Consumer(
        {
            "bootstrap.servers": arguments.brokers,
            # All partitions are assigned below and nothing is committed: the table is in memory, and every start reads
            # everything. The group is only a name by which the brokers know this reader.
            "group.id": arguments.group,
            "enable.auto.commit": False,
            "enable.partition.eof": True,
        }
    )
    try:
        return follow(consumer, arguments)
    except KafkaException as error:
        print(f"{arguments.topic} cannot be read from {arguments.brokers}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        consumer.close()


def follow(consumer: Consumer, arguments: argparse.Namespace) -> int:
    topic = arguments.topic
    partitions = consumer.list_topics(topic, timeout=10).topics[topic].partitions
    if not partitions:
        print(f"There is no topic {topic}: run an enrichment first.", file=sys.stderr)
        return 1
    consumer.assign([TopicPartition(topic, number, 0) for number in partitions])
    rows: dict[str, dict] = {}
    unread = set(partitions)
    while unread or not arguments.once:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            if message.error().code() != KafkaError._PARTITION_EOF:
                raise KafkaException(message.error())
            unread.discard(message.partition())
            continue
        key = message.key().decode()
        if apply(rows, key, message) and not arguments.once:
            print(json.dumps(rows.get(key, {"key": key, "gone": True}), ensure_ascii=False), flush=True)
    for key in sorted(rows):
        print(json.dumps(rows[key], ensure_ascii=False))
    return 0


def apply(rows: dict[str, dict], key: str, message: Message) -> bool:
    """One record: the newest state of a row, the end of one, or something that was seen before. True when it counts."""
    event = None if message.value() is None else json.loads(message.value())
    is_update = event is not None and event["type"] == "enriched-profile.updated"
    # Other types may come; they say nothing about the table.
    if event is not None and not is_update and event["type"] != "enriched-profile.retracted":
        return False
    sequence = event["sequence"] if event else int(dict(message.headers() or []).get("sequence", sys.maxsize))
    # An older state may land after a newer one.
    if sequence < rows.get(key, {}).get("sequence", 0):
        return False
    if is_update:
        rows[key] = {**event["data"], "key": key, "sequence": sequence}
    else:
        rows.pop(key, None)
    return True


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--brokers", default="127.0.0.1:9092", help="host:port, comma separated")
    parser.add_argument("--topic", default="enrichment.enriched-profiles.v1", help="as it is named on the cluster")
    parser.add_argument("--group", default="example", help="a name by which the brokers know this reader")
    parser.add_argument("--once", action="store_true", help="stop at the end of the topic and print the rows")
    return parser.parse_args()


if __name__ == "__main__":
    # The console's own encoding may know fewer letters than the companies have.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())

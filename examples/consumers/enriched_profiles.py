"""Keeps the output tables up to date from the public topic, and prints them.

    pip install -r requirements.txt
    python enriched_profiles.py --brokers 127.0.0.1:9092

Reads enrichment.enriched-profiles.v1 from the beginning. The last record of a key is the row's present state; a null value
ends the key. What comes twice has the same id and the same sequence, so the highest sequence of a key is kept.

With --until-caught-up it stops at the end of the topic and prints one JSON object a line, in the order of the keys.
"""

import argparse
import json
import sys
import uuid

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

TOPIC = "enrichment.enriched-profiles.v1"


def main() -> int:
    arguments = parse_arguments()
    topic = f"{arguments.namespace}.{TOPIC}" if arguments.namespace else TOPIC
    consumer = Consumer(
        {
            "bootstrap.servers": arguments.brokers,
            # A group of its own: everything is read, from the beginning. A service would name its group and go on.
            "group.id": arguments.group or f"example-{uuid.uuid4()}",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": arguments.group is not None,
            "enable.partition.eof": True,
        }
    )
    try:
        return follow(consumer, topic, arguments)
    except KafkaException as error:
        print(f"Kafka at {arguments.brokers} does not answer: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        consumer.close()


def follow(consumer: Consumer, topic: str, arguments: argparse.Namespace) -> int:
    partitions = consumer.list_topics(topic, timeout=10).topics[topic].partitions
    if not partitions:
        print(f"There is no topic {topic}: run an enrichment first.", file=sys.stderr)
        return 1
    consumer.assign([TopicPartition(topic, number, 0) for number in partitions])
    rows: dict[str, dict] = {}
    unread = set(partitions)
    while unread or not arguments.until_caught_up:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            if message.error().code() != KafkaError._PARTITION_EOF:
                raise KafkaException(message.error())
            unread.discard(message.partition())
            continue
        apply(rows, message.key().decode(), message.value())
        if not arguments.until_caught_up:
            print(message.key().decode(), "gone" if message.value() is None else message.value().decode(), flush=True)
    for key in sorted(rows):
        print(json.dumps(rows[key], ensure_ascii=False, sort_keys=True))
    return 0


def apply(rows: dict[str, dict], key: str, value: bytes | None) -> None:
    """One record: a newer state, the end of a key, or something that was seen before."""
    if value is None:
        rows.pop(key, None)
        return
    event = json.loads(value)
    if event["type"] == "enriched-profile.retracted":
        rows.pop(key, None)
    elif event["type"] == "enriched-profile.updated" and event["sequence"] >= rows.get(key, {}).get("sequence", 0):
        rows[key] = {"sequence": event["sequence"], **event["data"]}


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--brokers", required=True, help="host:port, comma separated")
    parser.add_argument("--namespace", default="", help="prefix of the topics, where the stack has one")
    parser.add_argument("--group", help="consumer group; without one, everything is read and nothing is committed")
    parser.add_argument("--until-caught-up", action="store_true", help="stop at the end of the topic and print the rows")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

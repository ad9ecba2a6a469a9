#!/bin/bash
# Makes the topics of topics.txt that are missing, with Kafka's own tool; those that are there stay as they are, and
# ./payouts topics tells whether that will do. Where brokers ask for a login, client.properties has it.
set -euo pipefail
directory=$(dirname "$0")
tool=${KAFKA_TOPICS:-/opt/kafka/bin/kafka-topics.sh}
client=/etc/payouts/kafka/client.properties
copies=$PAYOUTS_TOPICS_REPLICATION_FACTOR
# One copy may be missing without stopping writers, where there are copies at all.
in_sync=$((copies > 1 ? copies - 1 : 1))
login=()
[ ! -r "$client" ] || login=(--command-config "$client")
while read -r topic settings; do
  case $topic in "" | "#"*) continue ;; esac
  options=()
  for setting in $settings "min.insync.replicas=$in_sync"; do
    options+=(--config "$setting")
  done
  "$tool" --bootstrap-server "$PAYOUTS_KAFKA_BOOTSTRAP_SERVERS" ${login[@]+"${login[@]}"} --create --if-not-exists \
    --topic "$topic" --partitions "$PAYOUTS_TOPICS_PARTITIONS" --replication-factor "$copies" "${options[@]}" </dev/null
done <"$directory/topics.txt"

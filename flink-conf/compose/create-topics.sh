#!/bin/bash
# Creates the topics of topics.csv that are missing, with the retention of production.
#
#   create-topics.sh BOOTSTRAP-SERVERS TOPICS.CSV REPLICATION-FACTOR
set -euo pipefail
bootstrap=$1 file=$2 replication=$3
topics=${KAFKA_TOPICS_COMMAND:-/opt/kafka/bin/kafka-topics.sh}

while IFS=, read -r topic partitions cleanup retention; do
    case $topic in ''|'#'*|topic) continue ;; esac
    "$topics" --bootstrap-server "$bootstrap" --create --if-not-exists --topic "$topic" \
        --partitions "$partitions" --replication-factor "$replication" \
        --config cleanup.policy="$cleanup" --config retention.ms="$retention" --config max.message.bytes=4194304 \
        --config message.timestamp.type=CreateTime --config message.timestamp.after.max.ms=9223372036854775807 </dev/null
done <"$file"

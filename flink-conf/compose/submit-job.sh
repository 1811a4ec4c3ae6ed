#!/bin/bash
# Submits the job unless one is there. FROM_SAVEPOINT names where to go on from.
#
#   submit-job.sh HOST:PORT PARALLELISM
set -euo pipefail
address=$1 parallelism=$2
flink=${FLINK_COMMAND:-/opt/flink/bin/flink}
conf=${CONF:-/etc/student-pulse/conf/config.yaml}

# The client sends the job's settings along (checkpoints, state, object reuse); where the cluster is, -m says.
FLINK_CONF_DIR=$(mktemp -d)
export FLINK_CONF_DIR
grep -v -e '# SITE$' -e '^high-availability' "$conf" > "$FLINK_CONF_DIR/config.yaml"

there=$("$flink" list -m "$address")
if grep -q 'Student Pulse' <<<"$there"; then
    echo "Student Pulse is there already:"
    grep 'Student Pulse' <<<"$there"
    exit 0
fi
from=()
[ -z "${FROM_SAVEPOINT:-}" ] || from=(--fromSavepoint "$FROM_SAVEPOINT")
exec "$flink" run -d -m "$address" -p "$parallelism" "${from[@]}" \
    "${JOB_JAR:-/job/student-pulse.jar}" --config "${JOB_OPTIONS:-/etc/student-pulse/job.properties}"

#!/bin/sh
# Grades a class in shards with GNU parallel, then joins them.
#   examples/grade-with-parallel.sh SUBMISSIONS OUT SEED [SHARDS]
# Over several machines: share the folders and add `--sshloginfile HOSTS` to the call of parallel.
set -eu
submissions=$1 out=$2 seed=$3 shards=${4:-4}
learn=${LEARN:-.build/debug/learn}

# One submission at a time in each shard: parallel decides how many shards run at once.
seq "$shards" | parallel --halt soon,fail=1 --joblog "${TMPDIR:-/tmp}/grading-joblog.$$" \
  "$learn" grade "$submissions" --out "$out" --seed "$seed" --shard "{}/$shards" --jobs 1
"$learn" merge "$out" --out "$out"

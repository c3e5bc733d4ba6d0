#!/bin/sh
# Grades a class as a Slurm array, one task a shard, then joins them in a job that waits for all.
#   examples/grade-with-slurm.sh SUBMISSIONS OUT SEED [SHARDS]
# The package, the submissions and OUT lie on a file system that all nodes see; each node has Swift and bubblewrap.
# A task that is killed or requeued goes on where it was.
set -eu
submissions=$(realpath "$1") out=$(realpath -m "$2") seed=$3 shards=${4:-4}
learn=$(realpath "${LEARN:-.build/debug/learn}")
package=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out"

array=$(sbatch --parsable --job-name=grade --array="1-$shards" --cpus-per-task=1 --time=60 --requeue \
  --output="$out/slurm-%a.log" --chdir="$package" \
  --wrap="$learn grade '$submissions' --out '$out' --seed $seed --shard \$SLURM_ARRAY_TASK_ID/$shards --jobs 1")
# --wait: come back when the class's files are there; drop it to submit and leave.
sbatch --wait --job-name=merge --dependency="afterok:$array" --kill-on-invalid-dep=yes --time=10 \
  --output="$out/slurm-merge.log" --chdir="$package" --wrap="$learn merge '$out' --out '$out'"

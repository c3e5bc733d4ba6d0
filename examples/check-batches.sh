#!/bin/sh
# Shows that it does not matter how a class is graded: at once, killed half-way and resumed, by GNU parallel, as a Slurm
# array. The same made-up class must come out the same every time, and as it should.
#   examples/check-batches.sh [COUNT]      (200 for the whole cohort; a small class by default)
set -eu
cd "$(dirname "$0")/.."
count=${1:-12} seed=20260101
LEARN=$(realpath "${LEARN:-.build/debug/learn}")
export LEARN
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
class=$folder/class

# What a result says, without the seconds it took.
table() { cat "$1/class.csv"; }
same() { table "$1" | cmp - "$folder/whole.csv" && echo "ok: $2"; }
ended() { sed -n 's/.*"student" : //p' "$1"/results/*.json | sort | uniq | wc -l; }

"$LEARN" cohort "$class" --count "$count"
began=$(date +%s)
"$LEARN" grade "$class" --out "$folder/whole" --seed $seed
echo "wall time: $(($(date +%s) - began)) s for $count submissions"
"$LEARN" cohort "$class" --count "$count" --check "$folder/whole"
table "$folder/whole" > "$folder/whole.csv"

# Killed once a third is done; what was done is kept, the rest is graded, nothing twice.
"$LEARN" grade "$class" --out "$folder/killed" --seed $seed > "$folder/killed.log" 2>&1 &
victim=$!
while [ "$(find "$folder/killed/results" -name 'student-*.json' 2>/dev/null | wc -l)" -lt $((count / 3)) ]; do
  sleep 0.1
done
kill -KILL $victim
wait $victim 2>/dev/null || true
kept=$(find "$folder/killed/results" -name 'student-*.json' | wc -l)
"$LEARN" grade "$class" --out "$folder/killed" --seed $seed > "$folder/resumed.log" 2>&1 || cat "$folder/resumed.log"
grep "graded $((count - kept)) submissions" "$folder/resumed.log"
test "$(ended "$folder/killed")" -eq "$count"
same "$folder/killed" "killed at $kept of $count, resumed"

if command -v parallel > /dev/null; then
  examples/grade-with-parallel.sh "$class" "$folder/parallel" $seed 3
  same "$folder/parallel" "GNU parallel, three shards"
else
  echo "not tried: GNU parallel is not installed"
fi
if command -v sinfo > /dev/null && sinfo > /dev/null 2>&1; then
  examples/grade-with-slurm.sh "$class" "$folder/slurm" $seed 3
  same "$folder/slurm" "Slurm array, three tasks"
else
  echo "not tried: no Slurm answers here; see examples/slurm-on-one-node.sh"
fi

# A disk that fills, for the results and then for what is compiled: one line, exit 2, nobody blamed, and it goes on.
# Needs a file system of its own, which a user namespace allows without being root.
cat > "$folder/full.sh" <<'FULL'
set -eu
class=$1 seed=$2 small=$3/small tmp=$3/tmp out=$small/out
refused() {
  code=0
  "$@" > "$small.log" 2>&1 || code=$?
  test $code -eq 2 && test "$(grep -c '^learn: ' "$small.log")" -eq 1 && grep '^learn: .*o space left' "$small.log"
  test -z "$(find "$small" "$tmp" -name '.draft-*' -o -name 'learn-*')"
}
mkdir -p "$small" "$tmp"
mount -t tmpfs -o size=20k none "$small"
refused "$LEARN" grade "$class" --out "$out" --seed "$seed"
mount -o remount,size=20m none "$small"
mount -t tmpfs -o size=4m none "$tmp"
refused env TMPDIR="$tmp" "$LEARN" grade "$class" --out "$out" --seed "$seed"
mount -o remount,size=200m none "$tmp"
TMPDIR=$tmp "$LEARN" grade "$class" --out "$out" --seed "$seed" 2> /dev/null
cp -r "$out" "$3/filled"
FULL
if unshare --user --map-root-user --mount true 2> /dev/null; then
  unshare --user --map-root-user --mount sh "$folder/full.sh" "$class" $seed "$folder"
  same "$folder/filled" "the disk full twice, resumed"
else
  echo "not tried: no file system can be mounted here to be filled"
fi

# A folder that cannot be written: one line, exit 2.
code=0
"$LEARN" grade "$class" --out /proc/nowhere > "$folder/refused.log" 2>&1 || code=$?
test $code -eq 2 && test "$(wc -l < "$folder/refused.log")" -eq 1
echo "ok: $(cat "$folder/refused.log")"

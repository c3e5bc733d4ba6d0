#!/bin/sh
# Makes autograder.zip for Gradescope: the two scripts that it asks for, the package, and the seed of the hidden maps.
#   examples/gradescope/make-zip.sh FILE.zip [SEED]
# Without a seed one is drawn. Everyone is graded with the same one; keep the zip file to yourself.
set -eu
case ${1:-} in *.zip) ;; *) echo "usage: $0 FILE.zip [SEED]" >&2; exit 2 ;; esac
[ ! -e "$1" ] || { echo "$1 is there already; give another name, or remove it" >&2; exit 2; }
zip=$(realpath -m "$1")
seed=${2:-$(od -An -N7 -tu8 /dev/urandom | tr -d ' ')}
case $seed in *[!0-9]*) echo "the seed is a whole number, not \"$seed\"" >&2; exit 2 ;; esac
command -v zip > /dev/null || { echo "no zip here; apt-get install zip" >&2; exit 2; }
cd "$(dirname "$0")/../.."
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cp examples/gradescope/setup.sh examples/gradescope/run_autograder "$folder"
printf '{ "seed": %s, "isolation": "" }\n' "$seed" > "$folder/grading.json"
# What grading needs. The solutions are not among it: what is not there can't be read.
mkdir "$folder/package"
tar -c --exclude=.build --exclude=Sources/Solutions Package.swift Sources Tests | tar -x -C "$folder/package"
(cd "$folder" && zip -qr draft.zip setup.sh run_autograder grading.json package)
mv "$folder/draft.zip" "$zip"
echo "wrote $zip, with seed $seed"

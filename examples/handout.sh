#!/bin/sh
# Writes what students get: the package with the exercises as handed out, without the solutions and the exam.
#   examples/handout.sh FOLDER        or: make handout DIR=FOLDER
# All or nothing: FOLDER is there when everything is in it.
set -eu
[ $# -eq 1 ] && [ -n "$1" ] || { echo "usage: make handout DIR=FOLDER" >&2; exit 2; }
[ ! -e "$1" ] || { echo "$1 is there already; give another folder, or remove it" >&2; exit 2; }
mkdir -p "$(dirname "$1")"
folder=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/.."
case $folder/ in "$PWD"/*) echo "$1 lies in the package itself; give a folder outside" >&2; exit 2 ;; esac
draft=$folder.draft-$$
trap 'rm -rf "$draft"' EXIT
mkdir "$draft"
# By name: whatever else lies here, such as results with their seed, stays here.
names=
for name in Package.swift README.md LICENSE CONTRIBUTING.md TEACHING.md Makefile CHAPTER*.md examples notebooks-md \
  Sources Tests .ci .devcontainer .github .gitignore .swift-format; do
  [ ! -e "$name" ] || names="$names $name"
done
tar -cf - --exclude=Sources/Solutions --exclude=examples/course/exam.md --exclude=__pycache__ $names | tar -xf - -C "$draft"
cp Sources/Workshop/Stubs/*.swift "$draft/Sources/Exercises"
mv "$draft" "$folder"
echo "wrote $folder; there, students type: swift test --filter ExercisesTests"

#!/usr/bin/env bash
# Sets up pyspark for itself, annotates a corpus with two workers, and checks the tables.

source "$(dirname "$0")/../../scripts/toolchain.sh"

here=examples/spark
python=$cache/spark/bin/python
have java || fail "Spark needs Java 17 or later, and there is no java here." "Install one (Debian: apt-get install default-jre-headless)."
have python3 || fail "Spark's Python side needs python3."
if ! "$python" -c 'import pyspark, pandas, pyarrow' 2>/dev/null; then
  say "installing pyspark, pandas and pyarrow from PyPI (some minutes, once)"
  python3 -m venv "$cache/spark"
  "$python" -m pip install --quiet -r $here/requirements.txt >"$logs/spark.log" 2>&1 ||
    { tail -n 5 "$logs/spark.log" >&2; fail "PyPI could not be reached, or lacks what $here/requirements.txt names."; }
fi
program=$root/target/release/claimlight
[ -x "$program" ] || { say "building the program"; cargo build --release --quiet; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYSPARK_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
python3 $here/corpus.py "$root" 10 >"$work/corpus.jsonl"
say "annotating $(wc -l <"$work/corpus.jsonl" | tr -d ' ') articles with two workers"
"$python" $here/annotate.py "$program" "$work/corpus.jsonl" "$work/tables" "local[2]" 2>"$logs/spark.log" ||
  { tail -n 30 "$logs/spark.log" >&2; fail "Spark failed; the whole log is in $logs/spark.log"; }
"$python" $here/check.py "$program" "$work/corpus.jsonl" "$work/tables" 2>>"$logs/spark.log" ||
  { tail -n 30 "$logs/spark.log" >&2; fail "the check failed; the whole log is in $logs/spark.log"; }

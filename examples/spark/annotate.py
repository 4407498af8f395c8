"""Annotates a corpus with Apache Spark: JSONL or Parquet of {id, text} in, two tables out.

    annotate.py PROGRAM INPUT OUTPUT [MASTER]

OUTPUT/figures and OUTPUT/attributions are Parquet tables, one row a mark, offsets in code points.
Each task runs the program once and pipes its share of the articles through it, so memory does not
grow with the corpus.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

MARKS = """
    id string, kind string, start long, end long, words string,
    figure_kind string, value string, high double, bound string, unit string, noun string,
    mode string, speaker string, speaker_kind string, cue string, error string
"""
ARROW = {"string": pa.string(), "long": pa.int64(), "double": pa.float64()}
FIGURES = ["id", "start", "end", "words", "figure_kind", "value", "high", "bound", "unit", "noun"]
ATTRIBUTIONS = ["id", "start", "end", "words", "mode", "speaker", "speaker_kind", "cue"]
COLUMNS = pa.schema([(name, ARROW[kind]) for name, kind in (field.split() for field in MARKS.split(","))])


def annotated(program: str, articles: Iterable[tuple[str, str]]) -> Iterator[dict]:
    """The documents of articles, in order; `{"id", "error"}` for one that could not be read."""
    run = subprocess.Popen([program, "annotate", "--jsonl", "--jobs", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed() -> None:
        try:
            with run.stdin:
                for name, text in articles:
                    run.stdin.write(json.dumps({"id": name, "text": text}).encode() + b"\n")
        except BrokenPipeError:
            pass  # its exit status says why it has gone

    feeder = threading.Thread(target=feed)
    feeder.start()
    for line in run.stdout:
        yield json.loads(line)
    feeder.join()
    # 1 says that some article was refused, which stands in its place.
    if run.wait() not in (0, 1):
        raise RuntimeError(f"{program} ended with {run.returncode}")


def rows(document: dict) -> Iterator[dict]:
    """One row for each figure, each attribution, and each article that could not be read."""
    if "error" in document:
        yield {"id": document["id"], "kind": "error", "error": document["error"]["message"]}
        return
    text = document["text"]

    def words(span: dict | None) -> str | None:
        return text[span["start"] : span["end"]] if span else None

    for figure in document["figures"]:
        yield {
            "id": document["id"],
            "kind": "figure",
            "start": figure["start"],
            "end": figure["end"],
            "words": words(figure),
            "figure_kind": figure["kind"],
            "value": str(figure["value"]),
            "high": None if figure["high"] is None else float(figure["high"]),
            "bound": figure["bound"],
            "unit": figure["unit"],
            "noun": words(figure["noun"]),
        }
    for attribution in document["attributions"]:
        speaker = attribution["speaker"]
        speaker = document["speakers"][speaker] if speaker is not None else {}
        content = attribution["content"]
        yield {
            "id": document["id"],
            "kind": "attribution",
            "start": content[0]["start"] if content else None,
            "end": content[-1]["end"] if content else None,
            "words": " … ".join(map(words, content)),
            "mode": attribution["mode"],
            "speaker": speaker.get("name"),
            "speaker_kind": speaker.get("kind"),
            "cue": " … ".join(map(words, attribution["cue"])),
        }


def marks(corpus: DataFrame, program: str) -> DataFrame:
    """All marks of a corpus with the columns `id` and `text`, as one table with the columns of MARKS."""

    def annotate(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        articles = ((row["id"], row["text"]) for batch in batches for row in batch.to_pylist())
        found: list[dict] = []
        for document in annotated(program, articles):
            found.extend(rows(document))
            if len(found) >= 5000:
                yield pa.RecordBatch.from_pylist(found, schema=COLUMNS)
                found = []
        yield pa.RecordBatch.from_pylist(found, schema=COLUMNS)

    return corpus.select("id", "text").mapInArrow(annotate, MARKS)


def read(spark: SparkSession, path: str) -> DataFrame:
    """A corpus by the ending of its name."""
    if path.rstrip("/").endswith((".jsonl", ".json")):
        return spark.read.schema("id string, text string").json(path)
    return spark.read.parquet(path)


def main(program: str, source: str, target: str, master: str = "local[2]") -> None:
    spark = SparkSession.builder.master(master).appName("claimlight").getOrCreate()
    found = marks(read(spark, source), program).cache()
    for kind, columns in ({"figure": FIGURES, "attribution": ATTRIBUTIONS}).items():
        found.where(found.kind == kind).select(*columns).write.mode("overwrite").parquet(f"{target}/{kind}s")
    refused = found.where(found.kind == "error").select("id", "error").collect()
    for row in refused:
        print(f"not annotated: {row.id}: {row.error}", file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])

"""Holds the tables that Spark made against what one process makes of the same corpus.

    check.py PROGRAM INPUT.jsonl OUTPUT
"""

import json
import sys

from annotate import ATTRIBUTIONS, FIGURES, annotated, rows
from pyspark.sql import SparkSession


def main(program: str, source: str, target: str) -> None:
    with open(source, encoding="utf-8") as lines:
        articles = [(article["id"], article["text"]) for article in map(json.loads, lines)]
    expected = [row for document in annotated(program, articles) for row in rows(document)]
    spark = SparkSession.builder.master("local[2]").appName("claimlight check").getOrCreate()
    for kind, columns in {"figure": FIGURES, "attribution": ATTRIBUTIONS}.items():
        alone = sorted(repr([row.get(column) for column in columns]) for row in expected if row["kind"] == kind)
        table = spark.read.parquet(f"{target}/{kind}s")
        together = sorted(repr([row[column] for column in columns]) for row in table.collect())
        if not alone:
            sys.exit(f"the corpus has no {kind}: nothing was tested")
        if alone != together:
            sys.exit(f"{kind}s differ: {len(alone)} from one process, {len(together)} from Spark")
        print(f"{len(alone)} {kind}s from {len(articles)} articles: the table is the same as that of one process")
    spark.read.parquet(f"{target}/attributions").createOrReplaceTempView("attributions")
    spark.sql("select speaker, count(*) as times from attributions group by speaker order by times desc, speaker limit 3").show(truncate=40)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

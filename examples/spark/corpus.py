"""Writes a corpus of the project's own stories, each some times under another name, as JSONL.

    corpus.py ROOT TIMES > corpus.jsonl
"""

import json
import sys
from pathlib import Path

root, times = Path(sys.argv[1]), int(sys.argv[2])
stories = sorted([*root.glob("tests/fixtures/speaker/*.txt"), *root.glob("www/samples/*.txt")])
for time in range(times):
    for story in stories:
        print(json.dumps({"id": f"{story.stem}/{time}", "text": story.read_text(encoding="utf-8")}))

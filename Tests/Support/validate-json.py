#!/usr/bin/env python3
"""Validates results and gate answers: validate-json.py SCHEMA-FOLDER takes a path a line, and answers with a line each.

The line is empty for a document that its schema allows, else it says what is wrong. It ends with its input.
"""

import json
import pathlib
import sys

import jsonschema

folder = pathlib.Path(sys.argv[1])
validators = {}
for kind in ("result", "gate"):
    schema = json.loads((folder / f"{kind}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validators[kind] = jsonschema.Draft202012Validator(schema)

for line in sys.stdin:
    document = json.loads(pathlib.Path(line.rstrip("\n")).read_text())
    kind = document["schema"].split("/")[0].removeprefix("faultline.")
    errors = [
        "/".join(map(str, error.absolute_path)) + ": " + error.message[:200]
        for error in validators[kind].iter_errors(document)
    ]
    print("; ".join(errors[:5]).replace("\n", " "), flush=True)

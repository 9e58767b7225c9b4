#!/usr/bin/env python3
"""Makes the JSON Schemas of results and gate answers from the tables that document them.

Call it after a change to ResultFormat.md, CSVFormat.md, CaseIdentity.md or GateFormat.md: a test calls it, too, with a folder of its
own, and compares.
"""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGES = HERE.parent / "Documentation.docc"
COLUMNS = HERE.parents[1] / "Results" / "Trials" / "TrialColumn+All.swift"
SIMPLE = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "object": "object"}


def tables(page):
    """The tables of a page, each a list of rows, each a list of cells."""
    found, inside = [], False
    for line in (PAGES / f"{page}.md").read_text().split("\n"):
        if not line.startswith("|"):
            inside = False
            continue
        if not inside:
            found.append([])
        inside = True
        found[-1].append([cell.strip() for cell in line[1:-1].replace("\\|", "\0").split("|")])
    return [rows[2:] for rows in found]


def schema_of(words):
    """The schema of a type in words, such as `array of integer`."""
    if words.endswith(" or null"):
        inner = schema_of(words[: -len(" or null")])
        return {**inner, "type": [inner["type"], "null"]}
    if words.startswith("array of "):
        return {"type": "array", "items": schema_of(words[len("array of ") :])}
    return {"type": SIMPLE[words]}


def insert(root, path, words, missing):
    """Puts a member at its path, below its parents."""
    node = root
    parts = path.split(".")
    for part in parts[:-1]:
        depth = part.count("[]")
        node = node["properties"][part.replace("[]", "")]
        for _ in range(depth):
            node = node["items"]
        node.setdefault("properties", {})
    node.setdefault("properties", {})[parts[-1]] = schema_of(words)
    if missing == "never":
        node.setdefault("required", []).append(parts[-1])


def document(identity, title, rows):
    """A schema of an object with these members; members that it does not name are allowed, since formats grow by adding."""
    root = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:faultline:schema:{identity}",
        "title": title,
        "type": "object",
    }
    for path, words, _, missing in rows:
        insert(root, path.strip("`"), words, missing)
    return root


def write(name, schema):
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    (folder / name).write_text(json.dumps(schema, indent=2) + "\n")


def trial_columns():
    """The schema of each column: an array, in which null is what does not apply."""
    kinds = {"integer": "integer", "counter": "integer", "required": "integer", "real": "number", "text": "string"}
    columns = {}
    for kind, name in re.findall(r'^        (\w+)\((?:"(\w+)")', COLUMNS.read_text(), re.MULTILINE):
        if kind in ("status", "digest", "outcome"):
            kind, name = "text", kind
        type_name = kinds[kind]
        always = name in ("round", "position", "status")
        columns[name] = {"type": "array", "items": {"type": type_name if always else [type_name, "null"]}}
    documented = [row[0].strip("`") for row in tables("CSVFormat")[0]]
    documented = documented[documented.index("round") :]
    if sorted(columns) != sorted(documented):
        raise SystemExit(f"columns that are not documented, or not there: {set(columns) ^ set(documented)}")
    return {name: columns[name] for name in documented}


def result():
    rows = [row for table in tables("ResultFormat") for row in table]
    schema = document("result:1", "A result of faultline run", rows)
    schema["properties"]["schema"] = {"type": "string", "pattern": r"^faultline\.result/1(\.[0-9]+)?$"}
    case = schema["properties"]["cases"]["items"]
    case["properties"]["parameters"]["additionalProperties"] = {"type": "string"}
    case["properties"]["parameters"]["properties"] = {
        row[0].strip("`"): {"type": "string"} for row in tables("CaseIdentity")[0]
    }
    # Kinds of work that 0.1.0 did not have keep their parameters as texts.
    workload = case["properties"]["workload"]
    always = ["workload", "kind", "engines"]
    flat = [name for name in workload["required"] if name not in always]
    workload["required"] = always
    workload["anyOf"] = [{"required": flat}, {"required": ["parameters"]}]
    workload["properties"]["parameters"] = {"type": "object", "additionalProperties": {"type": "string"}}
    trials = case["properties"]["engines"]["items"]["properties"]["trials"]
    trials["properties"] = trial_columns()
    trials["required"] = ["round", "position", "status"]
    return schema


def gate():
    schema = document("gate:1", "The answers of faultline gate", tables("GateFormat")[1])
    schema["properties"]["schema"] = {"type": "string", "pattern": r"^faultline\.gate/1(\.[0-9]+)?$"}
    return schema


write("result.schema.json", result())
write("gate.schema.json", gate())

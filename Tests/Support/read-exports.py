#!/usr/bin/env python3
"""Reads exports back: read-exports.py FOLDER [MODULE...] prints, as JSON, the median of each benchmark in ns for each format.

FOLDER holds a file for each format, FORMAT.ENDING. Each is read by the module that is named for it, where one is, and else by what
is known of the format: pyperf, prometheus_client, pandas, duckdb, jsonschema, otava.
"""

import csv
import json
import pathlib
import re
import statistics
import sys
import xml.etree.ElementTree

folder = pathlib.Path(sys.argv[1])
modules = set(sys.argv[2:])
# https://bencher.dev/bmf.json
BMF = {
    "$schema": "http://json-schema.org/draft-07/schema",
    "type": "object",
    "patternProperties": {
        ".+": {
            "type": "object",
            "patternProperties": {
                ".+": {
                    "type": "object",
                    "properties": {
                        "value": {"type": "number"},
                        "lower_value": {"type": "number"},
                        "upper_value": {"type": "number"},
                    },
                    "required": ["value"],
                }
            },
        }
    },
}


def unique(pairs):
    assert len(dict(pairs)) == len(pairs), "a key occurs twice"
    return dict(pairs)


def load(path):
    def constant(text):
        raise ValueError(text)

    return json.loads(path.read_text(), parse_constant=constant, object_pairs_hook=unique)


def same(one, other):
    assert abs(one - other) <= 1e-9 * abs(other), f"{one} and {other}"
    return one


def google(path):
    document = load(path)
    assert isinstance(document["context"]["caches"], list)
    repetitions, medians = {}, {}
    for row in document["benchmarks"]:
        # What compare.py asks of a row.
        assert {"name", "run_name", "run_type", "iterations", "real_time", "cpu_time", "time_unit"} <= set(row), row
        if row["run_type"] == "iteration":
            assert row["repetition_index"] == len(repetitions.setdefault(row["name"], []))
            repetitions[row["name"]].append(row["real_time"])
        elif row["aggregate_name"] == "median":
            assert row["name"] == row["run_name"] + "_median"
            medians[row["run_name"]] = row["real_time"]
    for name, median in medians.items():
        same(median, statistics.median(repetitions[name]))
    return {name: statistics.median(times) for name, times in repetitions.items()}


def hyperfine(path):
    medians = {}
    for entry in load(path)["results"]:
        same(entry["median"], statistics.median(entry["times"]))
        same(entry["mean"], statistics.mean(entry["times"]))
        if len(entry["times"]) > 1:
            assert abs(entry["stddev"] - statistics.stdev(entry["times"])) <= 1e-6 * entry["mean"]
        assert entry["min"] <= entry["median"] <= entry["max"] and entry["exit_codes"] == []
        assert entry["command"].endswith("/engine=" + entry["parameters"]["engine"])
        medians[entry["command"]] = entry["median"] * 1e9
    return medians


def pyperf(path):
    if "pyperf" in modules:
        import pyperf

        suite = pyperf.BenchmarkSuite.load(str(path))
        return {each.get_name(): each.median() * 1e9 for each in suite.get_benchmarks()}
    document = load(path)
    assert document["version"] == "1.0" and document["metadata"]["unit"] == "second"
    return {
        each["metadata"]["name"]: statistics.median(value for run in each["runs"] for value in run["values"]) * 1e9
        for each in document["benchmarks"]
    }


def go(path):
    # golang.org/x/perf, benchfmt: a name, iterations, then pairs of value and unit; keys begin with a small letter.
    times = {}
    for line in path.read_text().splitlines():
        if not line.startswith("Benchmark"):
            assert re.match(r"[a-z][^\sA-Z:]*: |#", line), line
            continue
        fields = line.split(" ")
        assert int(fields[1]) > 0 and len(fields) % 2 == 0, line
        values = {unit: float(value) for value, unit in zip(fields[2::2], fields[3::2])}
        name, threads = re.fullmatch(r"BenchmarkFaultline/workload=(.*)-(\d+)", fields[0]).groups()
        assert f"/threads={threads}/" in name or "/threads=" not in name, name
        times.setdefault(name, []).append(values.get("ns/op", values.get("p99-ns/op")))
    return {name: statistics.median(values) for name, values in times.items()}


def bmf(path):
    document = load(path)
    if "jsonschema" in modules:
        import jsonschema

        jsonschema.Draft7Validator(BMF).validate(document)
    for measures in document.values():
        latency = measures["latency"]
        assert latency.get("lower_value", 0) <= latency["value"] <= latency.get("upper_value", latency["value"])
    return {name: measures["latency"]["value"] for name, measures in document.items()}


def github(path):
    entries = load(path)
    # github-action-benchmark, src/extract.ts: what its schema asks of an entry.
    for entry in entries:
        assert isinstance(entry["name"], str) and isinstance(entry["unit"], str), entry
        assert isinstance(entry.get("range", ""), str) and isinstance(entry["extra"], str), entry
    return unique([(entry["name"], float(entry["value"])) for entry in entries])


def otava(path):
    header, *rows = csv.reader(path.open(newline=""), strict=True)
    assert header[:5] == ["time", "commit", "result", "suite", "machine"] and len(rows) == 1
    if "otava" in modules:
        from otava.importer import CsvImporter
        from otava.test_config import CsvMetric, CsvTestConfig

        metrics = [CsvMetric(name, -1, 1.0, name) for name in header[5:]]
        test = CsvTestConfig("faultline", str(path), metrics=metrics, attributes=["commit"])
        from datetime import datetime, timezone

        from otava.data_selector import DataSelector

        selector = DataSelector()
        selector.since_time = datetime(2000, 1, 1, tzinfo=timezone.utc)
        selector.until_time = datetime(2100, 1, 1, tzinfo=timezone.utc)
        series = CsvImporter().fetch_data(test, selector)
        return {name: series.data[name][0] for name in header[5:]}
    return {name: float(value) for name, value in zip(header[5:], rows[0][5:])}


def openmetrics(path):
    if "prometheus_client" not in modules:
        pattern = r'(faultline_operation_time_seconds|faultline_latency_p99_seconds)\{case="(.*?)",.*engine="(.*?)",'
        pattern += r'statistic="median"\} (\S+)'
        found = re.findall(pattern, path.read_text())
        return {f"{case}/engine={engine}": float(value) * 1e9 for _, case, engine, value in found}
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    medians = {}
    for family in text_string_to_metric_families(path.read_text()):
        assert family.type == "gauge" and family.documentation
        for sample in family.samples:
            labels = sample.labels
            if labels.get("statistic") == "median":
                medians[f"{labels['case']}/engine={labels['engine']}"] = sample.value * 1e9
    return medians


def junit(path):
    root = xml.etree.ElementTree.parse(path).getroot()
    suite = root.find("testsuite")
    cases = suite.findall("testcase")
    assert int(suite.get("tests")) == len(cases) and suite.get("failures") == "0"
    assert int(suite.get("skipped")) == sum(case.find("skipped") is not None for case in cases)
    assert int(suite.get("errors")) == sum(case.find("error") is not None for case in cases)
    medians = {}
    for case in cases:
        if case.find("skipped") is not None or case.find("error") is not None:
            continue
        time = re.match(r"(?:p99 of the latency )?(\S+) ns", case.find("system-out").text).group(1)
        medians[f"{case.get('classname')}/engine={case.get('name')}"] = float(time)
    return medians


def table(path):
    if "duckdb" in modules:
        import duckdb

        query = f"""SELECT "case", engine, median(metric_ns_per_op) FROM read_csv('{path}', union_by_name = true)
            WHERE status = 'valid' GROUP BY ALL"""
        return {f"{case}/engine={engine}": time for case, engine, time in duckdb.sql(query).fetchall()}
    if "pandas" in modules:
        import pandas

        frame = pandas.read_csv(path)
        groups = frame[frame.status == "valid"].groupby(["case", "engine"]).metric_ns_per_op.median()
        return {f"{case}/engine={engine}": time for (case, engine), time in groups.items()}
    times = {}
    for row in csv.DictReader(path.open(newline=""), strict=True):
        if row["status"] == "valid":
            name = f"{row['case']}/engine={row['engine']}"
            times.setdefault(name, []).append(float(row["metric_ns_per_op"]))
    return {name: statistics.median(values) for name, values in times.items()}


readers = {
    "google-benchmark.json": google,
    "hyperfine.json": hyperfine,
    "pyperf.json": pyperf,
    "go.txt": go,
    "bmf.json": bmf,
    "github-action-benchmark.json": github,
    "otava.csv": otava,
    "openmetrics.prom": openmetrics,
    "junit.xml": junit,
    "csv.csv": table,
}
found = {}
for name, read in readers.items():
    path = folder / name
    if path.exists():
        found[path.stem] = read(path)
json.dump(found, sys.stdout)

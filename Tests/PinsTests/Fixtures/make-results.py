"""Makes Results/: a short run of each suite, its JSON and CSV, and the journal that the run removes at its end.

    python3 make-results.py FAULTLINE

The files that are here were made by the release build of 0.1.0, as root, with the data in /data. They are not made again: that later
builds read what 0.1.0 has written is what the pins are about.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

SHORT = ["--min-trial", "1ms", "--seed", "7", "--rounds", "2"]
# Six rounds are the fewest that a verdict is made on.
DECIDED = [*SHORT[:-1], "6"]
SUITES = pathlib.Path(__file__).parent / "Suites"
RESULTS = pathlib.Path(__file__).parent / "Results"
ENDING = ".partial.jsonl"

RUNS = {
    "quick": ["quick", "--filter", "sequential-read|random-touch|small-files|random-write", *DECIDED],
    "standard": ["standard", "--filter", "small-files.*file-size=(1KiB|64KiB)|random-write-durable|sequential-write", *SHORT],
    "full": ["full", "--filter", "random-by-size.*file-size=(1|32)MiB|small-files.*file-size=4KiB.*cache=cold|random-write-every-1000.*=64B|random-write-threads.*threads=2", *SHORT],
    "hugepages": ["hugepages", "--reserve-huge-pages", "--filter", "first-touch-scan|buffer|anonymous.*thp", *DECIDED],
    "numa": ["numa", "--filter", "^file/.*numa=(local|remote)|^tmpfs/.*numa=local", *SHORT],
    "threads": ["threads", "--filter", "first-touch/.*(sharing=processes|threads=2/cache)", *DECIDED],
    "kinds": ["kinds.yaml", *SHORT],
    "latencies": ["latencies.yaml", *DECIDED],
    "ways": ["ways.yaml", *SHORT],
    "refused": ["refused.yaml", *SHORT, "--directory", "/dev/shm"],
}


def measure(binary, name, words, folder):
    """Runs in a folder; the journal is linked as soon as it is there, so that it outlives the run."""
    journal = folder / (name + ENDING)
    kept = folder / (name + ".kept")
    place = [] if "--directory" in words else ["--directory", "/data"]
    process = subprocess.Popen([binary, "run", *words, *place, "--output", name], cwd=folder)
    while process.poll() is None and not kept.exists():
        if journal.exists():
            os.link(journal, kept)
        time.sleep(0.001)
    process.wait()
    for ending in (".json", ".csv"):
        (RESULTS / (name + ending)).write_bytes((folder / (name + ending)).read_bytes())
    (RESULTS / (name + ENDING)).write_bytes(kept.read_bytes())


def crash(folder):
    """The journal as a crash leaves it: without its footer, and torn within a line."""
    lines = (folder / "kinds.kept").read_bytes().splitlines(keepends=True)
    assert b'"footer"' in lines[-1]
    (RESULTS / ("killed" + ENDING)).write_bytes(b"".join(lines[:-1]))
    (RESULTS / ("torn" + ENDING)).write_bytes(b"".join(lines[:8])[:-40])


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for suite in SUITES.glob("*.yaml"):
            (folder / suite.name).write_bytes(suite.read_bytes())
        for run, words in RUNS.items():
            if len(sys.argv) < 3 or run in sys.argv[2:]:
                measure(binary, run, words, folder)
                if run == "kinds":
                    crash(folder)


main()

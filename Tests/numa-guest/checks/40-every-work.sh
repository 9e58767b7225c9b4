# shellcheck shell=dash
# Every kind of work on a kernel without cachestat(2) and RWF_DONTCACHE: each trial is valid, and its cache is as the case asks by what
# mincore(2) counts, or refused with the reason.
status=0
wrong() {
    echo "WRONG: $*"
    status=1
}
# A build without liburing has the engine's name and not the engine.
ring=
! faultline list engines | grep -q '^io_uring  available' || ring=', io_uring'
cat >/tmp/work.yaml <<END
min-trial: 1ms
rounds: 1
workloads:
  - {name: warm, pattern: random, file-size: 2MiB, operations: 16, engines: [pread, mmap, "mmap-window:window=64KiB", preadv2, uncached, stdio, direct$ring]}
  - {name: cold, pattern: random, cache: cold, file-size: 2MiB, operations: 2, engines: ["pread:advice=random", "mmap:advice=random", "mmap:advice=random:after=pageout", uncached, direct]}
  - {name: cold-stream, cache: cold, file-size: 2MiB, engines: [read, mmap]}
  - {name: write, operation: write, file-size: 2MiB, mapping: first-touch, durability: end, engines: [write, mmap]}
  - {name: scattered, operation: write, pattern: random, file-size: 2MiB, operations: 16, durability: "every:8", engines: [pwrite, mmap]}
  - {name: mixed, operation: mixed, pattern: random, file-size: 2MiB, operations: 16, engines: [pread, mmap]}
  - {name: small, kind: small-files, file-size: 4KiB, files: 16, engines: [read, mmap, stdio]}
  - {name: cold-small, kind: small-files, file-size: 4KiB, files: 16, cache: cold, engines: [read, mmap]}
  - {name: fresh, backing: anonymous, file-size: 2MiB, engines: [mmap, "mmap:populate=write"]}
  - {name: memory-file, backing: memfd, pattern: random, file-size: 2MiB, operations: 16, engines: [pread, mmap]}
  - {name: threads, pattern: random, file-size: 2MiB, operations: 16, threads: 2, sharing: processes, engines: [pread, mmap]}
  - {name: paced, pattern: random, file-size: 2MiB, rate: 10000, engines: [pread, mmap]}
  - {name: messages, kind: exchange, cpus: two, operations: 16, engines: [pipe, shared-memory]}
END
faultline doctor --directory /mnt/data >/tmp/doctor || true
grep -q 'mincore' /tmp/doctor || wrong "doctor does not say what stands in for cachestat"

faultline run /tmp/work.yaml --directory /mnt/data --output /tmp/work >/tmp/table 2>/tmp/errors
code=$?
[ $code = 0 ] || { wrong "exit code $code"; cat /tmp/table /tmp/errors; }
awk -v columns=workload,engine,status,resident_before_bytes,resident_after_bytes,device_read_bytes,reason \
    -f /mnt/csv.awk /tmp/work.csv >/tmp/rows
cut -c 1-150 /tmp/rows
engines=$(sed -n 's/.*engines: \[\(.*\)\]}/\1/p' /tmp/work.yaml | tr ',' '\n' | wc -l)
[ "$(wc -l </tmp/rows)" = "$engines" ] || wrong "$(wc -l </tmp/rows) trials of $engines engines"

# expect WORKLOAD ENGINE STATUS [REASON]
expect() {
    awk -F '\t' -v w="$1" -v e="$2" -v s="$3" -v r="${4:-.}" \
        '$1 == w && $2 == e && $3 == s && (s == "valid" ? $7 == "-" : $7 ~ r) { found = 1 } END { exit !found }' /tmp/rows ||
        wrong "$1 $2 is not $3 ${4:-}"
}
while IFS='	' read -r workload engine state before after device reason; do
    case $engine in
        # What this kernel does not have is refused, and said to want a later one.
        uncached)
            expect "$workload" "$engine" refused 'RWF_DONTCACHE|6[.]14|Linux'
            continue
            ;;
    esac
    [ "$state" = valid ] || wrong "$workload $engine is $state: $reason"
    bytes=2097152
    case $workload in *small) bytes=65536 ;; esac
    case $workload in
        fresh | messages) ;;
        cold*)
            # mincore(2) found nothing of it before, and the device gave what was read.
            [ "$before" = 0 ] || wrong "$workload $engine: $before bytes were resident before a cold pass"
            case $device in 0 | -) wrong "$workload $engine: nothing came from the device" ;; esac
            ;;
        *)
            [ "$before" = $bytes ] || wrong "$workload $engine: $before of $bytes bytes were resident"
            [ "$after" = $bytes ] || wrong "$workload $engine: $after of $bytes bytes are resident"
            ;;
    esac
done </tmp/rows
exit $status

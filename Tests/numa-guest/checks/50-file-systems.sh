# shellcheck shell=dash
# Reads and writes, warm and cold, on the file systems that the guest has: each trial is valid with its cache as asked, or refused with
# the reason.
status=0
wrong() {
    echo "WRONG: $*"
    status=1
}
cat >/tmp/short.yaml <<'END'
min-trial: 1ms
rounds: 1
workloads:
  - {name: warm, pattern: random, file-size: 1MiB, operations: 16, engines: [pread, mmap, preadv2, direct]}
  - {name: cold, cache: cold, file-size: 1MiB, engines: [read, mmap]}
  - {name: write, operation: write, file-size: 1MiB, mapping: first-touch, durability: end, engines: [write, mmap]}
  - {name: small, kind: small-files, file-size: 4KiB, files: 8, cache: cold, engines: [read, mmap]}
END
# start KIND FOLDER: runs there.
start() {
    code=0
    faultline run /tmp/short.yaml --beside --directory "$2" --output "/tmp/on-$1" >"/tmp/$1.table" 2>"/tmp/$1.errors" || code=$?
    echo $code >"/tmp/$1.code"
}
# check KIND: what came of each trial.
check() {
    code=$(cat "/tmp/$1.code")
    [ "$code" = 0 ] || { wrong "$1: exit code $code"; cat "/tmp/$1.errors"; }
    awk -v columns=workload,engine,status,resident_before_bytes,device_read_bytes,reason \
        -f /mnt/csv.awk "/tmp/on-$1.csv" >/tmp/rows
    sed "s/^/$1: /" /tmp/rows | cut -c 1-150
    [ "$(wc -l </tmp/rows)" = 10 ] || wrong "$1: $(wc -l </tmp/rows) trials of 10 engines"
    while IFS='	' read -r workload engine state before device reason; do
        case $state in
            refused)
                # Memory has no cold state and no device; what else is refused is a call that the file system does not have.
                case $1:$workload:$engine in
                    tmpfs:cold:* | tmpfs:small:* | tmpfs:*:preadv2 | overlay:*:preadv2 | *:direct) ;;
                    *) wrong "$1: $workload $engine is refused: $reason" ;;
                esac
                [ "$reason" != - ] || wrong "$1: $workload $engine is refused without a reason"
                ;;
            valid)
                case $workload:$before in
                    cold:0 | small:0 | warm:1048576 | write:1048576) ;;
                    *) wrong "$1: $workload $engine: $before bytes were resident" ;;
                esac
                case $1:$workload:$device in
                    *:cold:0 | *:small:0 | tmpfs:cold:*) wrong "$1: $workload $engine: $device bytes from the device" ;;
                esac
                ;;
            *) wrong "$1: $workload $engine is $state: $reason" ;;
        esac
    done </tmp/rows
}
mkdir -p /tmp/data
{ echo tmpfs /tmp/data; echo overlay /mnt/overlay; sed 's|.* \(.*\)|\1 /mnt/\1|' /mnt/disks; } >/tmp/places
# Two at a time: the guest has two CPUs, and what is asked is no time.
waiting=0
while read -r kind folder; do
    start "$kind" "$folder" &
    waiting=$((waiting + 1))
    [ $((waiting % 2)) = 1 ] || wait
done </tmp/places
wait
while read -r kind _; do check "$kind"; done </tmp/places
while read -r kind; do echo "left out, since it can't be made here: $kind"; done </mnt/left-out
exit $status

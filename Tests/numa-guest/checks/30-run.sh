# shellcheck shell=dash
# A run puts the data on the nodes that its cases ask for, looks each page up after the trial, and sets remote against local.
cat >/tmp/suite.yaml <<'END'
min-trial: 1ms
rounds: 1
workloads:
  - {name: file, file-size: 8MiB, operations: 8, numa: [local, remote, interleave]}
  - {name: plain, file-size: 8MiB, operations: 8}
  - {name: hugetlb, file-size: 8MiB, operations: 8, huge-pages: hugetlb-2MiB, numa: ["cpu=0,mem=1"]}
  - {name: fresh, backing: anonymous, file-size: 8MiB, operations: 8, engines: [mmap], numa: [local, "cpu=0,mem=1", interleave]}
END

faultline run /tmp/suite.yaml --details --directory /mnt/data --output /tmp/result >/tmp/table 2>/tmp/errors
status=$?
[ $status = 0 ] || cat /tmp/table /tmp/errors

awk -v columns=case,engine,status,nodes_obtained -f /mnt/csv.awk /tmp/result.csv >/tmp/rows

# expect CASE KEY ENGINE NODES: the nodes of that row are NODES, and the trial is valid.
expect() {
    row=$(awk -F '\t' -v of="^$1/.*$2" -v engine="$3" '$1 ~ of && $2 == engine && $3 == "valid" { print $4 }' /tmp/rows)
    [ "$row" = "$4" ] || { echo "WRONG: $1 $2 $3: '$row' instead of '$4'"; status=1; }
}
cat /tmp/rows
# The highest CPU works: CPU 1, on node 1.
for engine in read mmap; do
    expect file numa=local $engine 1:2048
    expect file numa=remote $engine 0:2048
    expect file numa=interleave $engine '0:1024 1:1024'
    # Nothing was asked: it lies where the worker filled the cache, and is looked up all the same.
    expect plain '' $engine 1:2048
    expect hugetlb huge-pages=hugetlb-2MiB/numa=cpu=0,mem=1 $engine 1:4
    expect hugetlb backing=memfd/numa=cpu=0,mem=1 $engine 1:2048
done
# Memory that the engine makes in each batch, looked up while it is there.
expect fresh numa=local mmap 1:2048
expect fresh numa=cpu=0,mem=1 mmap 1:2048
expect fresh numa=interleave mmap '0:1024 1:1024'
grep -q 'file: numa=remote / numa=local: read ' /tmp/table || { echo "WRONG: no ratio of remote to local"; status=1; }
exit $status

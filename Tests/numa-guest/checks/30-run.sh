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

faultline run /tmp/suite.yaml --directory /mnt/data --output /tmp/result >/tmp/table 2>/tmp/errors
status=$?
[ $status = 0 ] || cat /tmp/table /tmp/errors

# How many columns stand behind the nodes. (Texts with commas are quoted, but none of them does.)
behind=$(head -n 1 /tmp/result.csv | awk -F, '{ for (i = 1; i <= NF; i++) if ($i == "nodes_obtained") print NF - i }')
# nodes: that column of the rows on standard input.
nodes() { awk -F, -v behind="$behind" '{ print $(NF - behind) }'; }

# expect CASE ENGINE NODES: the nodes of that row are NODES, and the trial is valid.
expect() {
    row=$(grep -E ",\"?$1/.*$2" /tmp/result.csv | grep ',valid,' | nodes)
    [ "$row" = "$3" ] || { echo "WRONG: $1 $2: '$row' instead of '$3'"; status=1; }
}
cut -c 1-200 /tmp/result.csv | head -n 3
# The highest CPU works: CPU 1, on node 1.
for engine in ',read,' ',mmap,'; do
    expect file 'numa=local.*'$engine 1:2048
    expect file 'numa=remote.*'$engine 0:2048
    # Nothing was asked: it lies where the worker filled the cache, and is looked up all the same.
    expect plain $engine 1:2048
    expect hugetlb 'huge-pages=hugetlb-2MiB/numa=cpu=0,mem=1.*'$engine 1:4
    expect hugetlb 'backing=memfd/numa=cpu=0,mem=1.*'$engine 1:2048
done
# Memory that the engine makes in each batch, looked up while it is there.
expect fresh 'numa=local.*,mmap,' 1:2048
expect fresh 'numa=cpu=0,mem=1.*,mmap,' 1:2048
expect fresh 'numa=interleave.*,mmap,' '0:1024 1:1024'
[ "$(grep -c '^suite,file/.*numa=interleave.*,valid,' /tmp/result.csv)" = 2 ] || { echo "WRONG: interleave"; status=1; }
grep 'numa=interleave' /tmp/result.csv | nodes | sed 's/^/interleave: /'
grep -q 'file: numa=remote / numa=local: read ' /tmp/table || { echo "WRONG: no ratio of remote to local"; status=1; }
exit $status

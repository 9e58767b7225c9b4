# shellcheck shell=dash
# Every way to ask for memory on a node does what the kernel documents, and faultline finds it so.
status=0
expect() {
    grep -qE "$1" /tmp/table && return
    echo "WRONG: no line like: $1"
    status=1
}

faultline doctor --placement --directory /mnt/data >/tmp/table
code=$?
cat /tmp/table
[ $code = 0 ] || { echo "WRONG: exit code $code"; status=1; }
expect '^0 of 21 not as the kernel documents it$'
expect '^anonymous +default, touched on node 1 +1: 2048 +1: 2048 +as asked$'
expect '^anonymous +mbind interleave 0,1 +0: 1024, 1: 1024 +0: [0-9]+, 1: [0-9]+ +as asked$'
expect '^memory file +mbind 1, pwrite on node 0 +1: 2048 +1: 2048 +as asked$'
expect '^file +read fault on node 1 +1: 2048 +1: 2048 +as asked$'
expect '^file +set_mempolicy bind 1, pread +1: 2048 +1: 2048 +as asked$'
expect '^file +written on node 1 +1: 2048 +1: 2048 +as asked$'
expect '^hugetlb file, 2 MiB +mbind 1 +1: 8 +1: 8 +as asked$'
expect '^hugetlb file, 2 MiB +mbind interleave 0,1 +0: 4, 1: 4 +0: 4, 1: 4 +as asked$'
# The kernel accepts this one, says nothing, and puts the pages elsewhere: only the pages themselves tell.
expect '^file +mbind 1, read fault +1: 2048 +0: 2048 +NOT as asked \(expected: the kernel ignores this\)$'
exit $status

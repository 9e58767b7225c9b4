# shellcheck shell=dash
# In a cpuset whose memory is node 0 alone, memory can't be where it is asked for: faultline must find that, and fail.
mkdir -p /tmp/cgroup
mount -t cgroup2 none /tmp/cgroup
echo +cpuset >/tmp/cgroup/cgroup.subtree_control
mkdir /tmp/cgroup/confined
echo 0 >/tmp/cgroup/confined/cpuset.mems

(
    echo 0 >/tmp/cgroup/confined/cgroup.procs
    exec faultline doctor --placement --directory /mnt/data >/tmp/table
)
code=$?
cat /tmp/table
status=0
[ $code = 1 ] || { echo "WRONG: exit code $code"; status=1; }
for line in '^anonymous +default, touched on node 1 +1: 2048 +0: 2048 +NOT as asked$' \
    '^file +read fault on node 1 +1: 2048 +0: 2048 +NOT as asked$' \
    '^anonymous +mbind 1, touched on node 0 +1: 2048 +- +refused: mbind of 8388608 bytes to bind 1: Invalid argument: there is no such node' \
    'move_pages of 2048 pages: Permission denied: the cpuset does not allow the node, or '; do
    grep -qE "$line" /tmp/table || { echo "WRONG: no line like: $line"; status=1; }
done
exit $status

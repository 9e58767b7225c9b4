#ifndef _GNU_SOURCE
#error "clinux.c needs _GNU_SOURCE: Package.swift defines it for every C target"
#endif

#include "CLinux.h"

#include <fcntl.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <linux/futex.h>
#include <linux/perf_event.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>

extern char **environ;

int clinux_open(const char *path, int flags, unsigned mode) {
    int fd;
    do fd = open(path, flags | O_CLOEXEC, mode);
    while (fd < 0 && errno == EINTR);
    return fd < 0 ? -errno : fd;
}

// The kernel's struct open_how (include/uapi/linux/openat2.h), and its flags RESOLVE_NO_SYMLINKS and RESOLVE_BENEATH.
struct open_rule { uint64_t flags, mode, resolve; };
enum { open_rule_no_symlinks = 0x04, open_rule_beneath = 0x08, call_openat2 = 437 };

int clinux_open_beneath(int folder, const char *name, int flags, unsigned mode) {
    flags |= O_CLOEXEC | O_NOFOLLOW;
    struct open_rule rule = {(uint64_t)flags, flags & O_CREAT ? mode : 0, open_rule_no_symlinks | open_rule_beneath};
    long fd;
    do fd = syscall(call_openat2, folder, name, &rule, sizeof rule);
    while (fd < 0 && errno == EINTR);
    if (fd >= 0) return (int)fd;
    // EPERM is what old seccomp profiles answer to calls that they do not know; EAGAIN, that something was renamed meanwhile.
    if (errno != ENOSYS && errno != EPERM && errno != EINVAL && errno != E2BIG && errno != EAGAIN) return -errno;
    // A name with a slash could lead out.
    if (strchr(name, '/')) return -EXDEV;
    do fd = openat(folder, name, flags, mode);
    while (fd < 0 && errno == EINTR);
    return fd < 0 ? -errno : (int)fd;
}

int clinux_sync_file_system(int fd) { return syncfs(fd) < 0 ? -errno : 0; }

int clinux_write_back(int fd) {
    unsigned all = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    return sync_file_range(fd, 0, 0, all) < 0 ? -errno : 0;
}

int clinux_o_path(void) { return O_PATH; }

int clinux_o_direct(void) { return O_DIRECT; }

int clinux_rename_new(const char *path, const char *target) {
    // RENAME_NOREPLACE (include/uapi/linux/fs.h); by syscall, since glibc before 2.28 has no renameat2.
    return syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, target, 1) < 0 ? -errno : 0;
}

// The kernel's struct statx (include/uapi/linux/stat.h) is 256 bytes; headers before Linux 6.1 lack the two fields.
enum { statx_dioalign = 0x2000, statx_memory_place = 0x98, statx_offset_place = 0x9c };

int clinux_direct_alignment(int fd, uint32_t *memory, uint32_t *offset) {
    unsigned char facts[256] = {0};
    uint32_t mask;
    if (syscall(SYS_statx, fd, "", AT_EMPTY_PATH, statx_dioalign, facts) < 0) return -errno;
    memcpy(&mask, facts, sizeof mask);
    memcpy(memory, facts + statx_memory_place, sizeof *memory);
    memcpy(offset, facts + statx_offset_place, sizeof *offset);
    return mask & statx_dioalign ? 1 : 0;
}

// stx_attributes of the kernel's struct statx, and its flag STATX_ATTR_ENCRYPTED.
enum { statx_attributes_place = 0x08, statx_attribute_encrypted = 0x800 };

int clinux_is_encrypted(const char *path) {
    unsigned char facts[256] = {0};
    uint64_t attributes;
    if (syscall(SYS_statx, AT_FDCWD, path, 0, 0, facts) < 0) return -errno;
    memcpy(&attributes, facts + statx_attributes_place, sizeof attributes);
    return attributes & statx_attribute_encrypted ? 1 : 0;
}

FILE *clinux_stdio_open(const char *path, void *buffer, size_t size, int *failure) {
    FILE *file = fopen(path, "re");
    if (!file) *failure = -errno;
    else if (size) setvbuf(file, buffer, _IOFBF, size);
    return file;
}

int clinux_stdio_close(FILE *file) { return fclose(file) == EOF ? -errno : 0; }

int clinux_file_facts(int fd, int64_t *size, uint32_t *owner, uint32_t *major_number, uint32_t *minor_number,
                      uint64_t *blocks) {
    struct stat facts;
    if (fstat(fd, &facts) < 0) return -errno;
    *size = facts.st_size;
    *owner = facts.st_uid;
    *major_number = major(facts.st_dev);
    *minor_number = minor(facts.st_dev);
    *blocks = (uint64_t)facts.st_blocks;
    return 0;
}

int clinux_memory_file(const char *name, int huge_log2) {
    unsigned flags = MFD_CLOEXEC;
    if (huge_log2) flags |= MFD_HUGETLB | (unsigned)huge_log2 << clinux_huge_shift;
    int fd = memfd_create(name, flags);
    return fd < 0 ? -errno : fd;
}

int clinux_fadvise(int fd, int advice) { return -posix_fadvise(fd, 0, 0, advice); }
int clinux_fadv_normal(void) { return POSIX_FADV_NORMAL; }
int clinux_fadv_sequential(void) { return POSIX_FADV_SEQUENTIAL; }
int clinux_fadv_random(void) { return POSIX_FADV_RANDOM; }
int clinux_fadv_willneed(void) { return POSIX_FADV_WILLNEED; }
int clinux_fadv_dontneed(void) { return POSIX_FADV_DONTNEED; }

// The kernel's struct cachestat (include/uapi/linux/mman.h) has these five fields in this order.
_Static_assert(sizeof(struct clinux_page_counts) == 5 * sizeof(uint64_t), "mirrors the kernel's struct cachestat");

int clinux_cachestat(int fd, struct clinux_page_counts *result) {
    struct { uint64_t offset, length; } whole = {0, 0};
    // The struct is left as garbage on error: callers may only look at it after 0.
    return syscall(451, fd, &whole, result, 0) < 0 ? -errno : 0;
}

int clinux_is_cached(int fd, int64_t offset) {
    char byte;
    struct iovec part = {&byte, 1};
    ssize_t got;
    do got = preadv2(fd, &part, 1, offset, clinux_rwf_nowait);
    while (got < 0 && errno == EINTR);
    if (got >= 0) return got > 0;
    return errno == EAGAIN ? 0 : -errno;
}

enum { extents_at_once = 64 };

int clinux_extents(int fd, uint64_t size, struct clinux_extent_bytes *result) {
    union {
        struct fiemap map;
        char room[sizeof(struct fiemap) + extents_at_once * sizeof(struct fiemap_extent)];
    } answer;
    uint64_t next = 0;
    memset(result, 0, sizeof *result);
    while (next < size) {
        memset(&answer, 0, sizeof answer);
        answer.map.fm_start = next;
        answer.map.fm_length = size - next;
        // What waits to be written has no place yet.
        answer.map.fm_flags = FIEMAP_FLAG_SYNC;
        answer.map.fm_extent_count = extents_at_once;
        if (ioctl(fd, FS_IOC_FIEMAP, &answer.map) < 0) return -errno;
        if (answer.map.fm_mapped_extents == 0) return 0;
        for (uint32_t i = 0; i < answer.map.fm_mapped_extents; i++) {
            const struct fiemap_extent *extent = &answer.map.fm_extents[i];
            uint64_t start = extent->fe_logical > next ? extent->fe_logical : next;
            uint64_t end = extent->fe_logical + extent->fe_length;
            if (end > size) end = size;
            if (end > start) {
                uint64_t bytes = end - start;
                result->mapped += bytes;
                if (extent->fe_flags & FIEMAP_EXTENT_DATA_INLINE) result->in_inode += bytes;
                if (extent->fe_flags & FIEMAP_EXTENT_UNWRITTEN) result->unwritten += bytes;
                // Encrypted extents are encoded, too, and as long as what is in them.
                if (extent->fe_flags & FIEMAP_EXTENT_ENCODED && !(extent->fe_flags & FIEMAP_EXTENT_DATA_ENCRYPTED))
                    result->compressed += bytes;
                next = end;
            }
            if (extent->fe_flags & FIEMAP_EXTENT_LAST) return 0;
        }
    }
    return 0;
}

int64_t clinux_first_hole(int fd) {
    off_t place = lseek(fd, 0, SEEK_HOLE);
    return place < 0 ? -errno : place;
}

int clinux_perf_open(uint32_t type, uint64_t config, int user_only, int leader) {
    struct perf_event_attr attributes = {
        .type = type,
        .size = sizeof attributes,
        .config = config,
        .read_format = PERF_FORMAT_GROUP | PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING,
        .disabled = leader < 0,
        .exclude_kernel = user_only != 0,
        .exclude_hv = user_only != 0,
    };
    int fd = (int)syscall(SYS_perf_event_open, &attributes, 0, -1, leader, PERF_FLAG_FD_CLOEXEC);
    return fd < 0 ? -errno : fd;
}

// Of the first event alone, as perf does it: the others stay enabled and count while it does. With PERF_IOC_FLAG_GROUP a second
// enabling leaves the others off until the next context switch (seen on 6.18, with a task clock as the first event).
int clinux_perf_enable(int leader) { return ioctl(leader, PERF_EVENT_IOC_ENABLE, 0) < 0 ? -errno : 0; }

int clinux_perf_disable(int leader) { return ioctl(leader, PERF_EVENT_IOC_DISABLE, 0) < 0 ? -errno : 0; }

enum { perf_group_most = 16 };

int clinux_perf_read(int leader, uint64_t *enabled_ns, uint64_t *running_ns, uint64_t *counts, int count) {
    struct { uint64_t number, enabled, running, values[perf_group_most]; } group;
    if (count > perf_group_most) return -EINVAL;
    ssize_t wanted = (ssize_t)(sizeof(uint64_t) * (size_t)(3 + count));
    ssize_t got = read(leader, &group, sizeof group);
    if (got < 0) return -errno;
    if (got != wanted || group.number != (uint64_t)count) return -EIO;
    *enabled_ns = group.enabled;
    *running_ns = group.running;
    memcpy(counts, group.values, sizeof(uint64_t) * (size_t)count);
    return 0;
}

static void fill_usage(const struct rusage *from, struct clinux_usage_counts *to) {
    to->user_ns = from->ru_utime.tv_sec * 1000000000L + from->ru_utime.tv_usec * 1000L;
    to->system_ns = from->ru_stime.tv_sec * 1000000000L + from->ru_stime.tv_usec * 1000L;
    to->minor_faults = from->ru_minflt;
    to->major_faults = from->ru_majflt;
    to->voluntary_switches = from->ru_nvcsw;
    to->involuntary_switches = from->ru_nivcsw;
    to->peak_rss_bytes = from->ru_maxrss * 1024L;
    to->run_delay_ns = -1;
}

// The second number of schedstat (Documentation/scheduler/sched-stats.rst), in nanoseconds.
static int64_t run_delay(void) {
    char text[96];
    int fd = open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
    if (fd < 0) return -1;
    ssize_t got = read(fd, text, sizeof text - 1);
    close(fd);
    if (got <= 0) return -1;
    text[got] = 0;
    const char *second = strchr(text, ' ');
    return second ? strtoll(second + 1, NULL, 10) : -1;
}

int clinux_usage(int of_thread, struct clinux_usage_counts *result) {
    struct rusage usage;
    if (getrusage(of_thread ? RUSAGE_THREAD : RUSAGE_SELF, &usage) < 0) return -errno;
    fill_usage(&usage, result);
    return 0;
}

int clinux_part_usage(int is_start, struct clinux_usage_counts *result) {
    struct timespec brought;
    int64_t delay = is_start ? run_delay() : 0;
    // getrusage adds up what was noted at the last tick or switch; to read this clock notes what has run since.
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &brought);
    int rc = clinux_usage(1, result);
    result->run_delay_ns = is_start ? delay : run_delay();
    return rc;
}

// Room for 8192 CPUs: cpu_set_t ends at 1024.
enum { cpu_capacity = 8192 };

int clinux_bind_thread(const int *cpus, int count) {
    for (int i = 0; i < count; i++)
        if (cpus[i] < 0 || cpus[i] >= cpu_capacity) return -EINVAL;
    cpu_set_t *set = CPU_ALLOC(cpu_capacity);
    if (!set) return -ENOMEM;
    size_t size = CPU_ALLOC_SIZE(cpu_capacity);
    CPU_ZERO_S(size, set);
    for (int i = 0; i < count; i++) CPU_SET_S((size_t)cpus[i], size, set);
    int rc = sched_setaffinity(0, size, set) < 0 ? -errno : 0;
    CPU_FREE(set);
    return rc;
}

int clinux_allowed_cpus(int *cpus, int capacity) {
    cpu_set_t *set = CPU_ALLOC(cpu_capacity);
    if (!set) return -ENOMEM;
    size_t size = CPU_ALLOC_SIZE(cpu_capacity);
    CPU_ZERO_S(size, set);
    int count = 0;
    if (sched_getaffinity(0, size, set) < 0) {
        count = -errno;
    } else {
        for (size_t cpu = 0; cpu < cpu_capacity; cpu++) {
            if (!CPU_ISSET_S(cpu, size, set)) continue;
            if (count < capacity) cpus[count] = (int)cpu;
            count++;
        }
    }
    CPU_FREE(set);
    return count;
}

int clinux_gettid(void) { return (int)syscall(SYS_gettid); }

int clinux_die_with_parent(int parent) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) return -errno;
    // The parent may have died before the call: then nobody would send the signal.
    return getppid() == parent ? 0 : -ESRCH;
}

void clinux_close_above(int last) { syscall(SYS_close_range, (unsigned)last + 1, ~0U, 0); }

int clinux_spawn(const char *path, char *const *arguments, int order, int report, int output, int error, int turns) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int rc = posix_spawn_file_actions_init(&actions);
    if (rc) return -rc;
    rc = posix_spawnattr_init(&attributes);
    if (rc) {
        posix_spawn_file_actions_destroy(&actions);
        return -rc;
    }
    // Both ends move out of the way first, in case one of them is 3, 4 or 5 already (dup2 onto itself would keep O_CLOEXEC).
    int high_order = fcntl(order, F_DUPFD_CLOEXEC, 10), high_report = fcntl(report, F_DUPFD_CLOEXEC, 10);
    int high_turns = turns < 0 ? -1 : fcntl(turns, F_DUPFD_CLOEXEC, 10);
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    if (high_order < 0 || high_report < 0 || (turns >= 0 && high_turns < 0)) rc = errno;
    if (!rc) rc = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    if (!rc && output >= 0) rc = posix_spawn_file_actions_adddup2(&actions, output, 1);
    if (!rc && error >= 0) rc = posix_spawn_file_actions_adddup2(&actions, error, 2);
    if (!rc) rc = posix_spawn_file_actions_adddup2(&actions, high_order, 3);
    if (!rc) rc = posix_spawn_file_actions_adddup2(&actions, high_report, 4);
    if (!rc && turns >= 0) rc = posix_spawn_file_actions_adddup2(&actions, high_turns, 5);
    if (!rc) rc = posix_spawnattr_setsigmask(&attributes, &none);
    if (!rc) rc = posix_spawnattr_setsigdefault(&attributes, &defaults);
    if (!rc) rc = posix_spawnattr_setpgroup(&attributes, 0);
    if (!rc)
        rc = posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    pid_t child = 0;
    if (!rc) rc = posix_spawn(&child, path, &actions, &attributes, arguments, environ);
    if (high_order >= 0) close(high_order);
    if (high_report >= 0) close(high_report);
    if (high_turns >= 0) close(high_turns);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return rc ? -rc : (int)child;
}

int clinux_reap(int child, int *exit_code, int *signal_number, struct clinux_usage_counts *usage) {
    int status;
    struct rusage used;
    pid_t ended;
    do ended = wait4(child, &status, WNOHANG, &used);
    while (ended < 0 && errno == EINTR);
    if (ended <= 0) return ended < 0 ? -errno : 0;
    *exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    *signal_number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    fill_usage(&used, usage);
    return (int)ended;
}

// What the caller of this process ignores (nohup: SIGHUP; a shell's background: SIGINT, SIGQUIT) stays ignored: it is not watched, since a
// signal that is blocked would be delivered all the same.
static void watched(sigset_t *set) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    sigemptyset(set);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction action;
        if (sigaction(signals[i], NULL, &action) < 0 || action.sa_handler == SIG_IGN) continue;
        sigaddset(set, signals[i]);
    }
}

int clinux_watch_signals(void) {
    sigset_t set;
    watched(&set);
    if (sigprocmask(SIG_BLOCK, &set, NULL) < 0) return -errno;
    int fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return fd < 0 ? -errno : fd;
}

int clinux_next_signal(int fd) {
    struct signalfd_siginfo info;
    ssize_t got = read(fd, &info, sizeof info);
    return got == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

int clinux_release_signals(void) {
    sigset_t set;
    watched(&set);
    for (int number = 1; number < NSIG; number++)
        if (sigismember(&set, number) == 1) signal(number, SIG_DFL);
    return sigprocmask(SIG_UNBLOCK, &set, NULL) < 0 ? -errno : 0;
}

int clinux_prepare_signals(void) {
    if (signal(SIGPIPE, SIG_IGN) == SIG_ERR || signal(SIGXFSZ, SIG_IGN) == SIG_ERR) return -errno;
    // Where SIGCHLD is ignored the kernel reaps children, and nobody learns how they ended (wait4(2): ECHILD).
    return signal(SIGCHLD, SIG_DFL) == SIG_ERR ? -errno : 0;
}

int clinux_limit(int resource, uint64_t *now, uint64_t *most) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) < 0) return -errno;
    *now = limit.rlim_cur;
    *most = limit.rlim_max;
    return 0;
}

int clinux_raise_limit(int resource, uint64_t value) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) < 0) return -errno;
    limit.rlim_cur = value;
    return setrlimit(resource, &limit) < 0 ? -errno : 0;
}

int clinux_limit_of_files(void) { return RLIMIT_NOFILE; }
int clinux_limit_of_file_size(void) { return RLIMIT_FSIZE; }

static void fill_file_system(const struct statfs *facts, uint64_t *free_bytes, uint64_t *total_bytes, int64_t *type,
                             uint64_t *block_bytes) {
    *block_bytes = (uint64_t)facts->f_bsize;
    *free_bytes = (uint64_t)facts->f_bavail * (uint64_t)facts->f_bsize;
    *total_bytes = (uint64_t)facts->f_blocks * (uint64_t)facts->f_bsize;
    *type = facts->f_type;
}

int clinux_file_system(const char *path, uint64_t *free_bytes, uint64_t *total_bytes, int64_t *type,
                       uint64_t *block_bytes) {
    struct statfs facts;
    if (statfs(path, &facts) < 0) return -errno;
    fill_file_system(&facts, free_bytes, total_bytes, type, block_bytes);
    return 0;
}

int clinux_file_system_of(int fd, uint64_t *free_bytes, uint64_t *total_bytes, int64_t *type, uint64_t *block_bytes) {
    struct statfs facts;
    if (fstatfs(fd, &facts) < 0) return -errno;
    fill_file_system(&facts, free_bytes, total_bytes, type, block_bytes);
    return 0;
}

__attribute__((noinline)) void clinux_touch_stack(void) {
    volatile char room[64 << 10];
    for (unsigned place = 0; place < sizeof room; place += 1024) room[place] = 1;
}

int64_t clinux_futex_post(uint32_t *word, uint32_t value, uint64_t *calls) {
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
    *calls += 1;
    return syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0) < 0 ? -errno : 0;
}

int64_t clinux_futex_await(uint32_t *word, uint32_t value, uint64_t *calls) {
    for (;;) {
        uint32_t seen = __atomic_load_n(word, __ATOMIC_ACQUIRE);
        if (seen == value) return 0;
        *calls += 1;
        // EAGAIN: the word has changed meanwhile; EINTR: look again.
        if (syscall(SYS_futex, word, FUTEX_WAIT, seen, NULL, NULL, 0) < 0 && errno != EAGAIN && errno != EINTR) return -errno;
    }
}

// The kernel as Faultline calls it, in two halves.
//
// Per-operation calls are `static inline` here, so that a loop over them costs what it costs in C: EINTR and short transfers
// are dealt with inside. Set-up calls are functions in clinux.c. All return a value of 0 or more, or -errno.
//
// The Glibc module that Swift imports is built without _GNU_SOURCE: what needs it has its prototype here and its body there.

#ifndef CLINUX_H
#define CLINUX_H

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#pragma clang assume_nonnull begin

// MARK: - The hot half

/// Reads `length` bytes at `offset`; returns the bytes read, fewer only at the end of the file. Adds its calls to `*calls`.
static inline int64_t clinux_pread_full(int fd, void *buffer, size_t length, int64_t offset, uint64_t *calls) {
    size_t done = 0;
    for (;;) {
        ssize_t got = pread(fd, (char *)buffer + done, length - done, offset + (int64_t)done);
        *calls += 1;
        if (__builtin_expect(got == (ssize_t)(length - done), 1)) return (int64_t)length;
        if (got > 0) { done += (size_t)got; continue; }
        if (got == 0) return (int64_t)done;
        if (errno != EINTR) return -errno;
    }
}

/// preadv2(2), which glibc shows to _GNU_SOURCE alone.
ssize_t preadv2(int fd, const struct iovec *parts, int count, off_t offset, int flags);

/// RWF_NOWAIT (Linux 4.14): EAGAIN, or a part, where the read would wait for the device.
static const int clinux_rwf_nowait = 0x8;
/// RWF_DONTCACHE (Linux 6.14): pages that the read brings in leave the page cache after it.
static const int clinux_rwf_dontcache = 0x80;

/// As clinux_pread_full, by preadv2(2) with `flags`.
static inline int64_t clinux_pread_flags(int fd, void *buffer, size_t length, int64_t offset, int flags,
                                         uint64_t *calls) {
    size_t done = 0;
    for (;;) {
        struct iovec part = {(char *)buffer + done, length - done};
        ssize_t got = preadv2(fd, &part, 1, offset + (int64_t)done, flags);
        *calls += 1;
        if (__builtin_expect(got == (ssize_t)(length - done), 1)) return (int64_t)length;
        if (got > 0) { done += (size_t)got; continue; }
        if (got == 0) return (int64_t)done;
        if (errno != EINTR) return -errno;
    }
}

/// preadv2(2) with RWF_NOWAIT, and pread(2) for what that does not give at once; each such read adds one to `*misses`.
static inline int64_t clinux_pread_nowait(int fd, void *buffer, size_t length, int64_t offset, uint64_t *calls,
                                          uint64_t *misses) {
    struct iovec part = {buffer, length};
    ssize_t got = preadv2(fd, &part, 1, offset, clinux_rwf_nowait);
    *calls += 1;
    if (__builtin_expect(got == (ssize_t)length, 1)) return (int64_t)length;
    if (got == 0) return 0;
    if (got < 0 && errno != EAGAIN && errno != EINTR) return -errno;
    *misses += 1;
    size_t done = got > 0 ? (size_t)got : 0;
    int64_t rest = clinux_pread_full(fd, (char *)buffer + done, length - done, offset + (int64_t)done, calls);
    return rest < 0 ? rest : (int64_t)done + rest;
}

/// As clinux_pread_full, of a descriptor with O_DIRECT: `length` is rounded up to whole units of `mask` + 1 bytes, as `offset` and
/// `buffer` have to be, and what lies behind it is not counted.
static inline int64_t clinux_pread_direct(int fd, void *buffer, size_t length, size_t mask, int64_t offset,
                                          uint64_t *calls) {
    size_t whole = (length + mask) & ~mask, done = 0;
    for (;;) {
        ssize_t got = pread(fd, (char *)buffer + done, whole - done, offset + (int64_t)done);
        *calls += 1;
        if (__builtin_expect(got >= (ssize_t)(length - done), 1)) return (int64_t)length;
        if (got < 0 && errno != EINTR) return -errno;
        if (got > 0) done += (size_t)got;
        // Inside of a unit only the file ends.
        if (got == 0 || (done & mask)) return (int64_t)done;
    }
}

/// As clinux_pread_full, at the descriptor's own position.
static inline int64_t clinux_read_full(int fd, void *buffer, size_t length, uint64_t *calls) {
    size_t done = 0;
    for (;;) {
        ssize_t got = read(fd, (char *)buffer + done, length - done);
        *calls += 1;
        if (__builtin_expect(got == (ssize_t)(length - done), 1)) return (int64_t)length;
        if (got > 0) { done += (size_t)got; continue; }
        if (got == 0) return (int64_t)done;
        if (errno != EINTR) return -errno;
    }
}

/// Writes `length` bytes at `offset`; returns `length`, or -errno (-ENOSPC for a write that makes no progress).
static inline int64_t clinux_pwrite_full(int fd, const void *buffer, size_t length, int64_t offset, uint64_t *calls) {
    size_t done = 0;
    for (;;) {
        ssize_t put = pwrite(fd, (const char *)buffer + done, length - done, offset + (int64_t)done);
        *calls += 1;
        if (__builtin_expect(put == (ssize_t)(length - done), 1)) return (int64_t)length;
        if (put > 0) { done += (size_t)put; continue; }
        if (put == 0) return -ENOSPC;
        if (errno != EINTR) return -errno;
    }
}

/// As clinux_pwrite_full, at the descriptor's own position.
static inline int64_t clinux_write_full(int fd, const void *buffer, size_t length, uint64_t *calls) {
    size_t done = 0;
    for (;;) {
        ssize_t put = write(fd, (const char *)buffer + done, length - done);
        *calls += 1;
        if (__builtin_expect(put == (ssize_t)(length - done), 1)) return (int64_t)length;
        if (put > 0) { done += (size_t)put; continue; }
        if (put == 0) return -ENOSPC;
        if (errno != EINTR) return -errno;
    }
}

/// Stores `value` at `word`, which other processes map too, and wakes who waits there: futex(2).
int64_t clinux_futex_post(uint32_t *word, uint32_t value, uint64_t *calls);
/// Waits until `word`, which other processes map too, holds `value`: futex(2), without spinning before.
int64_t clinux_futex_await(uint32_t *word, uint32_t value, uint64_t *calls);

/// open(2) for reading, of a small file.
static inline int clinux_open_read(const char *path) {
    int fd;
    do fd = open(path, O_RDONLY | O_CLOEXEC);
    while (__builtin_expect(fd < 0 && errno == EINTR, 0));
    return fd < 0 ? -errno : fd;
}

/// The size of an open file by fstat(2).
static inline int64_t clinux_file_size(int fd) {
    struct stat facts;
    return fstat(fd, &facts) < 0 ? -errno : (int64_t)facts.st_size;
}

/// close(2).
static inline int clinux_close(int fd) { return close(fd) < 0 ? -errno : 0; }

/// mmap(2) of a file from its start, MAP_SHARED and PROT_READ; NULL with the negative error number in `*failure`.
static inline void *_Nullable clinux_map_read(int fd, size_t length, int populate, int *failure) {
    void *address = mmap(NULL, length, PROT_READ, MAP_SHARED | (populate ? MAP_POPULATE : 0), fd, 0);
    if (__builtin_expect(address != MAP_FAILED, 1)) return address;
    *failure = -errno;
    return NULL;
}

/// mmap(2) of a part of a file, MAP_SHARED; NULL with the negative error number in `*failure`.
static inline void *_Nullable clinux_map_window(int fd, size_t length, int64_t offset, int writable, int populate,
                                                int *failure) {
    int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
    void *address = mmap(NULL, length, protection, MAP_SHARED | (populate ? MAP_POPULATE : 0), fd, offset);
    if (__builtin_expect(address != MAP_FAILED, 1)) return address;
    *failure = -errno;
    return NULL;
}

/// munmap(2).
static inline int clinux_unmap(void *address, size_t length) { return munmap(address, length) < 0 ? -errno : 0; }

/// CLOCK_MONOTONIC in nanoseconds.
static inline int64_t clinux_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/// 1 where clinux_ticks reads a counter of the processor.
#if defined(__x86_64__)
static const int clinux_has_ticks = 1;
#else
static const int clinux_has_ticks = 0;
#endif

/// The time stamp counter, by rdtscp: it waits until what stands before it is done and its loads are there, as the kernel's own
/// clock_gettime does; plain rdtsc would be read while a load is still on its way. 0 where there is no such counter.
static inline uint64_t clinux_ticks(void) {
#if defined(__x86_64__)
    uint32_t low, high;
    __asm__ volatile("rdtscp" : "=a"(low), "=d"(high) : : "rcx", "memory");
    return (uint64_t)high << 32 | low;
#else
    return 0;
#endif
}

/// Uses a value where the optimiser can't see: without it a loop whose result nobody reads is removed or merged.
static inline void clinux_black_box(uint64_t value) { __asm__ volatile("" : : "r"(value) : "memory"); }

/// Tells the CPU that this thread spins.
static inline void clinux_cpu_relax(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#else
    __asm__ volatile("yield" : : : "memory");
#endif
}

/// fread(3) of `length` bytes; returns the bytes read, fewer only at the end of the file, or -errno.
static inline int64_t clinux_stdio_read(FILE *file, void *buffer, size_t length) {
    size_t done = 0;
    for (;;) {
        done += fread((char *)buffer + done, 1, length - done, file);
        if (__builtin_expect(done == length, 1)) return (int64_t)length;
        if (!ferror(file)) return (int64_t)done;
        int number = errno;
        clearerr(file);
        if (number != EINTR) return -number;
    }
}

/// As clinux_stdio_open, of a small file; the size by fstat(2) of its descriptor is left in `*size`, or -errno.
static inline FILE *_Nullable clinux_stdio_open_small(const char *path, void *buffer, size_t buffer_size, int64_t *size) {
    FILE *file = fopen(path, "re");
    if (__builtin_expect(!file, 0)) {
        *size = -errno;
        return NULL;
    }
    if (buffer_size) setvbuf(file, buffer, _IOFBF, buffer_size);
    *size = clinux_file_size(fileno(file));
    return file;
}

/// fseeko(3) from the start of the file.
static inline int clinux_stdio_seek(FILE *file, int64_t offset) {
    return fseeko(file, (off_t)offset, SEEK_SET) < 0 ? -errno : 0;
}

/// memcpy(3), so that a copy out of a mapping is the same routine as in C.
static inline void clinux_copy(void *to, const void *from, size_t length) { memcpy(to, from, length); }

// MARK: - Constants that Glibc's module hides or that older headers lack

static const int clinux_madv_cold = 20;
static const int clinux_madv_pageout = 21;
static const int clinux_madv_populate_read = 22;
static const int clinux_madv_populate_write = 23;
static const int clinux_madv_collapse = 25;
/// Where MAP_HUGETLB and MFD_HUGETLB take the binary logarithm of a page's size (MAP_HUGE_SHIFT, MFD_HUGE_SHIFT).
static const int clinux_huge_shift = 26;

// MARK: - The set-up half

/// open(2) with O_CLOEXEC.
int clinux_open(const char *path, int flags, unsigned mode);
/// renameat2(2) with RENAME_NOREPLACE (Linux 3.15): -EEXIST where the target is there.
int clinux_rename_new(const char *path, const char *target);
/// openat(2) of one name in an open folder, with O_CLOEXEC and O_NOFOLLOW: by openat2(2) with RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS
/// where the kernel has it (Linux 5.6) and allows it, so that the name can't lead out of the folder.
int clinux_open_beneath(int folder, const char *name, int flags, unsigned mode);
/// syncfs(2): all of the file system that the file lies in.
int clinux_sync_file_system(int fd);
/// sync_file_range(2) of the whole file: what is dirty is written back, and waited for.
int clinux_write_back(int fd);
/// O_PATH, which glibc shows to _GNU_SOURCE alone.
int clinux_o_path(void);
/// O_DIRECT on this architecture.
int clinux_o_direct(void);
/// What O_DIRECT of an open file has to be aligned to, from statx(2) (Linux 6.1): both 0 where the file can't be opened so. Returns 1
/// if the kernel told, 0 if it did not.
int clinux_direct_alignment(int fd, uint32_t *memory, uint32_t *offset);
/// 1 where what is made in a folder is encrypted by its file system (fscrypt; statx(2) with STATX_ATTR_ENCRYPTED, Linux 4.11), 0 where not.
int clinux_is_encrypted(const char *path);
/// fopen(3) for reading, with O_CLOEXEC; `buffer` of `size` bytes is used in place of the C library's own unless `size` is 0. NULL
/// with the negative error number in `*failure`.
FILE *_Nullable clinux_stdio_open(const char *path, void *buffer, size_t size, int *failure);
/// fclose(3).
int clinux_stdio_close(FILE *file);
/// fstat(2): the size in bytes, and the owner and device of an open file.
int clinux_file_facts(int fd, int64_t *size, uint32_t *owner, uint32_t *major, uint32_t *minor, uint64_t *blocks);
/// memfd_create(2) with MFD_CLOEXEC: of base pages if `huge_log2` is 0, else MFD_HUGETLB with pages of 2^huge_log2 bytes.
int clinux_memory_file(const char *name, int huge_log2);
/// posix_fadvise(2) of the whole file.
int clinux_fadvise(int fd, int advice);
/// The numbers of posix_fadvise's advice on this architecture.
int clinux_fadv_normal(void);
int clinux_fadv_sequential(void);
int clinux_fadv_random(void);
int clinux_fadv_willneed(void);
int clinux_fadv_dontneed(void);

/// Pages of a file by state, as of cachestat(2).
struct clinux_page_counts {
    uint64_t cached;
    uint64_t dirty;
    uint64_t writeback;
    uint64_t evicted;
    uint64_t recently_evicted;
};
/// cachestat(2) of a whole file (Linux 6.5); -ENOSYS before, -EPERM for a file that is neither owned nor writable.
int clinux_cachestat(int fd, struct clinux_page_counts *result);

/// 1 if the page cache gives the byte at `offset` at once (preadv2(2) with RWF_NOWAIT, Linux 4.14), 0 if it does not. Asking for a page
/// that is not there has the kernel fetch it.
int clinux_is_cached(int fd, int64_t offset);

/// How the first bytes of a file lie on its device, by extents. Bytes of an extent that has several of the states count in each.
struct clinux_extent_bytes {
    uint64_t mapped;
    uint64_t in_inode;
    uint64_t unwritten;
    uint64_t compressed;
};
/// FS_IOC_FIEMAP of the first `size` bytes (Linux 2.6.28): an error where the file system does not tell.
int clinux_extents(int fd, uint64_t size, struct clinux_extent_bytes *result);
/// lseek(2) with SEEK_HOLE from the start: where the first hole is, or the end of the file.
int64_t clinux_first_hole(int fd);

/// What a process or a thread has used, from getrusage(2).
struct clinux_usage_counts {
    int64_t user_ns;
    int64_t system_ns;
    int64_t minor_faults;
    int64_t major_faults;
    int64_t voluntary_switches;
    int64_t involuntary_switches;
    int64_t peak_rss_bytes;
    /// Of a part of a thread: the time it was runnable and waited for a CPU (/proc/thread-self/schedstat); -1 where that is not told.
    int64_t run_delay_ns;
};
/// getrusage(2): of the process, or of the calling thread.
int clinux_usage(int of_thread, struct clinux_usage_counts *result);
/// The same of the calling thread at the start or the end of a part of its work, with its run delay: of what the reading itself takes
/// no more than a system call lies in the part, and CPU time from before the part none.
int clinux_part_usage(int is_start, struct clinux_usage_counts *result);

/// perf_event_open(2) for the calling thread, on whichever CPU: a group's first event (`leader` -1, made disabled) or a further one,
/// which counts while the first is enabled. Readings have the format of a group, with both times. `user_only` leaves out the kernel
/// and a hypervisor.
int clinux_perf_open(uint32_t type, uint64_t config, int user_only, int leader);
/// PERF_EVENT_IOC_ENABLE and PERF_EVENT_IOC_DISABLE of a group, by its first event.
int clinux_perf_enable(int leader);
int clinux_perf_disable(int leader);
/// read(2) of a group of `count` events: the times it was enabled and running in nanoseconds, and the counts in the order of opening.
/// -EIO where the kernel gives another number of them.
int clinux_perf_read(int leader, uint64_t *enabled_ns, uint64_t *running_ns, uint64_t *counts, int count);

/// Binds the calling thread to these CPUs; -EINVAL for none.
int clinux_bind_thread(const int *cpus, int count);
/// Writes the CPUs that the calling thread may run on, ascending; returns their number (at most `capacity` are written).
int clinux_allowed_cpus(int *cpus, int capacity);
/// The kernel's id of the calling thread.
int clinux_gettid(void);
/// Has the kernel kill this process when its parent dies.
int clinux_die_with_parent(int parent);
/// Closes every descriptor above `last`, so that a child has nothing it was not given.
void clinux_close_above(int last);

/// Starts `path` with `arguments` (ended by NULL), `order` as descriptor 3, `report` as 4 and `turns` as 5 (none if negative),
/// standard input from /dev/null, standard output to `output` and standard error to `error` (or inherited if negative), in a process
/// group of its own, with no signal blocked. Returns its id.
int clinux_spawn(const char *path, char *_Nullable const *_Nonnull arguments, int order, int report, int output,
                 int error, int turns);
/// wait4(2) that does not block: 0 if the child still runs, its id once it has ended.
int clinux_reap(int child, int *exit_code, int *signal, struct clinux_usage_counts *usage);

/// Blocks SIGINT, SIGTERM, SIGHUP and SIGQUIT, but for those that the caller ignores, and returns a descriptor that becomes readable
/// when one arrives.
int clinux_watch_signals(void);
/// The number of the signal that has arrived, 0 if none.
int clinux_next_signal(int fd);
/// Gives these signals their usual effect again.
int clinux_release_signals(void);
/// Ignores SIGPIPE and SIGXFSZ, so that a closed pipe and a limit on the size of files are errors of write(2), and gives SIGCHLD its
/// usual effect, so that the ends of children can be waited for.
int clinux_prepare_signals(void);
/// getrlimit(2): the limit in force, and the most that it can be raised to.
int clinux_limit(int resource, uint64_t *now, uint64_t *most);
/// setrlimit(2) of the limit in force.
int clinux_raise_limit(int resource, uint64_t value);
/// RLIMIT_NOFILE and RLIMIT_FSIZE, which glibc has as an enumeration.
int clinux_limit_of_files(void);
int clinux_limit_of_file_size(void);

/// Free bytes for this user, the type and the block size of the file system that holds `path`.
int clinux_file_system(const char *path, uint64_t *free_bytes, uint64_t *total_bytes, int64_t *type,
                       uint64_t *block_bytes);
/// As clinux_file_system, of an open file.
int clinux_file_system_of(int fd, uint64_t *free_bytes, uint64_t *total_bytes, int64_t *type, uint64_t *block_bytes);

#pragma clang assume_nonnull end

/// Touches 64 KiB of the calling thread's stack below what is in use.
void clinux_touch_stack(void);

#endif

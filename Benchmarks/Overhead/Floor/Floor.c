#include "Floor.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int64_t failure(ssize_t result) { return result < 0 ? -errno : -EIO; }

/// Used where the optimiser can't see, before the clock is read for the second time.
static void take(uint64_t value, uint64_t *digest) {
    __asm__ volatile("" : : "r"(value) : "memory");
    *digest += value;
}

static inline uint64_t sum(const void *bytes, size_t length) {
    const uint64_t *words = bytes;
    uint64_t total = 0;
    for (size_t i = 0; i < length / sizeof *words; i++) total += words[i];
    return total;
}

static inline uint64_t last_word(const void *bytes, size_t length) {
    return ((const uint64_t *)bytes)[length / sizeof(uint64_t) - 1];
}

int floor_can_record(void) {
#if defined(__x86_64__)
    return 1;
#else
    return 0;
#endif
}

static inline uint64_t ticks(void) {
#if defined(__x86_64__)
    uint32_t low, high;
    __asm__ volatile("rdtscp" : "=a"(low), "=d"(high) : : "rcx", "memory");
    return (uint64_t)high << 32 | low;
#else
    return 0;
#endif
}

/// Puts the ticks since `last` into the log-linear histogram, once the result is there; returns the ticks now.
static inline uint64_t record(uint64_t *counts, uint64_t last, uint64_t result) {
    __asm__ volatile("" : : "r"(result) : "memory");
    uint64_t now = ticks(), latency = now - last;
    int shift = 57 - __builtin_clzll(latency | 64);
    counts[((size_t)shift << 6) + (latency >> shift)]++;
    return now;
}

// Each loop is compiled without `counts` and with it: the test is decided then.
#define INLINE static inline __attribute__((always_inline))

INLINE int64_t pread_copy(int fd, void *buffer, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                          uint64_t *counts) {
    uint64_t total = 0, last = counts ? ticks() : 0;
    int64_t start = now();
    for (size_t i = 0; i < count; i++) {
        ssize_t got = pread(fd, buffer, block_size, (off_t)(blocks[i] * block_size));
        if (got != (ssize_t)block_size) return failure(got);
        total += last_word(buffer, block_size);
        if (counts) last = record(counts, last, total);
    }
    take(total, digest);
    return now() - start;
}

INLINE int64_t mapped_copy(const void *base, void *buffer, const uint32_t *blocks, size_t count, size_t block_size,
                           uint64_t *digest, uint64_t *counts) {
    uint64_t total = 0, last = counts ? ticks() : 0;
    int64_t start = now();
    for (size_t i = 0; i < count; i++) {
        memcpy(buffer, (const char *)base + blocks[i] * block_size, block_size);
        total += last_word(buffer, block_size);
        if (counts) last = record(counts, last, total);
    }
    take(total, digest);
    return now() - start;
}

INLINE int64_t mapped_touch(const void *base, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                            uint64_t *counts) {
    uint64_t total = 0, last = counts ? ticks() : 0;
    int64_t start = now();
    for (size_t i = 0; i < count; i++) {
        total += ((const unsigned char *)base)[blocks[i] * block_size];
        if (counts) last = record(counts, last, total);
    }
    take(total, digest);
    return now() - start;
}

INLINE int64_t mapped_sum(const void *base, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                          uint64_t *counts) {
    uint64_t total = 0, last = counts ? ticks() : 0;
    int64_t start = now();
    for (size_t i = 0; i < count; i++) {
        total += sum((const char *)base + blocks[i] * block_size, block_size);
        if (counts) last = record(counts, last, total);
    }
    take(total, digest);
    return now() - start;
}

int64_t floor_pread_copy(int fd, void *buffer, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                         uint64_t *counts) {
    return counts ? pread_copy(fd, buffer, blocks, count, block_size, digest, counts)
                  : pread_copy(fd, buffer, blocks, count, block_size, digest, NULL);
}

int64_t floor_mapped_copy(const void *base, void *buffer, const uint32_t *blocks, size_t count, size_t block_size,
                          uint64_t *digest, uint64_t *counts) {
    return counts ? mapped_copy(base, buffer, blocks, count, block_size, digest, counts)
                  : mapped_copy(base, buffer, blocks, count, block_size, digest, NULL);
}

int64_t floor_mapped_touch(const void *base, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                           uint64_t *counts) {
    return counts ? mapped_touch(base, blocks, count, block_size, digest, counts)
                  : mapped_touch(base, blocks, count, block_size, digest, NULL);
}

int64_t floor_mapped_sum(const void *base, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                         uint64_t *counts) {
    return counts ? mapped_sum(base, blocks, count, block_size, digest, counts)
                  : mapped_sum(base, blocks, count, block_size, digest, NULL);
}

int64_t floor_read_sum(int fd, void *buffer, size_t first, size_t count, size_t block_size, uint64_t *digest) {
    uint64_t total = 0;
    int64_t start = now();
    if (lseek(fd, (off_t)(first * block_size), SEEK_SET) < 0) return -errno;
    for (size_t i = 0; i < count; i++) {
        ssize_t got = read(fd, buffer, block_size);
        if (got != (ssize_t)block_size) return failure(got);
        total += sum(buffer, block_size);
    }
    take(total, digest);
    return now() - start;
}

int64_t floor_mapped_stream(const void *base, size_t first, size_t count, size_t block_size, uint64_t *digest) {
    uint64_t total = 0;
    int64_t start = now();
    for (size_t i = 0; i < count; i++) total += sum((const char *)base + (first + i) * block_size, block_size);
    take(total, digest);
    return now() - start;
}

int64_t floor_files_read(const char *paths, size_t stride, void *buffer, const uint32_t *files, size_t count, uint64_t *digest) {
    uint64_t total = 0;
    int64_t start = now();
    for (size_t i = 0; i < count; i++) {
        int fd = open(paths + files[i] * stride, O_RDONLY | O_CLOEXEC);
        if (fd < 0) return -errno;
        struct stat facts;
        if (fstat(fd, &facts) < 0) return -errno;
        ssize_t got = read(fd, buffer, (size_t)facts.st_size);
        if (got != facts.st_size) return failure(got);
        total += sum(buffer, (size_t)got);
        close(fd);
    }
    take(total, digest);
    return now() - start;
}

int64_t floor_files_mapped(const char *paths, size_t stride, const uint32_t *files, size_t count, uint64_t *digest) {
    uint64_t total = 0;
    int64_t start = now();
    for (size_t i = 0; i < count; i++) {
        int fd = open(paths + files[i] * stride, O_RDONLY | O_CLOEXEC);
        if (fd < 0) return -errno;
        struct stat facts;
        if (fstat(fd, &facts) < 0) return -errno;
        void *bytes = mmap(NULL, (size_t)facts.st_size, PROT_READ, MAP_SHARED, fd, 0);
        if (bytes == MAP_FAILED) return -errno;
        total += sum(bytes, (size_t)facts.st_size);
        munmap(bytes, (size_t)facts.st_size);
        close(fd);
    }
    take(total, digest);
    return now() - start;
}

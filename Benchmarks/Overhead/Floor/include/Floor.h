// The loops that Faultline's engines are measured against: the same work, written by hand in C, with no thought of files that end
// inside a block, interrupted calls, or another engine.
//
// Those of random blocks record the latency of each operation where `counts` is not NULL: rdtscp, and one of 59 * 64 buckets, of 64
// to each power of two. It is the least that recording can take.
//
// Each reads the clock around its loop and returns the nanoseconds, or -errno (-EIO for a transfer that was cut short). What the
// engines put into their digest is added to `*digest`.

#ifndef FLOOR_H
#define FLOOR_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Whether this processor has the counter.
int floor_can_record(void);

/// pread(2) of each block into `buffer`; the last word of each goes into the digest.
int64_t floor_pread_copy(int fd, void *buffer, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                         uint64_t *_Nullable counts);

/// memcpy(3) of each block out of a mapping; the last word of each goes into the digest.
int64_t floor_mapped_copy(const void *base, void *buffer, const uint32_t *blocks, size_t count, size_t block_size,
                          uint64_t *digest, uint64_t *_Nullable counts);

/// The first byte of each block of a mapping.
int64_t floor_mapped_touch(const void *base, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                         uint64_t *_Nullable counts);

/// The sum of all words of each block of a mapping, in place.
int64_t floor_mapped_sum(const void *base, const uint32_t *blocks, size_t count, size_t block_size, uint64_t *digest,
                         uint64_t *_Nullable counts);

/// lseek(2), then read(2) of `count` blocks one after the other from block `first`, and the sum of their words.
int64_t floor_read_sum(int fd, void *buffer, size_t first, size_t count, size_t block_size, uint64_t *digest);

/// The sum of all words of `count` blocks one after the other from block `first` of a mapping.
int64_t floor_mapped_stream(const void *base, size_t first, size_t count, size_t block_size, uint64_t *digest);

/// open, fstat, read, sum, close of each file. The path of file n lies at `paths` + n * `stride`.
int64_t floor_files_read(const char *paths, size_t stride, void *buffer, const uint32_t *files, size_t count, uint64_t *digest);

/// open, fstat, mmap, sum, munmap, close of each file.
int64_t floor_files_mapped(const char *paths, size_t stride, const uint32_t *files, size_t count, uint64_t *digest);

#pragma clang assume_nonnull end

#endif

// liburing, as a system library, with what is done for each operation as static inline functions: a loop over them costs what it
// costs in C. Without its headers the build stops here, with the one line that says what to do.
#ifndef CURING_SHIM_H
#define CURING_SHIM_H

// Before liburing.h, which asks for X/Open's names: what the modules of C have in common must read alike in each.
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

#if __has_include(<liburing.h>)
#include <liburing.h>
#else
#error "liburing headers not found: install them with `apt-get install liburing-dev`, or build without the trait IOUring"
#endif

#pragma clang assume_nonnull begin

/// Where a transfer goes: the file, by its descriptor or its index among the registered ones, and the buffer, by its address and, if
/// it is registered, its index.
struct curing_target {
    int file;
    int file_is_registered;
    void *buffer;
    int buffer_index; // below 0: not registered
};

/// Makes a ring of at least `entries` requests; with `polled` a kernel thread takes them (IORING_SETUP_SQPOLL), which sleeps after
/// a second without any. Returns 0 or -errno.
static inline int curing_open(struct io_uring *ring, unsigned entries, int polled) {
    struct io_uring_params parameters;
    memset(&parameters, 0, sizeof parameters);
    if (polled) parameters.flags |= IORING_SETUP_SQPOLL;
    return io_uring_queue_init_params(entries, ring, &parameters);
}

/// How often a polled ring is looked at before the thread gives up or sleeps, a few milliseconds: what is fetched from a device is
/// waited for.
enum { curing_patience = 1 << 17 };

static inline void curing_relax(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#else
    __asm__ volatile("yield" : : : "memory");
#endif
}

/// Puts a transfer into the submission queue; nothing is handed over yet. Returns 0, or -EBUSY where the queue is full.
static inline int curing_queue(struct io_uring *ring, const struct curing_target *target, int writes, size_t skipped,
                               size_t length, int64_t offset, uint64_t tag) {
    struct io_uring_sqe *entry = io_uring_get_sqe(ring);
    // The thread that polls gives places back a moment after it has completed what was in them.
    for (int look = 0; !entry && ring->flags & IORING_SETUP_SQPOLL && look < curing_patience; look++) {
        curing_relax();
        entry = io_uring_get_sqe(ring);
    }
    if (__builtin_expect(!entry, 0)) return -EBUSY;
    char *buffer = (char *)target->buffer + skipped;
    uint64_t place = (uint64_t)offset + skipped;
    unsigned count = (unsigned)(length - skipped);
    if (target->buffer_index >= 0) {
        if (writes) io_uring_prep_write_fixed(entry, target->file, buffer, count, place, target->buffer_index);
        else io_uring_prep_read_fixed(entry, target->file, buffer, count, place, target->buffer_index);
    } else {
        if (writes) io_uring_prep_write(entry, target->file, buffer, count, place);
        else io_uring_prep_read(entry, target->file, buffer, count, place);
    }
    if (target->file_is_registered) io_uring_sqe_set_flags(entry, IOSQE_FIXED_FILE);
    io_uring_sqe_set_data64(entry, tag);
    return 0;
}

/// The completions that wait to be taken.
static inline unsigned curing_ready(const struct io_uring *ring) {
    return io_uring_smp_load_acquire(ring->cq.ktail) - *ring->cq.khead;
}

/// Takes a completion; returns 0 if there is none.
static inline int curing_take(struct io_uring *ring, uint64_t *tag, int32_t *result) {
    if (!curing_ready(ring)) return 0;
    const struct io_uring_cqe *entry = &ring->cq.cqes[*ring->cq.khead & *ring->cq.kring_mask];
    *tag = entry->user_data;
    *result = entry->res;
    io_uring_cq_advance(ring, 1);
    return 1;
}

/// Hands over what is queued, and waits until a completion is there. Returns 0 or -errno, and adds its system calls to `*calls`.
///
/// Of a polled ring completions are spun for: not to enter the kernel is what such a ring is for.
static inline int curing_wait(struct io_uring *ring, uint64_t *calls) {
    for (;;) {
        int result;
        if (ring->flags & IORING_SETUP_SQPOLL) {
            // liburing enters the kernel only to wake the thread that polls.
            if (IO_URING_READ_ONCE(*ring->sq.kflags) & IORING_SQ_NEED_WAKEUP) *calls += 1;
            result = io_uring_submit(ring);
            for (int look = 0; result >= 0 && look < curing_patience; look++) {
                if (curing_ready(ring)) return 0;
                curing_relax();
            }
        }
        *calls += 1;
        result = io_uring_submit_and_wait(ring, 1);
        if (curing_ready(ring)) return 0;
        if (result < 0 && result != -EINTR && result != -EAGAIN && result != -EBUSY) return result;
    }
}

/// Moves `length` bytes as the ring's one request, carrying on short transfers; a read is rounded up to whole units of `mask` + 1
/// bytes. Returns the bytes moved, fewer than `length` only at the end of the file, or -errno.
static inline int64_t curing_move(struct io_uring *ring, const struct curing_target *target, int writes, size_t length,
                                  size_t mask, int64_t offset, uint64_t *calls) {
    size_t whole = (length + mask) & ~mask, done = 0;
    for (;;) {
        uint64_t tag;
        int32_t moved;
        int result = curing_queue(ring, target, writes, done, whole, offset, 0);
        if (result == 0) result = curing_wait(ring, calls);
        if (__builtin_expect(result < 0, 0)) return result;
        curing_take(ring, &tag, &moved);
        if (__builtin_expect(moved >= (int32_t)(length - done), 1)) return (int64_t)length;
        if (moved < 0 && moved != -EINTR && moved != -EAGAIN) return moved;
        if (moved > 0) done += (size_t)moved;
        if (moved == 0 || (done & mask)) return writes && moved == 0 ? -ENOSPC : (int64_t)done;
    }
}

#pragma clang assume_nonnull end

#endif

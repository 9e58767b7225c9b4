#!/usr/bin/env python3
"""deny.py ERRNO WHAT[,WHAT...] -- COMMAND...   (x86-64)
Runs COMMAND under a seccomp filter in which each WHAT fails with ERRNO.
WHAT: a system call number, one of the names below, mmap-shared (file mappings with MAP_SHARED alone), or mmap-file
(file mappings for reading of at least 1 MiB, shared or private, but those of programs and libraries)."""
import ctypes, errno, os, struct, sys
NAMES = dict(cachestat=451, move_pages=279, set_mempolicy=238, get_mempolicy=239, mbind=237, io_uring_setup=425,
             perf_event_open=298, madvise=28, preadv2=327, mincore=27, fadvise64=221, sched_setaffinity=203,
             sched_getaffinity=204, openat2=437, statx=332, fallocate=285, membarrier=324, statfs=137, fstatfs=138,
             memfd_create=319, fdatasync=75, msync=26, syncfs=306, io_uring_enter=426, io_uring_register=427, futex_wait=455)
i = sys.argv.index("--")
err = getattr(errno, sys.argv[1]); what = sys.argv[2].split(","); cmd = sys.argv[i + 1:]
LD, JEQ, JGE, JSET, AND, RET = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
ins = lambda c, k, t=0, f=0: struct.pack("HBBI", c, t, f, k)
no, ok = 0x00050000 | err, 0x7fff0000
p = []
for w in what:
    if w == "mmap-shared":   # nr == 9, fd (args[4]) != -1, flags (args[3]) & 3 == 1
        p += [ins(LD, 0), ins(JEQ, 9, 0, 6), ins(LD, 16 + 32), ins(JEQ, 0xffffffff, 4, 0),
              ins(LD, 16 + 24), ins(AND, 3), ins(JEQ, 1, 0, 1), ins(RET, no)]
    elif w == "mmap-file":   # of at least 1 MiB and PROT_READ; without MAP_DENYWRITE, as the loader of programs has it
        p += [ins(LD, 0), ins(JEQ, 9, 0, 9), ins(LD, 16 + 32), ins(JEQ, 0xffffffff, 7, 0),
              ins(LD, 16 + 16), ins(JEQ, 1, 0, 5), ins(LD, 16 + 8), ins(JGE, 1 << 20, 0, 3),
              ins(LD, 16 + 24), ins(JSET, 0x800, 1, 0), ins(RET, no)]
    else:
        p += [ins(LD, 0), ins(JEQ, NAMES.get(w) or int(w), 0, 1), ins(RET, no)]
p.append(ins(RET, ok))
code = ctypes.create_string_buffer(b"".join(p))
class Prog(ctypes.Structure): _fields_ = [("len", ctypes.c_ushort), ("filter", ctypes.c_void_p)]
prog = Prog(len(p), ctypes.cast(code, ctypes.c_void_p))
libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0, "no_new_privs"
assert libc.prctl(22, 2, ctypes.byref(prog)) == 0, os.strerror(ctypes.get_errno())
os.execvp(cmd[0], cmd)

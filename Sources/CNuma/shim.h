// libnuma, as a system library. Without its headers the build stops here, with the one line that says what to do.
#ifndef CNUMA_SHIM_H
#define CNUMA_SHIM_H

#if __has_include(<numa.h>)
#include <numa.h>
#include <numaif.h>
#else
#error "libnuma headers not found: install them with `apt-get install libnuma-dev`, or build without NUMA: `swift build --disable-default-traits`"
#endif

#endif

# shellcheck shell=bash
# What Scripts/bench, Scripts/test, Scripts/lint and .ci/run share: a Swift that is new enough, the packages that the build
# needs, and the build. Sourced, never run. Everything here prints to standard error: standard output belongs to faultline,
# whose JSON may be on it (`Scripts/bench --output -`).

EX_UNAVAILABLE=69 # sysexits.h: something this needs is not there
SWIFT_AT_LEAST=6.2

# FAULTLINE_NO_NUMA=1 builds without libnuma, FAULTLINE_IO_URING=1 with liburing, each in a folder of its own, so that the builds can live
# side by side.
SWIFT_OPTIONS=()
TRAIT_OPTIONS=()
BUILD_FOLDER=.build
TRAITS=NUMA
if [[ ${FAULTLINE_NO_NUMA:-} == 1 ]]; then
    BUILD_FOLDER+=-nonuma
    TRAITS=
fi
if [[ ${FAULTLINE_IO_URING:-} == 1 ]]; then
    BUILD_FOLDER+=-uring
    TRAITS+=${TRAITS:+,}IOUring
fi
if [[ $TRAITS != NUMA ]]; then
    TRAIT_OPTIONS=(--traits "$TRAITS")
    [[ -n $TRAITS ]] || TRAIT_OPTIONS=(--disable-default-traits)
    SWIFT_OPTIONS=("${TRAIT_OPTIONS[@]}" --scratch-path "$BUILD_FOLDER")
fi

say() { printf 'faultline: %s\n' "$*" >&2; }

die() {
    say "$@"
    exit "$EX_UNAVAILABLE"
}

has() { command -v "$1" >/dev/null 2>&1; }

# Under sudo, Swift would leave a .build owned by root behind, and the next plain build would fail in it. Root itself (a
# container, a CI machine) is fine.
refuse_sudo() {
    if [[ $(id -u) == 0 && -n ${SUDO_USER:-} && $SUDO_USER != root ]]; then
        die "start this without sudo: it asks sudo itself for missing packages, and Swift must not build as root"
    fi
}

# `swift build --version` rather than `swift --version`: it loads SwiftPM, so it fails here if a library of it is missing.
require_swift() {
    local output version where="see https://www.swift.org/install/linux"
    has swift || die "Swift is not on the PATH: Faultline needs Swift $SWIFT_AT_LEAST or later, $where"
    output=$(swift build --version 2>&1) || die "swift does not run (${output%%$'\n'*}): $where"
    [[ $output =~ Swift\ ([0-9]+)\.([0-9]+) ]] || die "cannot read the version of Swift from '$output': $where"
    version=${BASH_REMATCH[1]}.${BASH_REMATCH[2]}
    if ((BASH_REMATCH[1] * 1000 + BASH_REMATCH[2] < ${SWIFT_AT_LEAST%.*} * 1000 + ${SWIFT_AT_LEAST#*.})); then
        die "Swift $version is too old: Faultline needs Swift $SWIFT_AT_LEAST or later, $where"
    fi
}

# installed PATTERN: whether some package whose name matches is installed (not merely known, or removed but for its settings).
# All of the list is read before it is searched: a `grep -q` at the end of the pipe would end dpkg-query with SIGPIPE.
installed() {
    local states
    states=$(dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null || true)
    [[ $'\n'$states$'\n' == *$'\n'installed$'\n'* ]]
}

# The Debian packages that the build needs and this machine lacks, one a line. Tools count as there if they can be run,
# whoever installed them; headers and libraries are asked of dpkg.
missing_debian_packages() {
    installed libc6-dev || echo libc6-dev
    # libgcc and crtbegin.o, for the linker. Their package's name has gcc's version in it; gcc brings the right one.
    installed 'libgcc-*-dev' || echo gcc
    has ld || echo binutils
    # SwiftPM fetches the dependencies with git, over HTTPS.
    has git || echo git
    [[ -e ${FAULTLINE_CERTIFICATES:-/etc/ssl/certs/ca-certificates.crt} ]] || echo ca-certificates
    [[ ${FAULTLINE_NO_NUMA:-} == 1 ]] || installed libnuma-dev || echo libnuma-dev
    [[ ${FAULTLINE_IO_URING:-} != 1 ]] || installed liburing-dev || echo liburing-dev
    # Without it SwiftPM does not find numa.pc, and warns in every build that libnuma-dev be missing.
    [[ -z $TRAITS ]] || has pkg-config || echo pkg-config
}

# install_packages NAME...: by apt, as root or by a sudo that asks nothing; else ends with the command to type.
install_packages() {
    (($# > 0)) || return 0
    local root=(env DEBIAN_FRONTEND=noninteractive)
    # A new machine often holds the lock for its own updates during the first minutes.
    local install=(apt-get -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "$@")
    local typed="apt-get update && apt-get install -y --no-install-recommends $*"
    if [[ $(id -u) != 0 ]]; then
        typed="sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
        if ! has sudo || ! sudo -n true 2>/dev/null; then
            [[ " $* " != *" libnuma-dev "* ]] || typed+="   (without libnuma-dev: FAULTLINE_NO_NUMA=1)"
            die "packages are missing, and sudo would ask for a password; type: $typed"
        fi
        root=(sudo -n "${root[@]}")
    fi
    say "installing $*"
    # The lists are fetched only if apt cannot do without: a container has none, and old ones name files that are gone.
    "${root[@]}" "${install[@]}" >/dev/null 2>&1 </dev/null && return
    local output
    output=$("${root[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 update 2>&1 </dev/null) || say "apt-get update: $output"
    output=$("${root[@]}" "${install[@]}" 2>&1 </dev/null) || die "$output"$'\n'"apt-get could not install them; type: $typed"
}

# has_header NAME: asked of the compiler, which knows where this distribution keeps its headers.
has_header() {
    local compiler
    for compiler in cc clang; do
        if has "$compiler"; then
            echo "#include <$1>" | "$compiler" -E -x c -o /dev/null - 2>/dev/null
            return
        fi
    done
    [[ -e /usr/include/$1 ]]
}

# Without apt nothing is installed: the packages are named, by the package manager that is here.
require_headers() {
    local numa=0 libc=0 names="the headers of libc and libnuma"
    has_header stdlib.h || libc=1
    [[ ${FAULTLINE_NO_NUMA:-} == 1 ]] || has_header numa.h || numa=1
    if [[ ${FAULTLINE_IO_URING:-} == 1 ]] && ! has_header liburing.h; then
        die "the headers of liburing are missing; install them (liburing-devel), or build without FAULTLINE_IO_URING=1"
    fi
    ((libc + numa > 0)) || return 0
    # name LIBC NUMA COMMAND...
    name() {
        names="type: ${*:3}"
        ((libc == 0)) || names+=" $1"
        ((numa == 0)) || names+=" $2"
    }
    if has dnf; then name gcc numactl-devel sudo dnf install
    elif has yum; then name gcc numactl-devel sudo yum install
    elif has zypper; then name gcc libnuma-devel sudo zypper install
    elif has pacman; then name gcc numactl sudo pacman -S
    elif has apk; then name build-base numactl-dev sudo apk add
    fi
    ((numa == 0)) || names+="   (without libnuma: FAULTLINE_NO_NUMA=1, which is swift build --disable-default-traits)"
    die "headers are missing; $names"
}

# require_packages: what the build needs beside Swift is here when this returns.
require_packages() {
    if has apt-get && has dpkg-query; then
        local missing
        mapfile -t missing < <(missing_debian_packages)
        install_packages "${missing[@]}"
    else
        require_headers
    fi
}

# build_release: the release binary, up to date. Quiet when there is one already: then it is mostly a check.
build_release() {
    local quiet=()
    if [[ -x $BUILD_FOLDER/release/faultline ]]; then
        quiet=(--quiet)
    else
        say "building; the first time takes a few minutes"
    fi
    swift build -c release --product faultline "${quiet[@]}" "${SWIFT_OPTIONS[@]}" >&2 </dev/null
}

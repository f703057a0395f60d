# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# One INTERFACE target carries every compile option, so that no folder can drift from the others.
add_library(symbolon_options INTERFACE)
target_compile_options(symbolon_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual)
target_compile_definitions(symbolon_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS)
# hiredis' pkg-config file defines this; the shared precompiled header only fits when every target does.
target_compile_definitions(symbolon_options INTERFACE _FILE_OFFSET_BITS=64)
target_include_directories(symbolon_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})

if(SYMBOLON_WERROR)
    target_compile_options(symbolon_options INTERFACE -Werror)
endif()

if(SYMBOLON_SANITIZE)
    target_compile_options(symbolon_options INTERFACE
        -fsanitize=${SYMBOLON_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(symbolon_options INTERFACE -fsanitize=${SYMBOLON_SANITIZE})
elseif(CMAKE_BUILD_TYPE MATCHES "Rel")
    target_compile_options(symbolon_options INTERFACE
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fcf-protection)
    target_link_options(symbolon_options INTERFACE -Wl,-z,relro -Wl,-z,now)
endif()
include(CheckPIESupported)
check_pie_supported()
# Programs are compiled as libraries are (and still linked as PIE), because they share one precompiled header. Debian 12's Qt
# asks for the same, Debian 13's does not.
target_compile_options(symbolon_options INTERFACE -fPIC)

if(SYMBOLON_COVERAGE)
    target_compile_options(symbolon_options INTERFACE --coverage)
    target_link_options(symbolon_options INTERFACE --coverage)
endif()

if(SYMBOLON_FUZZ)
    target_compile_options(symbolon_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# ccache when present; PCH needs the sloppiness below, set here so that nobody must configure it.
find_program(SYMBOLON_CCACHE ccache)
if(SYMBOLON_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${SYMBOLON_CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(symbolon_options INTERFACE -fpch-preprocess)
    endif()
endif()

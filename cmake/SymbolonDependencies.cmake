# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Every library the project uses, all from Debian packages (12 and 13); README lists the package names.
find_package(Qt6 6.4.2 REQUIRED COMPONENTS Core Network Sql HttpServer Concurrent)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Threads REQUIRED)
find_package(BZip2 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(ARGON2 REQUIRED IMPORTED_TARGET libargon2)
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(RABBITMQ REQUIRED IMPORTED_TARGET librabbitmq)
pkg_check_modules(HIREDIS REQUIRED IMPORTED_TARGET hiredis)
pkg_check_modules(LIBPQ REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(LIBCURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
# re2 asks for -pthread when compiling; the shared precompiled header is made without it, and glibc needs it no more.
set_property(TARGET PkgConfig::RE2 PROPERTY INTERFACE_COMPILE_OPTIONS "")
find_package(prometheus-cpp REQUIRED COMPONENTS core)
find_package(Qca-qt6 QUIET)

if(SYMBOLON_BUILD_GUI)
    find_package(Qt6 6.4.2 REQUIRED COMPONENTS Widgets PrintSupport Svg LinguistTools)
    pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
    find_package(Qt6Keychain REQUIRED)
endif()
if(BUILD_TESTING OR SYMBOLON_BENCH)
    find_package(Qt6 6.4.2 REQUIRED COMPONENTS Test)
endif()

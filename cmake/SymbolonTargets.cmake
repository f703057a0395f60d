# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The precompiled header is built once and used by every target.
add_library(symbolon_pch STATIC ${PROJECT_SOURCE_DIR}/cmake/pch.cpp)
target_link_libraries(symbolon_pch PRIVATE symbolon_options Qt6::Core tl::expected)
# In angle brackets, so that its text, and with it every cached object, is the same wherever the tree lies.
target_precompile_headers(symbolon_pch PRIVATE <cmake/pch.h>)

# One folder is one library: symbolon_library(symbolon_core LINK Qt6::Core) takes every source of the folder.
function(symbolon_library name)
    cmake_parse_arguments(ARG "NO_PCH" "" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    if(NOT sources MATCHES "\\.cpp")
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE symbolon_options ${ARG_LINK})
        return()
    endif()
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC symbolon_options ${ARG_LINK})
    if(NOT ARG_NO_PCH)
        target_precompile_headers(${name} REUSE_FROM symbolon_pch)
    endif()
endfunction()

# symbolon_test(tst_result LABELS unit LINK symbolon_core): one Qt Test executable from <name>.cpp.
# SERVICES postgres rabbit: ctest starts these once before the tests that need them and stops them afterwards; a test that
# is run by hand starts its own (tests/support).
function(symbolon_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS;LINK;SOURCES;SERVICES" ${ARGN})
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE symbolon_options Qt6::Test ${ARG_LINK})
    target_precompile_headers(${name} REUSE_FROM symbolon_pch)
    if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
        # The QTRY_ macros of Qt 6.8 narrow a duration where they are used, which is in our files.
        target_compile_options(${name} PRIVATE -Wno-error=conversion)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    set(environment QT_QPA_PLATFORM=offscreen TZ=UTC LC_ALL=C.UTF-8 SYMBOLON_SOURCE_DIR=${PROJECT_SOURCE_DIR})
    if(ARG_SERVICES)
        add_dependencies(${name} test_services)
    endif()
    foreach(service ${ARG_SERVICES})
        string(TOUPPER ${service} variable)
        list(APPEND environment SYMBOLON_${variable}_STATE=${CMAKE_BINARY_DIR}/services/${service}.json)
    endforeach()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "${environment}" FIXTURES_REQUIRED "${ARG_SERVICES}")
endfunction()

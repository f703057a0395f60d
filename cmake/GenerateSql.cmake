# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Writes HEADER and SOURCE from SOURCE_DIR/queries and SOURCE_DIR/migrations. Run by cmake -P (see SymbolonSql.cmake).
set(spdx "// Generated from sql/ by cmake/GenerateSql.cmake. Do not edit.\n")
set(h "${spdx}\n#pragma once\n\n#include <span>\n#include <string_view>\n\nnamespace symbolon::sql {\n
//! One statement: its name and its text on each engine (the same unless the dialects truly differ).
struct Statement {
    std::string_view name;
    std::string_view postgresql;
    std::string_view sqlite;
};\n
//! One migration file: number, file name and text on each engine.
struct Migration {
    int number;
    std::string_view name;
    std::string_view postgresql;
    std::string_view sqlite;
};\n\n")
set(c "${spdx}\n#include \"sql.h\"\n\nnamespace symbolon::sql {\n\n")

function(read_literal file out)
    file(READ ${file} text)
    string(LENGTH "${text}" length)
    if(length GREATER 60000)
        message(FATAL_ERROR "${file} is too long for one literal")
    endif()
    set(${out} "R\"sql~(${text})sql~\"" PARENT_SCOPE)
endfunction()

set(all "")
file(GLOB tables LIST_DIRECTORIES true RELATIVE ${SOURCE_DIR}/queries ${SOURCE_DIR}/queries/*)
list(SORT tables)
foreach(table ${tables})
    file(GLOB queries RELATIVE ${SOURCE_DIR}/queries/${table} ${SOURCE_DIR}/queries/${table}/*.sql)
    list(SORT queries)
    string(APPEND h "namespace ${table} {\n")
    string(APPEND c "namespace ${table} {\n")
    foreach(query ${queries})
        if(query MATCHES "\\.sqlite\\.sql$")
            continue()
        endif()
        string(REGEX REPLACE "\\.sql$" "" verb ${query})
        read_literal(${SOURCE_DIR}/queries/${table}/${query} text)
        set(lite "${text}")
        if(EXISTS ${SOURCE_DIR}/queries/${table}/${verb}.sqlite.sql)
            read_literal(${SOURCE_DIR}/queries/${table}/${verb}.sqlite.sql lite)
        endif()
        string(APPEND h "extern const Statement ${verb};\n")
        string(APPEND c "const Statement ${verb} { \"${table}/${verb}\",\n${text},\n${lite} };\n")
        string(APPEND all "    &${table}::${verb},\n")
    endforeach()
    string(APPEND h "}\n\n")
    string(APPEND c "}\n\n")
endforeach()

set(migrations "")
file(GLOB files RELATIVE ${SOURCE_DIR}/migrations ${SOURCE_DIR}/migrations/V*.sql)
list(SORT files)
foreach(file ${files})
    if(file MATCHES "\\.sqlite\\.sql$")
        continue()
    endif()
    string(REGEX REPLACE "\\.sql$" "" stem ${file})
    string(REGEX REPLACE "^V0*([0-9]+)__.*$" "\\1" number ${file})
    read_literal(${SOURCE_DIR}/migrations/${file} text)
    set(lite "${text}")
    if(EXISTS ${SOURCE_DIR}/migrations/${stem}.sqlite.sql)
        read_literal(${SOURCE_DIR}/migrations/${stem}.sqlite.sql lite)
    endif()
    string(APPEND migrations "    { ${number}, \"${stem}\",\n${text},\n${lite} },\n")
endforeach()

string(APPEND h "//! Every statement, for the test that prepares each on both engines.\n[[nodiscard]] std::span<const Statement *const> all();\n
//! Every migration in order of number.\n[[nodiscard]] std::span<const Migration> migrations();\n\n}\n")
string(APPEND c "static const Statement *const allStatements[] = {\n${all}    nullptr,\n};\n
std::span<const Statement *const> all()\n{\n    return { allStatements, std::size(allStatements) - 1 };\n}\n
static const Migration allMigrations[] = {\n${migrations}    { 0, {}, {}, {} },\n};\n
std::span<const Migration> migrations()\n{\n    return { allMigrations, std::size(allMigrations) - 1 };\n}\n\n}\n")
file(WRITE ${HEADER} "${h}")
file(WRITE ${SOURCE} "${c}")

# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# sql/queries/device/by_id.sql becomes the constant sql::device::by_id; a by_id.sqlite.sql beside it replaces the text on
# SQLite only. Migrations become sql::migrations. The generated header is sql/sql.h.
function(symbolon_sql target)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/queries/*.sql ${CMAKE_CURRENT_SOURCE_DIR}/migrations/*.sql)
    set(header ${CMAKE_CURRENT_BINARY_DIR}/sql.h)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/sql.cpp)
    add_custom_command(OUTPUT ${header} ${source}
        COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_CURRENT_SOURCE_DIR} -DHEADER=${header} -DSOURCE=${source}
            -P ${PROJECT_SOURCE_DIR}/cmake/GenerateSql.cmake
        DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/GenerateSql.cmake
        COMMENT "Embedding SQL")
    add_library(${target} STATIC ${header} ${source})
    target_link_libraries(${target} PUBLIC symbolon_options Qt6::Core)
endfunction()

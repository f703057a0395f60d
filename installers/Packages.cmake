# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# How CPack turns the components into packages: three .deb files, and one tar whose paths are those of the packages.
set(CPACK_PACKAGE_NAME symbolon)
set(CPACK_PACKAGE_VENDOR "Symbolon authors")
set(CPACK_PACKAGE_CONTACT "Symbolon authors <maintainers@symbolon.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_ALL server common)
if(TARGET symbolon-admin)
    list(APPEND CPACK_COMPONENTS_ALL admin)
endif()
set(CPACK_SYMBOLON_PROCESSOR ${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/PackageFormat.cmake)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(deb ${CMAKE_CURRENT_SOURCE_DIR}/deb)

set(CPACK_DEBIAN_SERVER_PACKAGE_NAME symbolon-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS
    "symbolon-common (= ${PROJECT_VERSION}-1), libqt6sql6-sqlite, systemd | systemd-standalone-sysusers, systemd | systemd-standalone-tmpfiles")
set(CPACK_DEBIAN_SERVER_PACKAGE_RECOMMENDS "ca-certificates, libqt6sql6-psql")
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS "postgresql, symbolon-admin")
set(CPACK_COMPONENT_SERVER_DESCRIPTION "activation, authentication and authorisation server
Puts phones and tablets into service with short codes, signs people in by
e-mail, SMS, password or certificate, and issues the tokens that other
services check. Every change is kept in an audit trail.

Starts on the loopback address with SQLite; PostgreSQL is for larger sites.")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
    "${deb}/symbolon-server/conffiles;${deb}/symbolon-server/postinst;${deb}/symbolon-server/prerm;${deb}/symbolon-server/postrm")

set(CPACK_DEBIAN_ADMIN_PACKAGE_NAME symbolon-admin)
set(CPACK_DEBIAN_ADMIN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_ADMIN_PACKAGE_DEPENDS "symbolon-common (= ${PROJECT_VERSION}-1)")
set(CPACK_DEBIAN_ADMIN_PACKAGE_RECOMMENDS "fonts-noto-core, qt6-wayland")
set(CPACK_COMPONENT_ADMIN_DESCRIPTION "desktop app for the people who run a Symbolon server
Issues activation codes with one-time PINs, prints them, manages tablets,
clinicians and sign-in events, imports census lists, and looks up why
somebody was refused.")

set(CPACK_DEBIAN_COMMON_PACKAGE_NAME symbolon-common)
set(CPACK_DEBIAN_COMMON_PACKAGE_SECTION net)
set(CPACK_DEBIAN_COMMON_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_COMMON_PACKAGE_SHLIBDEPS OFF)
set(CPACK_COMPONENT_COMMON_DESCRIPTION "operators' guide of the Symbolon server
The documents that the server and the desktop app point to.")

include(CPack)

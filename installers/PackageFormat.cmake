# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Read by cpack once for each kind of package. The tar holds /usr and /etc as the packages do: tar -C / --strip-components=1.
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
if(CPACK_GENERATOR STREQUAL "TGZ")
    set(CPACK_SET_DESTDIR ON)
    set(CPACK_INSTALL_PREFIX /usr)
    set(CPACK_PACKAGE_FILE_NAME symbolon-${CPACK_PACKAGE_VERSION}-linux-${CPACK_SYMBOLON_PROCESSOR})
else()
    # Each package has a summary of its own, the first line of its description.
    set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
endif()

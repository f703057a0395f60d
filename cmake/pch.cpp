// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Carries the precompiled header; see SymbolonTargets.cmake.

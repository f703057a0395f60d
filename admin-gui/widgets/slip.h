// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QList>
#include <QPageSize>
#include <QString>

#include <functional>

class QPagedPaintDevice;
class QPainter;

namespace symbolon::gui {

//! What a slip says.
struct Slip {
    QString siteName;
    QString subject; //!< `Patient 943 476 5919`, `Tablet Ward 4 – 07`
    Secret code;
    Secret pin = {}; //!< empty = there is none, or it is not printed
    QString url; //!< holds the code in its fragment
    Instant expiresAt{};
    bool needsPin = true; //!< tablets have none
};

//! Sheet is A4 with several slips on each page, for tablets.
enum class SlipFormat { A4, A5, Label62, Sheet };

//! `a4`, `a5` or `label62`, as the settings keep it.
[[nodiscard]] SlipFormat slipFormatFromText(const QString &text);
[[nodiscard]] QPageSize pageSizeOf(SlipFormat format);
//! Draws one slip on a page of `device`. The PIN, if any, goes below a line to tear along, or on a label of
//! its own, so that code and PIN can travel apart.
void paintSlip(QPainter &painter, QPagedPaintDevice &device, const Slip &slip, SlipFormat format);
//! One page after the other, or SlipFormat::Sheet's grids. Code::Unavailable when the device cannot be
//! painted on.
[[nodiscard]] Result<void> paintSlips(QPagedPaintDevice &device, const QList<Slip> &slips, SlipFormat format);
//! Writes a PDF. Code::Unavailable when `file` cannot be written.
[[nodiscard]] Result<void> saveSlips(const QString &file, const QList<Slip> &slips, SlipFormat format);

//! Where slips go: a printer, or in tests a list.
class SlipPrinter {
public:
    virtual ~SlipPrinter() = default;
    //! Prints without asking anything; gives the printer's name. Code::Unavailable when there is none.
    [[nodiscard]] virtual Result<QString> print(const QList<Slip> &slips, SlipFormat format) = 0;
};

//! The printer `name`, or the desktop's default one.
class DesktopPrinter final : public SlipPrinter {
public:
    explicit DesktopPrinter(std::function<QString()> name)
        : m_name(std::move(name))
    {
    }

    [[nodiscard]] Result<QString> print(const QList<Slip> &slips, SlipFormat format) override;

private:
    std::function<QString()> m_name;
};

} // namespace symbolon::gui

// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/icon.h"

#include "admin-gui/widgets/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace symbolon::gui {

namespace {

    QPixmap render(const QString &file, QSize size, const QColor &colour)
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(file).render(&painter, QRectF(QPointF(), QSizeF(size)));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), colour);
        return pixmap;
    }

    QString fileOf(const char *name)
    {
        return QStringLiteral(":/icons/%1.svg").arg(QLatin1String(name));
    }

    //! Looks the colour up when it paints, so that a change of palette needs no new icon.
    class TintedEngine final : public QIconEngine {
    public:
        explicit TintedEngine(QString file, bool isOnAccent = false)
            : m_file(std::move(file))
            , m_isOnAccent(isOnAccent)
        {
        }

        void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
        {
            const qreal ratio = painter->device()->devicePixelRatioF();
            QPixmap picture = render(m_file, (QSizeF(rect.size()) * ratio).toSize(), colourOf(mode));
            picture.setDevicePixelRatio(ratio);
            painter->drawPixmap(rect.topLeft(), picture);
        }

        QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
        {
            return render(m_file, size, colourOf(mode));
        }

        QIconEngine *clone() const override { return new TintedEngine(m_file, m_isOnAccent); }

    private:
        [[nodiscard]] QColor colourOf(QIcon::Mode mode) const
        {
            switch (mode) {
            case QIcon::Disabled:
                return theme::colours().muted;
            case QIcon::Selected:
                return theme::colours().onAccent;
            case QIcon::Normal:
            case QIcon::Active:
                break;
            }
            return m_isOnAccent ? theme::colours().onAccent : theme::colours().text;
        }

        QString m_file;
        bool m_isOnAccent;
    };

} // namespace

QIcon icon(const char *name)
{
    return QIcon(new TintedEngine(fileOf(name)));
}

QIcon accentIcon(const char *name)
{
    return QIcon(new TintedEngine(fileOf(name), true));
}

QPixmap iconPixmap(const char *name, int size, const QColor &colour, qreal devicePixelRatio)
{
    QPixmap picture =
        render(fileOf(name), QSizeF(size * devicePixelRatio, size * devicePixelRatio).toSize(), colour);
    picture.setDevicePixelRatio(devicePixelRatio);
    return picture;
}

} // namespace symbolon::gui

// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/issued_view.h"

#include "admin-gui/pages/full_screen_code.h"
#include "admin-gui/pages/slip_output.h"
#include "admin-gui/widgets/code_view.h"
#include "admin-gui/widgets/countdown.h"
#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/qr_view.h"
#include "admin-gui/widgets/spelling.h"
#include "admin-gui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr auto hiddenAfter = 2min;
    constexpr auto rejectableFor = 15min;
    constexpr auto tickEvery = 500ms;
    constexpr double codePoints = 48;
    constexpr double pinPoints = 28;
    constexpr int longestPin = 12; //!< a PIN is one group

    QLabel *plainLabel(QWidget *parent, const char *objectName, const QString &text = {})
    {
        auto *label = new QLabel(text, parent);
        label->setObjectName(QLatin1String(objectName));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    }

    void alert(QWidget *widget)
    {
        QAccessibleEvent event(widget, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }

} // namespace

IssuedView::IssuedView(const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_events(desk.client, this)
    , m_clipboard(this)
{
    setObjectName(QStringLiteral("issuedView"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::space);
    m_title = plainLabel(this, "issuedTitle");
    m_title->setFont(theme::titleFont(font()));
    column->addWidget(m_title);
    column->addWidget(buildState());
    column->addWidget(buildCode());
    column->addStretch(1);
    m_ticker.setInterval(tickEvery);
    connect(&m_ticker, &QTimer::timeout, this, &IssuedView::tick);
    connect(&m_events, &Events::happened, this, &IssuedView::refreshState);
    for (CodeView *view : { m_codeView, m_pinView })
        connect(view, &CodeView::revealRequested, this, &IssuedView::reveal);
}

QWidget *IssuedView::buildCode()
{
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    row->setSpacing(theme::margin);
    auto *column = new QVBoxLayout;
    column->setSpacing(theme::gap);
    m_codeView = new CodeView(tr("Activation code"), codePoints, card);
    m_codeView->setObjectName(QStringLiteral("codeView"));
    m_pinView = new CodeView(tr("PIN"), pinPoints, card);
    m_pinView->setObjectName(QStringLiteral("pinView"));
    m_pinView->setGroupSize(longestPin);
    m_spoken = plainLabel(card, "spokenText");
    m_hidden = plainLabel(card, "hiddenHint", tr("Hidden. Press Space to show it again."));
    theme::makeMuted(m_hidden);
    column->addWidget(plainLabel(card, "codeCaption", tr("Activation code")));
    column->addWidget(m_codeView, 0, Qt::AlignLeading);
    column->addWidget(m_spoken);
    column->addSpacing(theme::gap);
    column->addWidget(plainLabel(card, "pinCaption", tr("PIN, to be handed over separately")));
    column->addWidget(m_pinView, 0, Qt::AlignLeading);
    column->addWidget(m_hidden);
    column->addStretch(1);
    m_qr = new QrView(card);
    row->addLayout(column, 1);
    row->addWidget(m_qr, 0, Qt::AlignTop);
    return card;
}

QWidget *IssuedView::buildState()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(theme::gap);
    m_stateIcon = new QLabel(line);
    m_stateText = plainLabel(line, "activationState");
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.2);
    m_stateText->setFont(big);
    m_countdown = new Countdown(line);
    m_rejectButton = new QPushButton(tr("That was not them"), line);
    m_rejectButton->setObjectName(QStringLiteral("rejectButton"));
    m_rejectButton->setAccessibleName(tr("That was not them: sign this phone out again"));
    m_rejectButton->setToolTip(tr("Signs this phone out again"));
    theme::makeDangerous(m_rejectButton);
    connect(m_rejectButton, &QPushButton::clicked, this, &IssuedView::reject);
    row->addWidget(m_stateIcon);
    row->addWidget(m_stateText, 1);
    row->addWidget(m_rejectButton);
    row->addWidget(m_countdown);
    return line;
}

void IssuedView::begin(const api::IssuedActivation &issued,
    const QString &subject,
    const QString &name,
    const QString &patientId)
{
    m_subject = subject;
    m_patientId = patientId;
    m_title->setText(name.isEmpty() ? subject : QStringLiteral("%1 · %2").arg(subject, name));
    m_wrongAttempts = 0;
    m_usedAt.reset();
    replace(issued);
    m_codeView->setFocus();
    alert(m_codeView);
}

void IssuedView::replace(const api::IssuedActivation &issued)
{
    m_activationId = issued.activationId;
    m_code = issued.code;
    m_pin = issued.pin;
    m_url = issued.url;
    m_expiresAt = issued.expiresAt;
    m_state = api::ActivationState::Pending;
    m_codeView->setCode(m_code);
    m_pinView->setCode(m_pin);
    m_qr->setContent(m_url, tr("QR code with a link that holds the activation code, not the PIN"));
    m_countdown->start(m_desk.session.serverNow(), m_expiresAt);
    m_rejectButton->hide();
    m_spoken->clear();
    setStateText("waiting", theme::colours().accent, tr("Waiting for the phone"));
    reveal();
    watch();
    emit stateChanged();
}

void IssuedView::watch()
{
    m_ticker.start();
    m_events.follow("activation/" + m_activationId.toUtf8());
}

void IssuedView::tick()
{
    const Instant now = m_desk.session.serverNow();
    m_countdown->setNow(now);
    if (!m_code.isEmpty() && m_codeView->isShown() && m_desk.clock.now() - m_revealedAt >= hiddenAfter)
        conceal();
    if (m_state == api::ActivationState::Pending && m_countdown->isOver()) {
        m_state = api::ActivationState::Expired;
        setStateText("warning", theme::colours().warning, tr("Expired. Issue a new code."));
        wipeSecrets();
    }
    if (m_usedAt && now - *m_usedAt >= rejectableFor)
        m_rejectButton->hide();
}

void IssuedView::refreshState()
{
    if (m_activationId.isEmpty() || m_state != api::ActivationState::Pending)
        return;
    api::Input<api::ReadActivation> input;
    input.path.activationId = m_activationId;
    m_desk.client.send<api::ReadActivation>(input, this, [this](const Result<api::Activation> &activation) {
        if (activation && activation->activationId == m_activationId)
            showState(*activation);
    });
}

void IssuedView::showState(const api::Activation &activation)
{
    const theme::Colours &colours = theme::colours();
    m_state = activation.state;
    switch (activation.state) {
    case api::ActivationState::Pending:
        if (activation.wrongAttempts > 0 && activation.wrongAttempts != m_wrongAttempts)
            setStateText("warning",
                colours.warning,
                tr("Wrong PIN (%1 of %2)").arg(activation.wrongAttempts).arg(activation.maxAttempts));
        m_wrongAttempts = activation.wrongAttempts;
        return;
    case api::ActivationState::Used: {
        m_usedAt = activation.usedAt.value_or(m_desk.session.serverNow());
        const QString time = labels::clockTime(*m_usedAt, m_desk.session.serverNow());
        setStateText("success",
            colours.positive,
            activation.phoneModel && !activation.phoneModel->isEmpty()
                ? tr("Activated %1 on “%2”").arg(time, *activation.phoneModel)
                : tr("Activated %1").arg(time));
        m_rejectButton->setVisible(m_desk.client.may<api::RevokePatient>());
        if (m_desk.settings.get(setting::soundOn))
            QApplication::beep();
        break;
    }
    case api::ActivationState::Expired:
        setStateText("warning", colours.warning, tr("Expired. Issue a new code."));
        break;
    case api::ActivationState::Exhausted:
        setStateText("error", colours.danger, tr("Too many wrong PINs. This code is dead; issue a new one."));
        break;
    case api::ActivationState::Cancelled:
        setStateText("remove", colours.muted, tr("Cancelled. Nobody can use this code any more."));
        break;
    }
    m_events.stop();
    wipeSecrets();
}

void IssuedView::setStateText(const char *iconName, const QColor &colour, const QString &text)
{
    m_stateIcon->setPixmap(iconPixmap(iconName, theme::iconSize, colour, devicePixelRatioF()));
    m_stateText->setText(text);
    m_stateText->setAccessibleName(text);
    alert(m_stateText);
    emit stateChanged();
}

void IssuedView::wipeSecrets()
{
    m_code = {};
    m_pin = {};
    m_url.clear();
    m_codeView->setCode({});
    m_pinView->setCode({});
    m_qr->setContent({}, tr("No code"));
    m_spoken->clear();
    m_hidden->hide();
    m_countdown->stop();
    delete m_fullScreen;
    emit stateChanged();
}

void IssuedView::conceal()
{
    m_codeView->setShown(false);
    m_pinView->setShown(false);
    m_qr->setShown(false);
    m_spoken->clear();
    m_hidden->setVisible(!m_code.isEmpty());
    delete m_fullScreen;
}

void IssuedView::reveal()
{
    m_revealedAt = m_desk.clock.now();
    m_codeView->setShown(true);
    m_pinView->setShown(true);
    m_qr->setShown(true);
    m_hidden->hide();
}

void IssuedView::end()
{
    m_events.stop();
    m_ticker.stop();
    m_activationId.clear();
    wipeSecrets();
}

QList<Slip> IssuedView::slips() const
{
    if (!hasLiveCode())
        return {};
    Slip slip{ m_desk.session.siteName(), m_subject, m_code, m_pin, m_url, m_expiresAt };
    if (m_desk.settings.get(setting::slipHidesPin))
        slip.pin = {};
    return { slip };
}

void IssuedView::print()
{
    printSlips(m_desk, slips());
}

void IssuedView::savePdf()
{
    gui::savePdf(m_desk, this, [this] { return slips(); });
}

void IssuedView::copyCode()
{
    m_clipboard.copy(m_code);
    m_desk.messages.say(Message::Kind::Info, tr("The code is on the clipboard for 30 seconds."));
}

void IssuedView::newPin()
{
    api::Input<api::RenewPin> input;
    input.path.activationId = m_activationId;
    m_desk.client.send<api::RenewPin>(input, this, [this](const Result<api::IssuedActivation> &issued) {
        if (!issued) {
            m_desk.messages.sayError(issued.error());
            return;
        }
        replace(*issued);
        m_desk.messages.say(
            Message::Kind::Success, tr("There is a new PIN. Wrong tries so far still count."));
    });
}

void IssuedView::cancelCode()
{
    api::Input<api::CancelActivation> input;
    input.path.activationId = m_activationId;
    m_desk.client.send<api::CancelActivation>(input, this, [this](const Result<api::Nothing> &cancelled) {
        if (!cancelled) {
            m_desk.messages.sayError(cancelled.error());
            return;
        }
        api::Activation activation;
        activation.state = api::ActivationState::Cancelled;
        showState(activation);
    });
}

void IssuedView::showFullScreen()
{
    delete m_fullScreen;
    m_fullScreen = new FullScreenCode(m_code, m_url, window());
    m_fullScreen->showFullScreen();
}

void IssuedView::readAloud(bool forTelephone)
{
    const QString code = QString::fromUtf8(m_code.reveal());
    m_spoken->setText(forTelephone ? spelling::telephone(code) : spelling::spelled(code));
    reveal();
    alert(m_spoken);
}

void IssuedView::reject()
{
    api::Input<api::RevokePatient> input;
    input.path.patientId = m_patientId;
    input.body.reason = tr("Activated by somebody else");
    m_desk.client.send<api::RevokePatient>(input, this, [this](const Result<api::Nothing> &revoked) {
        if (!revoked) {
            m_desk.messages.sayError(revoked.error());
            return;
        }
        m_rejectButton->hide();
        setStateText(
            "sign-out", theme::colours().danger, tr("That phone is signed out again. Issue a new code."));
    });
}

} // namespace symbolon::gui

// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/windows/sign_in_view.h"

#include "admin-gui/client/address.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/message_bar.h"
#include "admin-gui/widgets/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    //! `AB:CD:…`, as browsers and openssl print fingerprints.
    QString fingerprint(const QByteArray &sha256)
    {
        return QString::fromLatin1(sha256.toHex(':').toUpper());
    }

    QLabel *plainLabel(QWidget *parent, const char *objectName)
    {
        auto *label = new QLabel(parent);
        label->setObjectName(QLatin1String(objectName));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    }

} // namespace

SignInView::SignInView(Client &client, Session &session, Settings &settings, ServerDoor door, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_session(session)
    , m_settings(settings)
    , m_door(std::move(door))
{
    setObjectName(QStringLiteral("signInView"));
    setAutoFillBackground(true);
    build();
    setMode(Mode::Connect);
}

void SignInView::build()
{
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    card->setFixedWidth(theme::readableWidth * 3 / 4);
    auto *middle = new QVBoxLayout(this);
    middle->addStretch(1);
    middle->addWidget(card, 0, Qt::AlignHCenter);
    middle->addStretch(2);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(theme::space);
    m_title = plainLabel(card, "signInTitle");
    m_title->setFont(theme::titleFont(font()));
    m_lead = plainLabel(card, "signInLead");
    theme::makeMuted(m_lead);
    m_messages = new MessageBar(card);
    m_form = new QFormLayout;
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->setVerticalSpacing(theme::gap);
    for (QWidget *widget : std::initializer_list<QWidget *>{ m_title, m_lead, m_messages })
        column->addWidget(widget);
    column->addLayout(m_form);
    buildFields();
    m_certificate = plainLabel(card, "certificateText");
    m_certificate->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_site = plainLabel(card, "siteText");
    theme::makeMuted(m_site);
    buildButtons();
    for (QWidget *widget :
        std::initializer_list<QWidget *>{ m_certificate, m_trust, m_submit, m_other, m_site })
        column->addWidget(widget);
}

void SignInView::buildFields()
{
    m_server = new QComboBox(this);
    m_server->setObjectName(QStringLiteral("serverBox"));
    m_server->setEditable(true);
    m_server->setInsertPolicy(QComboBox::NoInsert);
    m_server->setAccessibleName(tr("Server"));
    m_server->lineEdit()->setAccessibleName(tr("Server"));
    m_server->lineEdit()->setObjectName(QStringLiteral("serverEdit"));
    m_server->lineEdit()->setPlaceholderText(QStringLiteral("symbolon.example.org"));
    m_server->addItems(m_settings.get(setting::servers));
    m_server->setCurrentText(m_settings.get(setting::lastServer));
    m_form->addRow(tr("Server"), m_server);
    m_token = addLine("setupTokenEdit", tr("Set-up token"), true);
    m_user = addLine("userEdit", tr("User name"));
    m_name = addLine("displayNameEdit", tr("Your name, as colleagues see it"));
    m_password = addLine("passwordEdit", tr("Password"), true);
    m_repeat = addLine("repeatEdit", tr("Password again"), true);
    m_user->setText(m_settings.get(setting::lastUser));
    connect(m_server->lineEdit(), &QLineEdit::editingFinished, this, &SignInView::discover);
    for (QLineEdit *line : { m_server->lineEdit(), m_user, m_name, m_password, m_repeat, m_token })
        connect(line, &QLineEdit::returnPressed, this, &SignInView::submit);
}

void SignInView::buildButtons()
{
    m_trust = addButton("trustButton", tr("Trust this certificate"));
    m_submit = addButton("signInButton", tr("Sign in"));
    theme::makePrimary(m_submit);
    m_other = addButton("otherOperatorButton", tr("Sign in as somebody else"));
    connect(m_submit, &QPushButton::clicked, this, &SignInView::submit);
    connect(m_other, &QPushButton::clicked, this, [this] {
        setMode(Mode::Connect);
        emit abandoned();
    });
    connect(m_trust, &QPushButton::clicked, this, [this] {
        if (m_offer && m_door.trust)
            m_door.trust(*std::exchange(m_offer, std::nullopt));
        setMode(m_mode);
        m_messages->clear();
        discover();
    });
}

QPushButton *SignInView::addButton(const char *objectName, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAccessibleName(text);
    return button;
}

QLineEdit *SignInView::addLine(const char *objectName, const QString &label, bool isSecret)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(QLatin1String(objectName));
    line->setAccessibleName(label);
    if (isSecret) {
        line->setEchoMode(QLineEdit::Password);
        line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    }
    m_form->addRow(label, line);
    return line;
}

void SignInView::connectTo(const QString &address)
{
    m_server->setCurrentText(address);
    discover();
}

void SignInView::setSetupToken(Secret token)
{
    m_setupToken = std::move(token);
    m_token->setText(QString::fromUtf8(m_setupToken.reveal()));
}

void SignInView::cover(const QString &why)
{
    setMode(Mode::Resume);
    m_lead->setText(why);
    m_user->setText(m_session.username());
    m_password->setFocus();
}

void SignInView::setMode(Mode mode)
{
    m_mode = mode;
    const bool isSetUp = mode == Mode::SetUp;
    const auto show = [this](QWidget *field, bool isShown) {
        field->setVisible(isShown);
        m_form->labelForField(field)->setVisible(isShown);
    };
    show(m_server, mode != Mode::Resume);
    show(m_user, mode != Mode::Resume);
    show(m_token, isSetUp);
    show(m_name, isSetUp);
    show(m_repeat, isSetUp);
    m_other->setVisible(mode == Mode::Resume);
    m_certificate->hide();
    m_trust->hide();
    m_site->setVisible(!m_site->text().isEmpty());
    switch (mode) {
    case Mode::Connect:
        m_title->setText(tr("Sign in"));
        m_lead->setText(tr("Passwords are never kept on this computer."));
        m_submit->setText(tr("Sign in"));
        break;
    case Mode::Resume:
        m_title->setText(tr("Locked"));
        m_submit->setText(tr("Continue as %1").arg(m_session.displayName()));
        break;
    case Mode::SetUp:
        m_title->setText(tr("Set up this server"));
        m_lead->setText(
            tr("Nobody can sign in yet. The first account is an administrator; it is made with the one-time "
               "token that the installation wrote to a file."));
        m_submit->setText(tr("Create the account"));
        break;
    }
    m_submit->setAccessibleName(m_submit->text());
    m_password->clear();
    m_repeat->clear();
    focusFirstEmpty();
}

void SignInView::focusFirstEmpty()
{
    for (QLineEdit *line : { m_server->lineEdit(), m_token, m_user, m_name, m_password }) {
        if (line->isVisibleTo(this) && line->text().isEmpty()) {
            line->setFocus();
            return;
        }
    }
    m_password->setFocus();
}

bool SignInView::chooseServer()
{
    if (!m_door.use)
        return true;
    const Result<QUrl> address = serverAddress(m_server->currentText());
    if (!address) {
        if (!m_server->currentText().trimmed().isEmpty())
            m_messages->say(Message::Kind::Error,
                tr("This is no address of a server. It is https:// and a name; http is only for this "
                   "computer."));
        return false;
    }
    m_door.use(*address);
    m_session.setServer(address->toString());
    return true;
}

void SignInView::discover()
{
    if (m_mode == Mode::Resume || !chooseServer())
        return;
    m_client.send<api::ReadDiscovery>(
        {}, this, [this](const Result<api::ReadDiscovery::Response> &reply) { discovered(reply); });
}

void SignInView::discovered(const Result<api::ReadDiscovery::Response> &reply)
{
    if (!reply) {
        m_site->clear();
        if (!m_offer)
            m_messages->sayError(reply.error());
        return;
    }
    if (!m_offer)
        m_messages->clear();
    m_session.setSiteName(reply->siteName);
    m_client.setServerOffset(reply->serverTime - m_session.machineNow());
    const auto offset = m_client.serverOffset();
    //: %1 = name of a site, %2 = version of its server
    QString site = tr("%1 · version %2").arg(reply->siteName, reply->serverVersion);
    if (std::chrono::abs(offset) > std::chrono::seconds(5))
        site += u'\n'
            + tr("This computer's clock differs from the server's by %1; times are shown by the server's "
                 "clock.")
                  .arg(labels::duration(std::chrono::abs(offset)));
    if (!reply->isProduction)
        site += u'\n' + tr("This is not a production server.");
    m_site->setText(site);
    m_site->show();
    if (reply->needsSetup && m_mode == Mode::Connect)
        setMode(Mode::SetUp);
}

void SignInView::offerCertificate(const CertificateOffer &offer)
{
    m_offer = offer;
    const QSslCertificate &certificate = offer.certificate;
    QString text =
        tr("%1 shows a certificate of “%2”, issued by “%3”, valid until %4.\nFingerprint of its key "
           "(SHA-256):\n%5")
            .arg(offer.authority,
                certificate.subjectInfo(QSslCertificate::CommonName).join(u' '),
                certificate.issuerInfo(QSslCertificate::CommonName).join(u' '),
                QLocale().toString(certificate.expiryDate().date(), QLocale::ShortFormat),
                fingerprint(offer.keySha256));
    if (offer.isReplacement)
        m_messages->say(Message::Kind::Error,
            tr("The server's certificate has changed since this computer last trusted it. Somebody may be in "
               "between. "
               "Nothing was sent. Ask whoever runs the server whether the key was replaced, and compare the "
               "fingerprint."));
    else
        m_messages->say(Message::Kind::Warning,
            tr("No authority that this computer knows vouches for this server. Compare the fingerprint with "
               "the one "
               "that the server's administrator sees before you trust it."));
    m_certificate->setText(text);
    m_certificate->show();
    m_trust->setText(
        offer.isReplacement ? tr("The key was replaced: trust the new one") : tr("Trust this certificate"));
    m_trust->setAccessibleName(m_trust->text());
    m_trust->show();
    m_trust->setFocus();
}

void SignInView::submit()
{
    if (!m_submit->isEnabled() || m_offer || !chooseServer())
        return;
    QLineEdit *needed[] = { m_user, m_password };
    for (QLineEdit *line : needed) {
        if (line->text().isEmpty()) {
            line->setFocus();
            return;
        }
    }
    if (m_mode == Mode::SetUp)
        setUp();
    else
        signIn();
}

void SignInView::signIn()
{
    setBusy(true);
    m_session.open(m_user->text().trimmed(),
        Secret(m_password->text().toUtf8()),
        [this](const Result<void> &result) { finish(result); });
}

void SignInView::setUp()
{
    if (m_password->text() != m_repeat->text()) {
        m_messages->say(Message::Kind::Error, tr("The two passwords differ. Type both again."));
        m_repeat->clear();
        m_password->setFocus();
        return;
    }
    api::RedeemSetupToken::Body body;
    body.token = Secret(m_token->text().trimmed().toUtf8());
    body.username = m_user->text().trimmed();
    body.password = Secret(m_password->text().toUtf8());
    if (!m_name->text().trimmed().isEmpty())
        body.displayName = m_name->text().trimmed();
    if (const Result<api::RedeemSetupToken::Body> checked =
            json::decoded<api::RedeemSetupToken::Body>(json::encode(body));
        !checked) {
        m_messages->say(Message::Kind::Error,
            tr("%1: at least 8 characters are needed.").arg(labels::field(QLatin1String("password"))));
        return;
    }
    setBusy(true);
    m_session.setUp(body, [this](const Result<void> &result) { finish(result); });
}

void SignInView::finish(const Result<void> &result)
{
    setBusy(false);
    m_password->clear();
    m_repeat->clear();
    if (!result) {
        m_password->setFocus();
        const bool isRefused =
            result.error().code == Code::Unauthenticated || result.error().code == Code::Forbidden;
        if (isRefused && m_mode == Mode::SetUp)
            m_messages->say({ Message::Kind::Error,
                tr("The set-up token is wrong or was used already. Make a new one on the server."),
                result.error().reference });
        else if (isRefused)
            m_messages->say({ Message::Kind::Error,
                tr("User name or password is wrong. Check both and try again."),
                result.error().reference });
        else
            m_messages->sayError(result.error());
        return;
    }
    m_token->clear();
    m_setupToken = {};
    m_messages->clear();
    if (m_door.use) {
        QStringList servers = m_settings.get(setting::servers);
        servers.removeAll(m_session.server());
        servers.prepend(m_session.server());
        m_settings.set(setting::servers, servers);
        m_settings.set(setting::lastServer, m_session.server());
    }
    m_settings.set(setting::lastUser, m_session.username());
    emit done();
}

void SignInView::setBusy(bool isBusy)
{
    m_submit->setEnabled(!isBusy);
}

} // namespace symbolon::gui

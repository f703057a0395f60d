// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/app/options.h"
#include "admin-gui/client/http_transport.h"
#include "admin-gui/widgets/theme.h"
#include "admin-gui/windows/main_window.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QNetworkProxyFactory>
#include <QTranslator>

#include <cstdio>

namespace {

using namespace symbolon;
using namespace symbolon::gui;

void print(FILE *to, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), to);
    std::fputc('\n', to);
}

//! The app's own texts and Qt's, in the chosen language or the desktop's.
void translate(QApplication &app, const Settings &settings)
{
    const QString chosen = settings.get(setting::language);
    const QLocale locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
    QLocale::setDefault(locale);
    // English is the source, but its plurals are a translation too; any other language goes over it.
    auto *english = new QTranslator(&app);
    if (english->load(QStringLiteral(":/i18n/symbolon_en")))
        app.installTranslator(english);
    auto *own = new QTranslator(&app);
    if (own->load(locale, QStringLiteral("symbolon"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        app.installTranslator(own);
    auto *qt = new QTranslator(&app);
    if (qt->load(locale,
            QStringLiteral("qtbase"),
            QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        app.installTranslator(qt);
    app.setLayoutDirection(locale.textDirection());
}

//! Handles `--help` and `--version`, which need no display. Empty = go on.
std::optional<int> answerTerminal(const QStringList &arguments)
{
    if (arguments.contains(QStringLiteral("--help"))) {
        print(stdout, helpText());
        return EXIT_SUCCESS;
    }
    if (arguments.contains(QStringLiteral("--version"))) {
        print(stdout, QStringLiteral("symbolon-admin " SYMBOLON_VERSION));
        return EXIT_SUCCESS;
    }
    return {};
}

//! Puts the parts together and shows the window.
int run(QApplication &app, const Options &options)
{
    Settings settings;
    translate(app, settings);
    const auto dress = [&app, &settings] {
        theme::apply(app, theme::appearanceFromText(settings.get(setting::appearance)));
    };
    dress();
    const SystemClock clock;
    SystemKeyring keyring;
    DesktopPrinter printer([&settings] { return settings.get(setting::printer); });
    HttpTransport transport(settings);
    Client client(transport);
    Session session(client, keyring, clock);
    MainWindow window(client,
        session,
        settings,
        clock,
        printer,
        { [&transport](const QUrl &server) { transport.setServer(server); },
            [&transport](const CertificateOffer &offer) { transport.trust(offer); } });
    QObject::connect(
        &transport, &HttpTransport::certificateOffered, &window.signInView(), &SignInView::offerCertificate);
    QObject::connect(&settings, &Settings::changed, &app, dress);
    if (!options.setupTokenFile.isEmpty()) {
        Result<Secret> token = readSetupToken(options.setupTokenFile);
        if (!token) {
            print(stderr, token.error().detail);
            return EXIT_FAILURE;
        }
        window.signInView().setSetupToken(std::move(*token));
    }
    window.show();
    window.start(options.server.isEmpty() ? settings.get(setting::lastServer) : options.server, options.page);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (const std::optional<int> code = answerTerminal(arguments))
        return *code;
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    QApplication app(argc, argv); // takes Qt's own options out of the arguments
    const Result<Options> options = parseOptions(QApplication::arguments());
    if (!options) {
        print(stderr, options.error().detail);
        return EXIT_FAILURE;
    }
    QApplication::setApplicationName(QStringLiteral("symbolon-admin"));
    QApplication::setApplicationDisplayName(QStringLiteral("Symbolon"));
    QApplication::setApplicationVersion(QStringLiteral(SYMBOLON_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.symbolon.Admin"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/logo.svg")));
    return run(app, *options);
}

// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/activation_page.h"

#include "shared/crypto/hash.h"

namespace symbolon::handlers {

namespace {

    struct Wording {
        const char *language;
        const char *title;
        const char *open;
        const char *type;
        const char *missing;
    };

    //! The first is for everybody whose languages are not here.
    constexpr Wording wordings[] = {
        { "en",
            "Activate the app",
            "Open the app on this phone and scan the slip from within it.",
            "Or type this code and the PIN from the slip into the app:",
            "This link holds no code. Use the code on the slip." },
        { "es",
            "Activar la aplicación",
            "Abra la aplicación en este teléfono y escanee la hoja desde ella.",
            "O escriba en la aplicación este código y el PIN de la hoja:",
            "Este enlace no contiene ningún código. Use el código de la hoja." },
    };

    constexpr char style[] =
        "body{font:18px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:32rem;padding:0 1rem}"
        "#code{font:bold 2rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere}";

    //! Set as text, never as markup; in groups of three.
    constexpr char script[] =
        "const c=location.hash.slice(1).replace(/[^0-9A-Za-z]/g,'');"
        "if(c){document.getElementById('code').textContent=c.match(/.{1,3}/g).join('-');"
        "document.getElementById('missing').hidden=true;}"
        "else{document.getElementById('type').hidden=true;}";

    //! Nothing but the two texts above may run or be fetched (CSP level 3).
    QByteArray policy()
    {
        const auto source = [](const char *text) {
            return "'sha256-" + crypto::hash(crypto::Digest::Sha256, QByteArray(text)).toBase64() + '\'';
        };
        return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src "
            + source(style) + "; script-src " + source(script);
    }

    //! By the order in which the header names languages; weights are left out of account.
    const Wording &wordingFor(const QByteArray &acceptLanguage)
    {
        for (const QByteArray &range : acceptLanguage.split(',')) {
            const QByteArray language = range.trimmed().left(2).toLower();
            for (const Wording &wording : wordings) {
                if (language == wording.language)
                    return wording;
            }
        }
        return wordings[0];
    }

    QByteArray page(const Wording &wording)
    {
        return QByteArray("<!doctype html>\n<html lang=\"") + wording.language
            + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
              "content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\"><title>"
            + wording.title + "</title><style>" + style + "</style></head>\n<body><h1>" + wording.title
            + "</h1><p>" + wording.open + "</p><p id=\"type\">" + wording.type
            + "</p><p id=\"code\"></p><p id=\"missing\">" + wording.missing + "</p><script>" + script
            + "</script></body></html>\n";
    }

} // namespace

Result<http::Response> readActivationPage(http::Context &context, const api::Input<ReadActivationPage> &)
{
    const Wording &wording = wordingFor(context.request.header("accept-language"));
    http::Response response;
    response.contentType = "text/html; charset=utf-8";
    response.setHeader("Content-Language", wording.language);
    response.setHeader("Vary", "Accept-Language");
    response.setHeader("Referrer-Policy", "no-referrer");
    static const QByteArray contentPolicy = policy();
    response.setHeader("Content-Security-Policy", contentPolicy);
    response.body = page(wording);
    return response;
}

} // namespace symbolon::handlers

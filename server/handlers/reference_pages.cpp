// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/reference_pages.h"

#include "server/handlers/routes.h"
#include "server/request/openapi.h"

#include "shared/json/write.h"

#include <QCoreApplication>

namespace symbolon::handlers {

namespace {

    //! Reads /openapi.json and lists every operation; texts are set as text, never as markup.
    constexpr char page[] = R"~(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Symbolon API</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
summary{cursor:pointer}code{font-family:ui-monospace,monospace}pre{overflow:auto;background:#8881;padding:.5rem}
</style></head><body><h1>Symbolon API</h1><main id="list">Loading…</main>
<script>
const list = document.getElementById('list');
const make = (name, text) => { const e = document.createElement(name); if (text) e.textContent = text; return e; };
fetch('/openapi.json').then(r => r.json()).then(doc => {
  list.textContent = '';
  for (const [path, item] of Object.entries(doc.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const details = make('details'), summary = make('summary');
      summary.append(make('code', method.toUpperCase() + ' ' + path), ' – ' + operation.summary);
      details.append(summary, make('p', 'Needs: ' + operation['x-permission']),
                     make('pre', JSON.stringify(operation, null, 2)));
      list.append(details);
    }
  }
});
</script></body></html>
)~";

    const QByteArray &document()
    {
        static const QByteArray bytes =
            json::write(http::openApiDocument(routes(), QCoreApplication::applicationVersion()),
                { .endsWithNewline = true });
        return bytes;
    }

    http::Response content(const QByteArray &type, const QByteArray &body)
    {
        http::Response response;
        response.contentType = type;
        response.body = body;
        return response;
    }

} // namespace

Result<http::Response> readOpenApi(http::Context &, const api::Input<ReadOpenApi> &)
{
    return content("application/json", document());
}

Result<http::Response> readOpenApiYaml(http::Context &, const api::Input<ReadOpenApiYaml> &)
{
    return content("text/yaml", document());
}

Result<http::Response> readApiPage(http::Context &context, const api::Input<ReadApiPage> &)
{
    if (context.services.settings.environment.production)
        return fail(Code::NotFound);
    return content("text/html; charset=utf-8", page);
}

Result<http::Response> redirectToApiPage(http::Context &context, const api::Input<RedirectToApiPage> &)
{
    if (context.services.settings.environment.production)
        return fail(Code::NotFound);
    http::Response response = content("text/html; charset=utf-8", {});
    response.status = 308;
    response.setHeader("Location", "/ui/");
    return response;
}

} // namespace symbolon::handlers

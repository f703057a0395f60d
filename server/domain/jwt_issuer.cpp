// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/jwt_issuer.h"

#include "shared/crypto/base64url.h"

#include <algorithm>
#include <utility>

namespace symbolon::jwt {

namespace {

    bool needsNoEscape(QChar c)
    {
        return c >= QChar(0x20) && c < QChar(0x7f) && c != u'"' && c != u'\\';
    }

    //! Appends a JSON text in ASCII: everything else is escaped, as the old service did.
    void appendQuoted(QByteArray &json, QStringView text)
    {
        json += '"';
        if (std::all_of(text.begin(), text.end(), needsNoEscape)) {
            json += text.toLatin1();
            json += '"';
            return;
        }
        for (const QChar c : text) {
            if (c == u'"' || c == u'\\')
                json += '\\';
            if (c >= QChar(0x20) && c < QChar(0x7f))
                json += char(c.unicode());
            else
                json += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        }
        json += '"';
    }

    //! A JSON object whose members keep the order in which they are added; QJsonObject sorts them.
    class OrderedObject {
    public:
        OrderedObject &add(QStringView name, const QByteArray &json)
        {
            begin(name);
            m_json += json;
            return *this;
        }

        OrderedObject &add(QStringView name, QStringView text)
        {
            begin(name);
            appendQuoted(m_json, text);
            return *this;
        }

        OrderedObject &add(QStringView name, std::int64_t number)
        {
            return add(name, QByteArray::number(number));
        }

        //! Memory for so many bytes at once.
        void reserve(qsizetype size) { m_json.reserve(size); }

        [[nodiscard]] QByteArray json() const { return m_json.isEmpty() ? QByteArray("{}") : m_json + '}'; }

    private:
        void begin(QStringView name)
        {
            m_json += m_json.isEmpty() ? '{' : ',';
            appendQuoted(m_json, name);
            m_json += ':';
        }

        QByteArray m_json;
    };

    QByteArray headerOf(const Key &key, bool isPlain)
    {
        OrderedObject header;
        header.add(u"alg", nameOf(key.algorithms.first())).add(u"typ", QStringView(u"JWT"));
        if (!isPlain && !key.id.isEmpty())
            header.add(u"kid", key.id);
        return header.json();
    }

    QByteArray metadataOf(const TokenRequest &request)
    {
        OrderedObject metadata;
        for (const auto &[name, value] : request.metadata)
            metadata.add(name, value);
        return metadata.json();
    }

} // namespace

Issuer::Issuer(std::shared_ptr<const KeyRing> keys, QString issuer, bool plain)
    : m_keys(std::move(keys))
    , m_issuer(std::move(issuer))
    , m_plain(plain)
{
}

Result<IssuedToken> Issuer::issue(const TokenRequest &request, Instant now, Random &random) const
{
    const Key *key = m_keys->signingKey();
    if (key == nullptr)
        return fail(Code::Unavailable, QStringLiteral("no key signs tokens"));
    const bool isOperator = request.kind == access::SubjectKind::Operator;
    const bool isPlain = m_plain && !isOperator;
    const std::int64_t issuedAt = toUnixSeconds(now);
    const std::int64_t expiresAt = issuedAt + request.lifetime.count();

    OrderedObject claims;
    claims.reserve(1024);
    claims.add(u"metadata", metadataOf(request)).add(u"iss", m_issuer).add(u"aud", m_issuer);
    if (request.scope)
        claims.add(u"scope", QStringView(*request.scope));
    else
        claims.add(u"scope", QByteArrayLiteral("null"));
    claims.add(u"exp", expiresAt);
    QString id;
    if (!isPlain) {
        id = randomUuid(random);
        claims.add(u"iat", issuedAt).add(u"nbf", issuedAt).add(u"jti", id);
        if (!request.subject.isEmpty())
            claims.add(u"sub", request.subject);
    }
    if (!request.boundKey.isEmpty())
        claims.add(u"cnf", OrderedObject().add(u"jkt", request.boundKey).json());
    if (isOperator)
        claims.add(u"kind", QStringView(u"operator"));
    if (isOperator && !request.sessionId.isEmpty())
        claims.add(u"sid", request.sessionId);

    QByteArray token =
        crypto::toBase64Url(headerOf(*key, isPlain)) + '.' + crypto::toBase64Url(claims.json());
    SYMBOLON_TRY(const QByteArray signature, sign(*key, token));
    token += '.' + crypto::toBase64Url(signature);
    return IssuedToken{ Secret(std::move(token)), id, fromUnixSeconds(expiresAt) };
}

} // namespace symbolon::jwt

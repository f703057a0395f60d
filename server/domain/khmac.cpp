// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/khmac.h"

#include "shared/crypto/hash.h"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace symbolon::khmac {

namespace {

    constexpr QByteArrayView head = "khmac:///";
    constexpr QByteArrayView digestName = "sha-256";
    constexpr qsizetype longestToken = 4096;
    constexpr qsizetype longestTimestamp = 12;

    //! The words of the auth-events contract, section 3.2.
    Failure refused(QStringView word, const QString &why)
    {
        return Failure(Error{ .code = Code::Forbidden, .detail = why, .wire = word.toString() });
    }

    Failure unreadable(const QString &why)
    {
        return refused(u"invalid_hmac_userid", why);
    }

    bool isHexDigit(QChar c)
    {
        return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
    }

    //! No character that separates anything in a token, now or after somebody has decoded it.
    bool isPlain(QStringView part)
    {
        for (qsizetype i = 0; i < part.size(); ++i) {
            const QChar c = part[i];
            const bool isLineBreak = c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
            if (QStringView(u":/;|").contains(c) || c.category() == QChar::Other_Control || isLineBreak)
                return false;
            if (c == u'%' && i + 2 < part.size() && isHexDigit(part[i + 1]) && isHexDigit(part[i + 2]))
                return false;
        }
        return part.toString().isValidUtf16();
    }

    bool arePlain(const QStringList &parts)
    {
        return std::all_of(parts.begin(), parts.end(), [](const QString &part) { return isPlain(part); });
    }

    //! Seconds as plain ASCII digits without a leading zero.
    std::optional<Instant> timestamp(const QString &text)
    {
        const bool isDecimal = !text.isEmpty() && text.size() <= longestTimestamp && text.front() != u'0'
            && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        return isDecimal ? std::optional(fromUnixSeconds(text.toLongLong())) : std::nullopt;
    }

    bool isReceipt(const QString &objectType, const QString &permissions)
    {
        return objectType == u"AuthEvent" && permissions == u"RegisterSuccessfulLogin";
    }

    //! The three pieces between the separators.
    struct Pieces {
        QByteArrayView digest;
        QByteArrayView mac;
        QByteArrayView message;
    };

    Result<Pieces> split(QByteArrayView token)
    {
        if (token.isEmpty())
            return refused(u"empty_hmac", QStringLiteral("no token"));
        if (token.size() > longestToken || !token.startsWith(head))
            return unreadable(QStringLiteral("not a khmac token"));
        const QByteArrayView rest = token.sliced(head.size());
        const qsizetype semicolon = rest.indexOf(';');
        const qsizetype slash = rest.indexOf('/');
        if (semicolon < 0 || slash < semicolon || rest.lastIndexOf(';') != semicolon
            || rest.lastIndexOf('/') != slash)
            return unreadable(QStringLiteral("other separators than one ; and one /"));
        const Pieces pieces{
            rest.first(semicolon), rest.sliced(semicolon + 1, slash - semicolon - 1), rest.sliced(slash + 1)
        };
        if (pieces.digest != digestName)
            return unreadable(QStringLiteral("another digest than sha-256"));
        return pieces;
    }

    //! The message's parts without the timestamp; each kind has its own number of them.
    Result<Token> readParts(const QStringList &parts, Instant issuedAt)
    {
        Token token{ .username = parts.first(), .issuedAt = issuedAt };
        if (!isPlain(token.username))
            return unreadable(QStringLiteral("a separator in the username"));
        if (parts.size() == 1)
            return token;
        if (parts.size() == 3 && parts[1] == u"Session" && !parts[2].isEmpty() && isPlain(parts[2])) {
            token.kind = Kind::Session;
            token.sessionId = parts[2];
            return token;
        }
        if (parts.size() != 4 || parts[1].isEmpty() || parts[3].isEmpty())
            return unreadable(QStringLiteral("none of the four forms"));
        token.kind = isReceipt(parts[1], parts[3]) ? Kind::LoginReceipt : Kind::Permission;
        token.objectType = parts[1];
        token.objectId = parts[2];
        token.permissions = parts[3].split(u'|');
        if (!isPlain(token.objectType) || !isPlain(token.objectId) || !arePlain(token.permissions)
            || token.permissions.contains(QString()))
            return unreadable(QStringLiteral("a separator in a part"));
        return token;
    }

    QString stamped(const QString &message, Instant now)
    {
        return message + u':' + QString::number(toUnixSeconds(now));
    }

} // namespace

Result<Token> parse(QByteArrayView token)
{
    SYMBOLON_TRY(const Pieces pieces, split(token));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString message = decoder(pieces.message);
    if (decoder.hasError())
        return unreadable(QStringLiteral("the message is not UTF-8"));
    QStringList parts = message.split(u':');
    const auto issuedAt = timestamp(parts.takeLast());
    if (!issuedAt || parts.isEmpty())
        return unreadable(QStringLiteral("no timestamp"));
    return readParts(parts, *issuedAt);
}

Authority::Authority(QList<Key> keys)
    : m_keys(std::move(keys))
{
    Q_ASSERT(!m_keys.isEmpty());
}

Result<Secret> Authority::issueAuthToken(const QString &username, Instant now) const
{
    if (!isPlain(username))
        return fail(Code::Invalid, QStringLiteral("a separator in the username"));
    return issue(stamped(username, now));
}

Result<Secret> Authority::issueSession(const QString &username, const QString &sessionId, Instant now) const
{
    if (!isPlain(username) || sessionId.isEmpty() || !isPlain(sessionId))
        return fail(Code::Invalid, QStringLiteral("a separator in the username or session"));
    return issue(stamped(username + QStringLiteral(":Session:") + sessionId, now));
}

Result<Secret> Authority::issuePermission(const QString &username,
    const QString &objectType,
    const QString &objectId,
    const QStringList &permissions,
    Instant now) const
{
    if (objectType.isEmpty() || permissions.isEmpty() || permissions.contains(QString()))
        return fail(Code::Invalid, QStringLiteral("a permission token needs an object type and permissions"));
    if (!arePlain({ username, objectType, objectId }) || !arePlain(permissions))
        return fail(Code::Invalid, QStringLiteral("a separator in a part of a permission token"));
    const QString joined = permissions.join(u'|');
    if (isReceipt(objectType, joined))
        return fail(Code::Invalid, QStringLiteral("a login receipt is not ours to issue"));
    return issue(stamped(QStringList{ username, objectType, objectId, joined }.join(u':'), now));
}

Result<Token> Authority::verify(QByteArrayView token, const Wanted &wanted) const
{
    SYMBOLON_TRY(Token parsed, parse(token));
    if (parsed.issuedAt + wanted.timeout <= wanted.now)
        return refused(u"expired_hmac_key", QStringLiteral("the token is too old"));
    if (!isOurs(token, wanted.now))
        return refused(u"invalid_hmac", QStringLiteral("the signature is wrong"));
    if (parsed.kind != wanted.kind)
        return refused(u"invalid_hmac", QStringLiteral("a token of another kind"));
    if (parsed.issuedAt > wanted.now + wanted.ahead)
        return refused(u"invalid_hmac", QStringLiteral("the token is from the future"));
    return parsed;
}

Secret Authority::issue(const QString &message) const
{
    const QByteArray bytes = message.toUtf8();
    const QByteArray mac = crypto::hmac(crypto::Digest::Sha256, m_keys.first().secret, bytes).toHex();
    return Secret(QByteArrayLiteral("khmac:///sha-256;") + mac + '/' + bytes);
}

bool Authority::isOurs(QByteArrayView token, Instant now) const
{
    const auto pieces = split(token);
    return pieces && std::any_of(m_keys.begin(), m_keys.end(), [&](const Key &key) {
        const bool isCurrent = !key.notAfter || now <= *key.notAfter;
        return isCurrent
            && crypto::equal(
                crypto::hmac(crypto::Digest::Sha256, key.secret, pieces->message).toHex(), pieces->mac);
    });
}

} // namespace symbolon::khmac

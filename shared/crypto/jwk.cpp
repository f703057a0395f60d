// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/base64url.h"
#include "shared/crypto/openssl.h"

#include <QJsonObject>

#include <openssl/core_names.h>

#include <optional>

namespace symbolon::crypto::openssl {

namespace {

    constexpr qsizetype coordinateSize = 32; //!< of P-256 and Ed25519
    constexpr qsizetype longestModulus = 1025; //!< bytes of 8192 bits and a leading zero
    constexpr qsizetype longestExponent = 9;

    QByteArray bytesOf(const BigNumber &number, int size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        BN_bn2binpad(number.get(), raw(bytes), size);
        return bytes;
    }

    Key fromParameters(const char *type, OSSL_PARAM_BLD *builder)
    {
        const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
        const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
        EVP_PKEY *key = nullptr;
        if (parameters && context && EVP_PKEY_fromdata_init(context.get()) == 1)
            EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get());
        return Key(key);
    }

    std::optional<QByteArray> member(const QJsonObject &jwk, QStringView name)
    {
        return fromBase64Url(jwk.value(name).toString().toLatin1());
    }

    Key rsaFromJwk(const QJsonObject &jwk)
    {
        const auto modulus = member(jwk, u"n");
        const auto exponent = member(jwk, u"e");
        if (!modulus || !exponent || modulus->size() > longestModulus || exponent->size() > longestExponent)
            return nullptr;
        const BigNumber n(BN_bin2bn(raw(*modulus), static_cast<int>(modulus->size()), nullptr));
        const BigNumber e(BN_bin2bn(raw(*exponent), static_cast<int>(exponent->size()), nullptr));
        const ParameterBuilder builder(OSSL_PARAM_BLD_new());
        if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
            || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
            return nullptr;
        return fromParameters("RSA", builder.get());
    }

    Key ecFromJwk(const QJsonObject &jwk)
    {
        const auto x = member(jwk, u"x");
        const auto y = member(jwk, u"y");
        if (jwk.value(u"crv") != QStringLiteral("P-256") || !x || !y || x->size() != coordinateSize
            || y->size() != coordinateSize)
            return nullptr;
        const QByteArray point = QByteArray(1, '\x04') + *x + *y;
        const ParameterBuilder builder(OSSL_PARAM_BLD_new());
        if (!builder
            || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0)
                != 1
            || OSSL_PARAM_BLD_push_octet_string(
                   builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(), length(point))
                != 1)
            return nullptr;
        return fromParameters("EC", builder.get());
    }

    Key edFromJwk(const QJsonObject &jwk)
    {
        const auto x = member(jwk, u"x");
        if (jwk.value(u"crv") != QStringLiteral("Ed25519") || !x || x->size() != coordinateSize)
            return nullptr;
        return Key(EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, raw(*x), length(*x)));
    }

    QString encoded(QByteArrayView bytes)
    {
        return QString::fromLatin1(toBase64Url(bytes));
    }

    QJsonObject rsaJwk(const EVP_PKEY *key)
    {
        const BigNumber n = numberOf(key, OSSL_PKEY_PARAM_RSA_N);
        const BigNumber e = numberOf(key, OSSL_PKEY_PARAM_RSA_E);
        return { { QStringLiteral("kty"), QStringLiteral("RSA") },
            { QStringLiteral("n"), encoded(bytesOf(n, BN_num_bytes(n.get()))) },
            { QStringLiteral("e"), encoded(bytesOf(e, BN_num_bytes(e.get()))) } };
    }

    QJsonObject ecJwk(const EVP_PKEY *key)
    {
        const BigNumber x = numberOf(key, OSSL_PKEY_PARAM_EC_PUB_X);
        const BigNumber y = numberOf(key, OSSL_PKEY_PARAM_EC_PUB_Y);
        return { { QStringLiteral("kty"), QStringLiteral("EC") },
            { QStringLiteral("crv"), QStringLiteral("P-256") },
            { QStringLiteral("x"), encoded(bytesOf(x, static_cast<int>(coordinateSize))) },
            { QStringLiteral("y"), encoded(bytesOf(y, static_cast<int>(coordinateSize))) } };
    }

    QJsonObject edJwk(const EVP_PKEY *key)
    {
        QByteArray x(coordinateSize, Qt::Uninitialized);
        std::size_t size = length(x);
        EVP_PKEY_get_raw_public_key(key, raw(x), &size);
        return { { QStringLiteral("kty"), QStringLiteral("OKP") },
            { QStringLiteral("crv"), QStringLiteral("Ed25519") },
            { QStringLiteral("x"), encoded(x) } };
    }

} // namespace

BigNumber numberOf(const EVP_PKEY *key, const char *parameter)
{
    BIGNUM *number = nullptr;
    EVP_PKEY_get_bn_param(key, parameter, &number);
    return BigNumber(number);
}

Key keyFromJwk(const QJsonObject &jwk)
{
    const QString type = jwk.value(u"kty").toString();
    if (type == u"RSA")
        return rsaFromJwk(jwk);
    if (type == u"EC")
        return ecFromJwk(jwk);
    return type == u"OKP" ? edFromJwk(jwk) : nullptr;
}

QJsonObject jwkOf(KeyType type, const EVP_PKEY *key)
{
    switch (type) {
    case KeyType::Rsa:
        return rsaJwk(key);
    case KeyType::P256:
        return ecJwk(key);
    case KeyType::Ed25519:
        break;
    }
    return edJwk(key);
}

} // namespace symbolon::crypto::openssl

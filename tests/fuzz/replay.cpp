// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>

//! Runs one fuzz target over every file of the folders given, so that compilers without libFuzzer keep the
//! corpus green.
int main(int argc, char **argv)
{
    int inputs = 0;
    for (int i = 1; i < argc; ++i) {
        const QDir folder(QString::fromLocal8Bit(argv[i]));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            fuzz::require(file.open(QIODevice::ReadOnly), "the corpus can be read");
            const QByteArray bytes = file.readAll();
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                static_cast<std::size_t>(bytes.size()));
            ++inputs;
        }
    }
    fuzz::require(inputs > 0, "the corpus is not empty");
    return 0;
}

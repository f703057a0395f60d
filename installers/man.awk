# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Turns what `symbolond --help` prints into its man page, so that the two cannot differ. Headings start in column 0,
# paragraphs after 7 blanks; a deeper line explains the one before it.
function roff(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    gsub(/`/, "\\(dq", text)
    return (text ~ /^[.']/ ? "\\&" : "") text
}

NR == 1 {
    split($1, page, /[()]/)
    printf ".TH %s %s \"\" \"Symbolon %s\"\n", page[1], page[2], version
    next
}
/^[A-Z]/ {
    flush_term()
    print ".SH " roff($0)
    next
}
/^              / {
    if (term != "") {
        print ".TP\n.B " roff(term)
        term = ""
        listed = 1
    }
    sub(/^ +/, "")
    print roff($0)
    next
}
/^       [0-9] / {
    print ".TP\n.B " $1
    sub(/^ +[0-9] +/, "")
    print roff($0)
    next
}
/^       / {
    flush_term()
    sub(/^ +/, "")
    term = $0
    next
}
/^$/ { flush_term() }
END { flush_term() }

function flush_term() {
    if (term == "")
        return
    if (listed)
        print ".PP"
    listed = 0
    print roff(term)
    term = ""
}

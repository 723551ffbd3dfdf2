// Pieces of a page, in one language. Every value is escaped.
#pragma once

#include "base/bytes.h"
#include "base/escape.h"
#include "base/text.h"
#include "report/words.h"

#include <string>
#include <string_view>

namespace engross::report {

class Markup {
public:
    explicit Markup(Language language) : language_(language) {}

    Bytes out;

protected:
    void add(std::string_view markup) { out += markup; }

    void words(const std::string& text) { add(escaped(text)); }

    void say(const Text& text) { words(text.in(language_)); }

    void element(const std::string& name, const Text& text, const std::string& attributes = "") {
        add("<" + name + (attributes.empty() ? "" : " " + attributes) + ">");
        say(text);
        add("</" + name + ">\n");
    }

    // Words of a document: in the English report their language is marked.
    void author(const std::string& name, const std::string& text) {
        const bool foreign = language_ == Language::en && text::count_han(text) > 0;
        add("<" + name + (foreign ? " lang=\"zh-Hant-TW\">" : ">"));
        words(text);
        add("</" + name + ">");
    }

    Language language_;
};

} // namespace engross::report

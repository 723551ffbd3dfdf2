// Pieces of the archive's page, in one language. Every value is escaped.
#pragma once

#include "base/bytes.h"
#include "base/text.h"
#include "report/words.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace engross::bulk {

inline std::string decimal(double value, int places) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", places, value);
    return text.data();
}

class Markup {
public:
    explicit Markup(Language language) : language_(language) {}

protected:
    void add(std::string_view markup) { out_ += markup; }
    void words(const std::string& text) { add(report::escape(text)); }
    void say(const Text& text) { words(text.in(language_)); }
    void element(const std::string& name, const Text& text, const std::string& attributes = "") {
        add("<" + name + (attributes.empty() ? "" : " " + attributes) + ">");
        say(text);
        add("</" + name + ">\n");
    }
    // Words of a document: in the English report their language is marked.
    void foreign(const std::string& text) {
        const bool han = language_ == Language::en && text::count_han(text) > 0;
        add(han ? "<bdi lang=\"zh-Hant-TW\">" : "<bdi>");
        words(text);
        add("</bdi>");
    }

    void heading(const std::string& id, const Text& title) {
        add("<section>\n");
        element("h2", title, "id=\"" + id + "\"");
    }
    // A table that may be wider than the screen is moved with the keyboard too. `numbers`: between the first and the
    // last column.
    void table(const std::string& id, const std::vector<Text>& columns, bool numbers = true) {
        add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"" + id + "\"><table" + std::string(numbers ? " class=\"numbers\"" : "") + ">\n<thead><tr>");
        for (const Text& column : columns) {
            element("th", column, "scope=\"col\"");
        }
        add("</tr></thead>\n<tbody>\n");
    }
    void end_table() { add("</tbody></table></div>\n"); }
    void number(const std::string& text) { add("<td class=\"number\">" + text + "</td>"); }
    void number(std::int64_t value) { number(std::to_string(value)); }
    // One piece of a bar, as long as `part` of `whole`.
    void bar(std::string_view style, double part, double whole) {
        constexpr double percent = 100;
        if (part > 0) {
            add("<span class=\"bar " + std::string(style) + "\" style=\"width:" + decimal(part * percent / whole, 2) + "%\"></span>");
        }
    }

    Language language_;
    Bytes out_;
};

} // namespace engross::bulk

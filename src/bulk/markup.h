// Pieces of the archive's page.
#pragma once

#include "report/markup.h"

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

class Markup : public report::Markup {
public:
    using report::Markup::Markup;

protected:
    // Words of a document, whose direction is their own.
    void foreign(const std::string& text) { author("bdi", text); }

    void heading(const std::string& id, const Text& title) {
        add("<section>\n");
        element("h2", title, "id=\"" + id + "\"");
    }

    // A table that may be wider than the screen is moved with the keyboard too. `numbers`: between
    // the first and the last column.
    void table(const std::string& id, const std::vector<Text>& columns, bool numbers = true) {
        add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"" + id +
            "\"><table" + std::string(numbers ? " class=\"numbers\"" : "") + ">\n<thead><tr>");
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
            add("<span class=\"bar " + std::string(style) +
                "\" style=\"width:" + decimal(part * percent / whole, 2) + "%\"></span>");
        }
    }
};

} // namespace engross::bulk

#include "layout/running_heads.h"

#include "base/text.h"

#include <utility>

namespace engross::layout {
namespace {

// "1", "Heading 1", "標題 2": the level is the number at the end. 0: none.
std::size_t level_of(std::string_view name) {
    const auto last = name.find_last_not_of("0123456789");
    const std::string_view digits = name.substr(last == std::string_view::npos ? 0 : last + 1);
    const int level = text::to_int(digits, 0);
    return level >= 1 && level <= 9 ? static_cast<std::size_t>(level) : 0;
}

struct Placed {
    xml::Node heading;
    std::size_t page;
};

std::vector<Placed> placed_headings(const doc::Document& document, const Layout& layout) {
    std::vector<Placed> found;
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        const auto start =
            node.is("heading") ? layout.starts.find(node.attr("id")) : layout.starts.end();
        if (start != layout.starts.end()) {
            found.push_back({node, start->second.page});
        }
    }
    return found;
}

} // namespace

std::vector<Headings> running_heads(const doc::Document& document, const Layout& layout) {
    std::vector<Headings> pages;
    Headings reigning{};
    const std::vector<Placed> headings = placed_headings(document, layout);
    auto next = headings.begin();
    for (std::size_t page = 0; page < layout.pages.size(); ++page) {
        std::array<bool, 9> began{};
        Headings here = reigning;
        for (; next != headings.end() && next->page <= page; ++next) {
            const std::size_t level = level_of(next->heading.attr("level"));
            if (level == 0) {
                continue;
            }
            reigning.at(level - 1) = next->heading;
            if (!std::exchange(began.at(level - 1), true)) {
                here.at(level - 1) = next->heading;
            }
        }
        pages.push_back(here);
    }
    return pages;
}

std::optional<std::string> running_words(xml::Node field, const Headings& headings) {
    const std::size_t level = level_of(field.attr("name"));
    const xml::Node heading = level > 0 ? headings.at(level - 1) : xml::Node{};
    if (!heading) {
        return std::nullopt;
    }
    const std::string_view part = field.attr("part");
    const std::string label = heading.child("label").text();
    return part == "number" ? label
           : part == "both" ? doc::plain_text(heading)
                            : doc::words(heading);
}

} // namespace engross::layout

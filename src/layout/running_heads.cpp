#include "layout/running_heads.h"

#include "base/text.h"

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

void reign(xml::Node heading, std::size_t level, Headings& reigning) {
    for (std::size_t at = level; level > 0 && at <= reigning.up_to.size(); ++at) {
        reigning.up_to.at(at - 1) = heading;
    }
    if (level > 0) {
        reigning.own.at(level - 1) = heading;
    }
}

// The first of a page counts.
void begin(xml::Node heading, std::size_t level, Headings& began, Headings& here) {
    const auto once = [&](xml::Node& known, xml::Node& place) {
        if (!known) {
            known = heading;
            place = heading;
        }
    };
    for (std::size_t at = level; level > 0 && at <= here.up_to.size(); ++at) {
        once(began.up_to.at(at - 1), here.up_to.at(at - 1));
    }
    if (level > 0) {
        once(began.own.at(level - 1), here.own.at(level - 1));
    }
}

} // namespace

std::vector<Headings> running_heads(const doc::Document& document, const Layout& layout) {
    std::vector<Headings> pages;
    Headings reigning{};
    const std::vector<Placed> headings = placed_headings(document, layout);
    auto next = headings.begin();
    for (std::size_t page = 0; page < layout.pages.size(); ++page) {
        Headings here = reigning;
        Headings began{};
        for (; next != headings.end() && next->page <= page; ++next) {
            const std::size_t level = level_of(next->heading.attr("level"));
            reign(next->heading, level, reigning);
            begin(next->heading, level, began, here);
        }
        pages.push_back(here);
    }
    return pages;
}

std::optional<std::string> running_words(xml::Node field, const Headings& headings) {
    const std::string_view name = field.attr("name");
    const std::size_t level = level_of(name);
    const bool is_level_alone = name.find_first_not_of("0123456789") == std::string_view::npos;
    const auto& known = is_level_alone ? headings.up_to : headings.own;
    const xml::Node heading = level > 0 ? known.at(level - 1) : xml::Node{};
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

#include "run/checked.h"

#include <charconv>
#include <map>
#include <string>

namespace engross::run {

namespace {

constexpr std::string_view page_name =
    "pdf-page"; // an index from 0; the schema of documents has it not

} // namespace

Bytes with_pages(const doc::Document& document, const layout::Layout& layout) {
    const xml::Node root = document.root();
    for (xml::Node node = root; node; node = node.following(root)) {
        if (const auto start = layout.starts.find(node.attr("id")); start != layout.starts.end()) {
            node.set(page_name, std::to_string(start->second.page));
        }
    }
    return xml::serialize(document.tree);
}

layout::Layout take_pages(const doc::Document& document) {
    layout::Layout layout;
    const xml::Node root = document.root();
    for (xml::Node node = root; node; node = node.following(root)) {
        const std::string_view page = node.attr(page_name);
        if (page.empty()) {
            continue;
        }
        layout::Start start{};
        std::from_chars(page.data(), page.data() + page.size(), start.page);
        layout.starts.emplace(node.attr("id"), start);
        node.unset(page_name);
    }
    return layout;
}

std::filesystem::path page_beside(const std::filesystem::path& checked) {
    std::string name = checked.filename().string();
    name.resize(name.size() - std::min(name.size(), checked_ending.size()));
    return checked.parent_path() / (name + ".html");
}

} // namespace engross::run

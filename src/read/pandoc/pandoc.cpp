#include "read/pandoc/pandoc.h"

#include "base/error.h"
#include "read/pandoc/context.h"

#include <algorithm>
#include <iterator>

namespace engross::read::pandoc {

namespace {

constexpr std::size_t levels_of_json = 6; // that one level of the tree takes, at most

Error too_deep() {
    return {ExitCode::limit,
            "",
            {"文件的層次太深，超出上限。", "The document is nested deeper than the limit allows."}};
}

Error not_understood() {
    return {ExitCode::unreadable,
            "",
            {"無法理解 Pandoc 的輸出；請確認 Pandoc 的版本是 2.17 以上。",
             "Pandoc's output is not understood; it should be version 2.17 or later."}};
}

Json parse(const Bytes& bytes, const Limits& limits) {
    const int deepest = static_cast<int>(limits.xml_depth * levels_of_json);
    return Json::parse(bytes, [deepest](int depth, Json::parse_event_t, const Json&) {
        if (depth > deepest) {
            throw too_deep();
        }
        return true;
    });
}

// Identifiers of the tree and the targets of its links; the stack is ours, as depth is not limited
// yet.
void find_targets(const Json& tree, std::set<std::string, std::less<>>& both) {
    std::set<std::string> ids;
    std::set<std::string> targets;
    std::vector<const Json*> open{&tree};
    while (!open.empty()) {
        const Json& node = *open.back();
        open.pop_back();
        if (node.is_array() && node.size() == 3 && node[0].is_string() && node[1].is_array() &&
            node[2].is_array()) {
            ids.insert(node[0].get<std::string>());
        }
        if (node.is_object() && node.value("t", "") == "Link") {
            const std::string target = content(node).at(2).at(0).get<std::string>();
            targets.insert(target.starts_with('#') ? target.substr(1) : "");
        }
        for (const Json& child : node) {
            if (child.is_structured()) {
                open.push_back(&child);
            }
        }
    }
    std::ranges::set_intersection(ids, targets, std::inserter(both, both.end()));
    both.erase("");
}

// A4 with the margins of official documents; the file says nothing of pages.
void write_page(const doc::Document& document) {
    xml::Node page = document.pages().append("page");
    page.set("id", "pg1");
    page.set("width", "595.276");
    page.set("height", "841.89");
    for (const char* side : {"margin-top", "margin-bottom", "margin-left", "margin-right"}) {
        page.set(side, "70.866"); // 2.5 cm
    }
}

doc::Document read_tree(const Input& input) {
    Context context(input);
    const Json tree = parse(input.converted->bytes, input.limits);
    find_targets(tree, context.targets);
    write_page(context.out.document);
    read_meta(context, tree.at("meta"));
    read_blocks(context, tree.at("blocks"), {.flow = context.out.body()});
    return context.out.finish();
}

} // namespace

const std::string& type(const Json& node) { return node.at("t").get_ref<const std::string&>(); }

const Json& content(const Json& node) { return node.at("c"); }

Attributes::Attributes(const Json& parts) : id(parts.at(0).get<std::string>()), node(&parts) {}

std::string Attributes::value(std::string_view key) const {
    for (const Json& pair : node->at(2)) {
        if (pair.at(0).get_ref<const std::string&>() == key) {
            return pair.at(1).get<std::string>();
        }
    }
    return {};
}

bool Attributes::has_class(std::string_view name) const {
    return std::ranges::any_of(
        node->at(1), [&](const Json& each) { return each.get_ref<const std::string&>() == name; });
}

Deeper::Deeper(Context& context) : context_(context) {
    if (context.depth >= context.input.limits.xml_depth) {
        throw too_deep();
    }
    ++context.depth;
}

Deeper::~Deeper() { --context_.depth; }

std::string language_of(std::string_view said) {
    constexpr std::size_t longest = 35;
    const auto is_fit = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    };
    return said.size() > 1 && said.size() <= longest && std::ranges::all_of(said, is_fit)
               ? doc::language_tag(said)
               : "";
}

std::string next_src(Context& context) { return "ast#p" + std::to_string(++context.places); }

doc::Document read(const Input& input) {
    try {
        return read_tree(input);
    } catch (const Json::exception&) {
        throw not_understood();
    }
}

} // namespace engross::read::pandoc

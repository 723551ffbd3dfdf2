#include "rules/schema_file.h"

#include "rules/schema_parts.h"

#include <algorithm>

namespace engross::rules {

namespace {

std::string first_link(xml::Node pattern) {
    for (xml::Node node = pattern.first_child(); node; node = node.following(pattern)) {
        if (!node.attr("see").empty()) {
            return std::string(node.attr("see"));
        }
    }
    return "";
}

void add_message(Text& message, const Assertion& assertion) {
    const std::string zh = outline(assertion.zh);
    if (message.zh.find(zh) == std::string::npos) {
        message.zh += (message.zh.empty() ? "" : " / ") + zh;
        message.en += (message.en.empty() ? "" : " / ") + outline(assertion.en);
    }
}

} // namespace

void SchemaFile::fail(xml::Node node, Text message) const {
    throw Error(ExitCode::usage, name_ + ":" + std::to_string(node.line()), std::move(message));
}

void SchemaFile::unknown(xml::Node node) const {
    const std::string word(node.name());
    fail(node, {"此處不認得的元素：" + word, "unknown element here: " + word});
}

void SchemaFile::check(xml::Node node,
                       std::string_view name,
                       const std::set<std::string_view>& allowed) const {
    if (node.ns() != schematron || !node.is(name)) {
        unknown(node);
    }
    for (const auto& [attribute, value] : node.attributes()) {
        if (!allowed.contains(attribute)) {
            const std::string word(attribute);
            fail(node, {"不認得的屬性：" + word, "unknown attribute: " + word});
        }
    }
}

std::string SchemaFile::needed(xml::Node node, std::string_view attribute) const {
    if (node.attr(attribute).empty()) {
        const std::string word(attribute);
        fail(node, {"缺少屬性 " + word, "missing attribute " + word});
    }
    return std::string(node.attr(attribute));
}

std::string SchemaFile::plain(xml::Node node) const {
    if (node.first_child() && node.children().begin() != node.children().end()) {
        unknown(*node.children().begin());
    }
    return collapse(node.text());
}

void complete_info(const SchemaFile& file, xml::Node root, Schema& schema) {
    RuleInfo& info = schema.info;
    info.kind = "structure";
    for (const xml::Node node : root.children()) {
        if (node.is("pattern") && info.link.empty()) {
            info.link = first_link(node);
        }
    }
    for (const Pattern& pattern : schema.patterns) {
        for (const Rule& rule : pattern.rules) {
            for (const Assertion& assertion : rule.assertions) {
                info.severity = std::max(info.severity, assertion.severity);
                add_message(info.message, assertion);
            }
        }
    }
    if (const auto missing = first_missing(info)) {
        file.fail(root,
                  {"缺少 " + *missing + "（或只有一種語言）",
                   "missing (or in one language only): " + *missing});
    }
}

} // namespace engross::rules

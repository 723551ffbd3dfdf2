// Document properties, languages and what should not leave the house.
#include "base/word_table.h"
#include "read/docx/context.h"

namespace engross::read::docx {

namespace {

Part package_part(const Context& context, std::string_view type) {
    const Relationships root = relationships_of(context.package, "", context.input.limits);
    const Relationship* relationship = find_type(root, type);
    return relationship == nullptr
               ? Part()
               : Part(context.package, relationship->target, context.input.limits);
}

void read_core(Context& context) {
    const Part part = package_part(context, "core-properties");
    const xml::Node core = part.root();
    const auto value = [&](std::string_view name) { return core.child(name).text(); };
    context.out.meta("title", value("title"));
    context.out.meta("subject", value("subject"));
    context.out.meta("keywords", value("keywords"));
    context.out.meta("created", value("created"));
    context.out.meta("modified", value("modified"));
    context.out.property("author", value("creator"));
    context.out.property("last-modified-by", value("lastModifiedBy"));
    context.out.property("description", value("description"));
}

void read_extended(Context& context) {
    const Part part = package_part(context, "extended-properties");
    const xml::Node app = part.root();
    const auto value = [&](std::string_view name) { return app.child(name).text(); };
    const std::string version = value("AppVersion");
    context.out.producer(value("Application") + (version.empty() ? "" : " " + version));
    context.out.property("template", value("Template"));
    context.out.property("manager", value("Manager"));
    context.out.property("company", value("Company"));
    const Part custom = package_part(context, "custom-properties");
    for (const xml::Node each : custom.root().children()) {
        context.out.property("custom:" + std::string(each.attr("name")), each.text());
    }
}

void read_relationships(Context& context) {
    for (const auto& [id, relationship] : context.main.relationships()) {
        const bool is_link = relationship.is_external && relationship.type != "hyperlink" &&
                             relationship.type != "image";
        if (is_link) {
            context.out.leftover("external-link", {}, context.main.name(), "", relationship.target);
        } else if (relationship.type == "vbaProject") {
            context.out.leftover("macro", {}, relationship.target, "", "");
        }
    }
    for (const auto& [id, relationship] : context.settings.relationships()) {
        if (relationship.is_external) {
            context.out.leftover(
                "external-link", {}, context.settings.name(), "", relationship.target);
        }
    }
}

// ST_OnOff as an attribute.
bool says_yes(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

// [ECMA-376-1] 17.15.1.29 documentProtection, 17.15.1.93 writeProtection.
void read_protection(Context& context) {
    static constexpr std::array protections{WordPair{"readOnly", "read-only"},
                                            WordPair{"trackedChanges", "tracked-changes"}};
    const xml::Node protection = context.settings.root().child("documentProtection");
    const std::string_view edit = protection.attr("edit");
    if (says_yes(protection.attr("enforcement")) && !edit.empty() && edit != "none") {
        context.out.source("protection", look_up(protections, edit, edit));
    } else if (says_yes(context.settings.root().child("writeProtection").attr("recommended"))) {
        context.out.source("protection", "read-only");
    }
}

void read_languages(Context& context) {
    const RunProperties& defaults = context.styles.run({}, {}, {});
    const xml::Node theme = context.settings.root().child("themeFontLang");
    std::string east_asian = defaults.lang_east_asian.value_or("");
    std::string latin = defaults.lang.value_or("");
    if (east_asian.empty()) {
        east_asian = doc::language_tag(theme.attr("eastAsia"));
    }
    if (latin.empty()) {
        latin = doc::language_tag(theme.attr("val"));
    }
    context.out.languages(east_asian, latin);
}

} // namespace

void read_meta(Context& context) {
    read_core(context);
    read_extended(context);
    read_relationships(context);
    read_languages(context);
    read_protection(context);
}

} // namespace engross::read::docx

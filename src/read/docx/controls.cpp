#include "read/docx/controls.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace engross::read::docx {

namespace {

std::string upper(std::string_view id) {
    std::string out(id);
    std::ranges::transform(
        out, out.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
}

// Stores that are parts of every package, by the ids that Word gives them.
struct BuiltIn {
    std::string_view id, type;
};

constexpr std::array<BuiltIn, 2> built_in{
    {{"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "core-properties"},
     {"{6668398D-A668-4E3E-A5EB-62B293D839F1}", "extended-properties"}}};

// A store that cannot be parsed costs its data, not the document.
Part load(Context& context, const std::string& name) {
    try {
        return Part(context.package, name, context.input.limits);
    } catch (const Error& error) {
        if (error.code != ExitCode::unreadable) {
            throw;
        }
        return {};
    }
}

void load_stores(Context& context) {
    context.stores.emplace(); // read, even when there are none
    const auto root = relationships_of(context.package, "", context.input.limits);
    for (const BuiltIn& each : built_in) {
        if (const Relationship* found = find_type(root, each.type)) {
            context.stores->emplace(each.id, load(context, found->target));
        }
    }
    for (const auto& [id, relationship] : context.main.relationships()) {
        if (relationship.type != "customXml" || relationship.is_external) {
            continue;
        }
        Part part = load(context, relationship.target);
        const Relationship* about = find_type(part.relationships(), "customXmlProps");
        const Part properties = about == nullptr ? Part() : load(context, about->target);
        context.stores->emplace(upper(properties.root().attr("itemID")), std::move(part));
    }
}

struct Step {
    std::string_view name;
    int number = 1;
};

// ns0:item[2] → {item, 2}. Other predicates are not understood.
std::optional<Step> step_of(std::string_view words) {
    Step step;
    const auto bracket = words.find('[');
    if (bracket != std::string_view::npos) {
        step.number = words.ends_with(']')
                          ? text::to_int(words.substr(bracket + 1, words.size() - bracket - 2), 0)
                          : 0;
        words = words.substr(0, bracket);
    }
    const auto colon = words.find(':');
    step.name = colon == std::string_view::npos ? words : words.substr(colon + 1);
    return step.name.empty() || step.number < 1 ? std::nullopt : std::optional(step);
}

xml::Node nth(xml::Node parent, const Step& step) {
    int left = step.number;
    for (const xml::Node child : parent.children()) {
        if (child.is(step.name) && --left == 0) {
            return child;
        }
    }
    return {};
}

// The location paths that Word writes, /ns0:a[1]/ns0:b[1]/@c; a general XPath from a stranger's
// file is not run.
std::optional<std::string> value_at(xml::Node root, std::string_view path) {
    xml::Node node;
    for (const std::string_view words : text::split(path, '/')) {
        if (words.empty()) {
            continue;
        }
        if (words.starts_with('@')) {
            const auto colon = words.find(':');
            const auto name = words.substr(colon == std::string_view::npos ? 1 : colon + 1);
            return node.has(name) ? std::optional(std::string(node.attr(name))) : std::nullopt;
        }
        const auto step = step_of(words);
        node = !step                 ? xml::Node()
               : node                ? nth(node, *step)
               : root.is(step->name) ? root
                                     : xml::Node();
        if (!node) {
            return std::nullopt;
        }
    }
    return node ? std::optional(node.text()) : std::nullopt;
}

// A list shows the words of the entry whose value is stored.
std::string shown(xml::Node properties, const std::string& value) {
    for (const auto* list : {"dropDownList", "comboBox"}) {
        for (const xml::Node item : properties.child(list).children()) {
            if (item.attr("value") == value && item.has("displayText")) {
                return std::string(item.attr("displayText"));
            }
        }
    }
    return value;
}

bool is_plain(xml::Node properties) {
    return properties.child("text") || properties.child("dropDownList") ||
           properties.child("comboBox") ||
           (properties.child("date") && shows_placeholder(properties.parent()));
}

} // namespace

xml::Node control_around(xml::Node paragraph) {
    xml::Node content = paragraph.parent();
    content = content.is("tc") ? content.parent() : content;
    return content.is("sdtContent") ? content.parent() : xml::Node();
}

bool shows_placeholder(xml::Node control) {
    return is_on(control.child("sdtPr").child("showingPlcHdr"));
}

std::optional<std::string> bound_value(Context& context, xml::Node control) {
    const xml::Node properties = control.child("sdtPr");
    const xml::Node binding = properties.child("dataBinding");
    if (!binding || !is_plain(properties)) {
        return std::nullopt;
    }
    if (!context.stores) {
        load_stores(context);
    }
    const std::string wanted = upper(binding.attr("storeItemID"));
    for (const auto& [id, part] : *context.stores) {
        if (!wanted.empty() && id != wanted) {
            continue;
        }
        const auto value = value_at(part.root(), binding.attr("xpath"));
        if (value && !text::is_blank(*value)) {
            return shown(properties, *value);
        }
    }
    return std::nullopt;
}

} // namespace engross::read::docx

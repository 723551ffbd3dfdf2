#include "read/odt/styles.h"

#include <array>

namespace engross::read::odt {

namespace {

constexpr int longest_chain = 50; // of parent styles

std::string key_of(std::string_view family, std::string_view name) {
    return std::string(family) + "/" + std::string(name);
}

// The first of a list of families, each perhaps in quotes.
std::string unquoted(std::string_view family) {
    if (!family.empty() && (family.front() == '\'' || family.front() == '"')) {
        return std::string(text::trim(family.substr(1, family.find(family.front(), 1) - 1)));
    }
    return std::string(text::trim(family.substr(0, family.find(','))));
}

// A percentage counts against what is inherited (16.27.25 and others).
void merge_value(Values& values, const std::string& name, const std::string& over) {
    const auto inherited = values.find(name);
    const bool can_scale = name.starts_with("font-size") || name.starts_with("margin");
    if (name.starts_with("font-size-rel")) { // "-2pt" than what is inherited
        const std::string size =
            "font-size" + name.substr(std::string_view("font-size-rel").size());
        values[size] = text::number(points(value_of(values, size)) + points(over)) + "pt";
    } else if (can_scale && is_percent(over) && inherited != values.end() &&
               !is_percent(inherited->second)) {
        const double factor =
            text::to_double(std::string_view(over).substr(0, over.size() - 1), 100) / 100;
        values[name] = text::number(points(inherited->second) * factor) + "pt";
    } else {
        values[name] = over;
    }
}

void merge_values(Values& values, const Values& over) {
    for (const auto& [name, value] : over) {
        merge_value(values, name, value);
    }
}

// fo:margin, fo:padding: one value for all sides.
void spread_margin(Values& values) {
    if (const auto all = values.find("margin"); all != values.end()) {
        for (const auto* side : {"margin-left", "margin-right", "margin-top", "margin-bottom"}) {
            values.try_emplace(side, all->second);
        }
    }
}

struct FontNames {
    std::string_view face;   // style:font-name…
    std::string_view family; // fo:font-family…
    std::string_view key;
};

constexpr std::array<FontNames, 3> font_names{
    {{"font-name", "font-family", "font"},
     {"font-name-asian", "font-family-asian", "font-asian"},
     {"font-name-complex", "font-family-complex", "font-complex"}}};

} // namespace

double points(std::string_view length) {
    struct Unit {
        std::string_view suffix;
        double factor;
    };

    static constexpr std::array<Unit, 6> units{
        {{"pt", 1}, {"cm", 72 / 2.54}, {"mm", 72 / 25.4}, {"in", 72}, {"pc", 12}, {"px", 0.75}}};
    for (const Unit& unit : units) {
        if (length.ends_with(unit.suffix)) {
            return text::to_double(length.substr(0, length.size() - unit.suffix.size())) *
                   unit.factor;
        }
    }
    return 0;
}

bool is_percent(std::string_view value) { return value.ends_with('%'); }

double degrees(std::string_view angle) {
    return angle.ends_with("deg") ? text::to_double(angle.substr(0, angle.size() - 3))
                                  : text::to_double(angle) / 10;
}

std::string_view value_of(const Values& values, std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
}

void Properties::merge(const Properties& over) {
    merge_values(text, over.text);
    merge_values(paragraph, over.paragraph);
    merge_values(other, over.other);
    tabs = over.tabs ? over.tabs : tabs;
}

void Styles::add_common(xml::Node container) { collect(container, common_, false); }

void Styles::add_automatic(xml::Node container, Scope scope) {
    collect(container, automatic_[scope], true);
}

void Styles::use(Scope scope) { scope_ = scope; }

void Styles::collect(xml::Node container, Map& styles, bool is_automatic) {
    for (const xml::Node node : container.children()) {
        if (node.is("default-style")) {
            defaults_[std::string(node.attr("family"))] = node;
        } else if (node.is("style")) {
            styles.emplace(key_of(node.attr("family"), node.attr("name")),
                           Style{node, is_automatic});
        } else if (node.is("list-style")) {
            styles.emplace(key_of("list", node.attr("name")), Style{node, is_automatic});
        } else if (node.is("outline-style")) {
            styles.emplace(key_of("list", ""), Style{node, is_automatic});
            styles.emplace(key_of("list", node.attr("name")), Style{node, is_automatic});
        } else if (node.is("notes-configuration")) {
            styles.emplace(key_of("notes", node.attr("note-class")), Style{node, is_automatic});
        } else if (node.is("page-layout") || node.is("gradient") || node.is("marker") ||
                   node.is("stroke-dash")) {
            styles.emplace(key_of(node.name(), node.attr("name")), Style{node, is_automatic});
        }
    }
}

void Styles::add_fonts(xml::Node declarations) {
    for (const xml::Node face : declarations.children()) {
        fonts_.emplace(face.attr("name"), unquoted(face.attr("font-family")));
    }
}

const Styles::Style* Styles::find(std::string_view family, std::string_view name) const {
    const std::string key = key_of(family, name);
    if (const auto map = automatic_.find(scope_); map != automatic_.end()) {
        if (const auto found = map->second.find(key); found != map->second.end()) {
            return &found->second;
        }
    }
    const auto found = common_.find(key);
    return found == common_.end() ? nullptr : &found->second;
}

Properties Styles::parse(xml::Node style) const {
    Properties out;
    for (const xml::Node each : style.children()) {
        if (!each.name().ends_with("-properties")) {
            continue;
        }
        const bool is_text = each.is("text-properties");
        Values& values =
            is_text ? out.text : (each.is("paragraph-properties") ? out.paragraph : out.other);
        for (const auto& [name, value] : each.attributes()) {
            values[std::string(name)] = value;
        }
        if (is_text && values.contains("color")) { // its own colour ends an inherited automatic one
            values.try_emplace("use-window-font-color", "false");
        }
        spread_margin(values);
        if (each.is("paragraph-properties")) {
            out.tabs = each.child("tab-stops");
        }
    }
    for (const FontNames& names : font_names) {
        const auto face = value_of(out.text, names.face);
        const auto family = value_of(out.text, names.family);
        const auto declared = fonts_.find(face);
        const std::string font = declared != fonts_.end() && !declared->second.empty()
                                     ? declared->second
                                 : !family.empty() ? unquoted(family)
                                                   : std::string(face);
        if (!font.empty()) {
            out.text[std::string(names.key)] = font;
        }
    }
    return out;
}

const Properties& Styles::properties(std::string_view family, std::string_view name) {
    auto& cache = resolved_[scope_];
    const auto [at, is_new] = cache.try_emplace(key_of(family, name));
    if (!is_new) {
        return at->second;
    }
    std::vector<xml::Node> chain;
    const Style* style = find(family, name);
    for (int steps = 0; style != nullptr && steps < longest_chain; ++steps) {
        chain.push_back(style->node);
        const auto parent = style->node.attr("parent-style-name");
        style = parent.empty() ? nullptr : find(family, parent);
    }
    if (const auto base = defaults_.find(family); base != defaults_.end()) {
        chain.push_back(base->second);
    }
    Properties all;
    for (auto node = chain.rbegin(); node != chain.rend(); ++node) {
        all.merge(parse(*node));
    }
    at->second = std::move(all);
    return at->second;
}

Properties Styles::own(std::string_view family, std::string_view name) const {
    const Style* style = find(family, name);
    return style == nullptr ? Properties() : parse(style->node);
}

std::string Styles::attribute(std::string_view family,
                              std::string_view name,
                              std::string_view attribute) const {
    const Style* style = find(family, name);
    for (int steps = 0; style != nullptr && steps < longest_chain; ++steps) {
        if (style->node.has(attribute)) {
            return std::string(style->node.attr(attribute));
        }
        const auto parent = style->node.attr("parent-style-name");
        style = parent.empty() ? nullptr : find(family, parent);
    }
    return {};
}

bool Styles::is_unlisted(std::string_view paragraph_style) const {
    const Style* style = find("paragraph", paragraph_style);
    for (int steps = 0; style != nullptr && steps < longest_chain; ++steps) {
        if (style->node.has("list-style-name")) {
            return style->node.attr("list-style-name").empty();
        }
        const auto parent = style->node.attr("parent-style-name");
        style = parent.empty() ? nullptr : find("paragraph", parent);
    }
    return false;
}

std::string Styles::display_name(std::string_view family, std::string_view name) const {
    const Style* style = find(family, name);
    if (style != nullptr && style->is_automatic) {
        style = find(family, style->node.attr("parent-style-name"));
    }
    if (style == nullptr) {
        return {};
    }
    return std::string(style->node.has("display-name") ? style->node.attr("display-name")
                                                       : style->node.attr("name"));
}

xml::Node Styles::node(std::string_view family, std::string_view name) const {
    const Style* style = find(family, name);
    return style == nullptr ? xml::Node() : style->node;
}

} // namespace engross::read::odt

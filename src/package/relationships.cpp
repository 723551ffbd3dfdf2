#include "package/relationships.h"

#include "base/text.h"

#include <vector>

namespace engross::package {

namespace {

std::string_view last_segment(std::string_view uri) {
    const auto slash = uri.rfind('/');
    return slash == std::string_view::npos ? uri : uri.substr(slash + 1);
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view uri) {
    std::string out;
    for (std::size_t at = 0; at < uri.size(); ++at) {
        const int high = uri[at] == '%' && at + 2 < uri.size() ? hex_digit(uri[at + 1]) : -1;
        const int low = high >= 0 ? hex_digit(uri[at + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            out += uri[at];
        }
    }
    return out;
}

} // namespace

std::string relationships_name(std::string_view part) {
    const auto slash = part.rfind('/');
    const auto folder =
        slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
    const auto base = slash == std::string_view::npos ? part : part.substr(slash + 1);
    return std::string(folder) + "_rels/" + std::string(base) + ".rels";
}

std::string resolve_target(std::string_view source, std::string_view target) {
    std::string path = percent_decoded(target);
    if (!path.starts_with('/')) {
        const auto slash = source.rfind('/');
        path = (slash == std::string_view::npos ? "" : std::string(source.substr(0, slash + 1))) +
               path;
    }
    std::vector<std::string_view> kept;
    for (const std::string_view segment : text::split(path, '/')) {
        if (segment.empty() || segment == ".") {
            continue;
        }
        if (segment != "..") {
            kept.push_back(segment);
        } else if (kept.empty()) {
            return {};
        } else {
            kept.pop_back();
        }
    }
    std::string name;
    for (const std::string_view segment : kept) {
        name += name.empty() ? "" : "/";
        name += segment;
    }
    return name;
}

Relationships
relationships_of(const Package& package, std::string_view part, const Limits& limits) {
    Relationships result;
    const std::string name = part.empty() ? "_rels/.rels" : relationships_name(part);
    const auto bytes = package.find(name);
    if (!bytes) {
        return result;
    }
    const xml::Document tree = xml::parse(*bytes, name, limits);
    for (const xml::Node each : tree.root().children()) {
        Relationship relationship;
        relationship.type = last_segment(each.attr("Type"));
        relationship.is_external = each.attr("TargetMode") == "External";
        relationship.target = relationship.is_external ? std::string(each.attr("Target"))
                                                       : resolve_target(part, each.attr("Target"));
        result.emplace(each.attr("Id"), std::move(relationship));
    }
    return result;
}

const Relationship* find_type(const Relationships& relationships, std::string_view type) {
    for (const auto& [id, relationship] : relationships) {
        if (relationship.type == type && !relationship.is_external) {
            return &relationship;
        }
    }
    return nullptr;
}

} // namespace engross::package

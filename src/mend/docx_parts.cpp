#include "mend/docx_parts.h"

#include "mend/markup.h"

namespace engross::mend {

namespace {

constexpr std::string_view media_types = "[Content_Types].xml";

std::string folder_of(const std::string& part) {
    const auto slash = part.rfind('/');
    return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// "…/officeDocument" of the package's own relationships, with another last segment: transitional or
// strict.
std::string type_uri(Copy& copy, std::string_view type) {
    std::string uri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    for (const xml::Node each : copy.part("_rels/.rels").children()) {
        const std::string_view known = each.attr("Type");
        if (known.ends_with("/officeDocument")) {
            uri = known.substr(0, known.rfind('/') + 1);
        }
    }
    return uri + std::string(type);
}

constexpr std::string_view own_id = "rIdEngross";

// The part that an earlier call has made; "" for none.
std::string made_before(Copy& copy, std::string_view type) {
    for (const xml::Node each : copy.part(package::relationships_name(copy.main())).children()) {
        if (each.attr("Id").starts_with(own_id) &&
            each.attr("Type").ends_with("/" + std::string(type))) {
            return folder_of(copy.main()) + std::string(each.attr("Target"));
        }
    }
    return {};
}

std::string unused_id(xml::Node relationships) {
    for (int next = 1;; ++next) {
        const std::string id = std::string(own_id) + std::to_string(next);
        bool is_used = false;
        for (const xml::Node each : relationships.children()) {
            is_used = is_used || each.attr("Id") == id;
        }
        if (!is_used) {
            return id;
        }
    }
}

} // namespace

void relate(Copy& copy, std::string_view part, std::string_view uri, const std::string& target) {
    const std::string name = package::relationships_name(part);
    xml::Node list = copy.part(part.empty() ? "_rels/.rels" : name);
    if (!list) {
        list = copy.create(
            name,
            R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>)");
    }
    const std::string id = unused_id(list);
    xml::Node made = add(list, "Relationship");
    made.set("Id", id);
    made.set("Type", uri);
    made.set("Target", target);
}

void state_media_type(Copy& copy, const std::string& part, std::string_view type) {
    xml::Node made = add(copy.part(media_types), "Override");
    made.set("PartName", "/" + part);
    made.set("ContentType", type);
}

xml::Node docx_part(Copy& copy, std::string_view type, std::string_view root) {
    if (const std::string known = copy.related(copy.main(), type);
        !known.empty() && copy.has(known)) {
        return copy.part(known);
    }
    if (const std::string made = made_before(copy, type); !made.empty()) {
        return copy.part(made);
    }
    std::string file = std::string(type) + ".xml";
    for (int next = 1; copy.has(folder_of(copy.main()) + file); ++next) {
        file = std::string(type) + std::to_string(next) + ".xml";
    }
    relate(copy, copy.main(), type_uri(copy, type), file);
    const std::string name = folder_of(copy.main()) + file;
    state_media_type(copy,
                     name,
                     "application/vnd.openxmlformats-officedocument.wordprocessingml." +
                         std::string(type) + "+xml");
    const std::string element = "w:" + std::string(root);
    return copy.create(
        name, "<" + element + " xmlns:w=\"" + std::string(copy.part(copy.main()).ns()) + "\"/>");
}

} // namespace engross::mend

#include "doc/document.h"

#include "base/error.h"

#include <array>
#include <mutex>

namespace engross::doc {

extern const std::string_view canonical_rng; // from canonical.rng, by embed.cmake

namespace {

xml::Node record(xml::Node list,
                 std::string_view element,
                 std::string_view kind,
                 std::string_view at,
                 std::string_view src,
                 std::string_view words) {
    xml::Node node = list.append(element);
    node.set("kind", kind);
    if (!at.empty()) {
        node.set("at", at);
    }
    if (!src.empty()) {
        node.set("src", src);
    }
    if (!words.empty()) {
        node.append_text(words);
    }
    return node;
}

} // namespace

Document create() {
    Document document;
    document.tree = xml::Document::with_root("document");
    xml::Node root = document.root();
    root.set("lang", "zh-Hant-TW");
    for (const auto* part :
         {"meta", "styles", "pages", "body", "notes", "repairs", "troubles", "facts"}) {
        root.append(part);
    }
    return document;
}

Blob keep(const Document& document, Blob blob) {
    if (document.spool != nullptr) {
        return document.spool->keep(std::move(blob));
    }
    return blob.is_of_others() ? Blob(Bytes(blob.view())) : std::move(blob);
}

std::string add_resource(Document& document, Blob bytes, std::string media_type) {
    std::string id = sha256(bytes);
    if (!document.resources.contains(id)) {
        document.resources.emplace(
            id,
            std::make_shared<const Resource>(
                Resource{id, std::move(media_type), keep(document, std::move(bytes))}));
    }
    return id;
}

void validate(const Document& document, std::string_view after) {
    // libxml2's validation contexts share nothing but the compiled schema, which it writes to while
    // validating: one at a time.
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    static const xml::Schema schema(canonical_rng);
    const std::string problems = schema.validate(document.tree);
    if (!problems.empty()) {
        throw Error(
            ExitCode::internal,
            std::string(after),
            Text("正規 XML 不符合綱要，這是 engross 的錯誤：" + problems,
                 "The canonical XML does not conform to its schema; this is a fault of engross: " +
                     problems));
    }
}

xml::Node find(const Document& document, std::string_view id) {
    const xml::Node root = document.root();
    for (xml::Node node = root; node; node = node.following(root)) {
        if (node.is_element() && node.attr("id") == id) {
            return node;
        }
    }
    return {};
}

void add_repair(const Document& document,
                std::string_view kind,
                xml::Node at,
                std::string_view src,
                std::string_view quote) {
    record(document.repairs(), "repair", kind, at.attr("id"), src, quote);
}

void add_trouble(const Document& document,
                 std::string_view kind,
                 std::string_view at,
                 std::string_view src,
                 std::string_view detail) {
    record(document.troubles(), "trouble", kind, at, src, detail);
}

xml::Node
add_fact(const Document& document, std::string_view kind, xml::Node at, std::string_view quote) {
    return record(document.facts(), "fact", kind, at.attr("id"), at.attr("src"), quote);
}

std::string language_tag(std::string_view language, std::string_view country) {
    std::string tag(language);
    if (!country.empty() && country != "none") {
        tag += "-" + std::string(country);
    }
    for (char& c : tag) {
        c = c == '_' ? '-' : c;
    }
    if (tag.empty() || tag == "none" || tag == "zxx" || tag == "x-none") {
        return {};
    }

    struct Alias {
        std::string_view from;
        std::string_view to;
    };

    static constexpr std::array<Alias, 9> aliases{{{"zh-TW", "zh-Hant-TW"},
                                                   {"zh-HK", "zh-Hant-HK"},
                                                   {"zh-MO", "zh-Hant-MO"},
                                                   {"zh-CN", "zh-Hans-CN"},
                                                   {"zh-SG", "zh-Hans-SG"},
                                                   {"zh-Hant", "zh-Hant-TW"},
                                                   {"zh-CHT", "zh-Hant-TW"},
                                                   {"zh-CHS", "zh-Hans-CN"},
                                                   {"zh", "zh-Hant-TW"}}};
    for (const Alias& alias : aliases) {
        if (tag == alias.from) {
            return std::string(alias.to);
        }
    }
    return tag;
}

} // namespace engross::doc

#include "mend/copy.h"

#include "base/error.h"
#include "mend/markup.h"

namespace engross::mend {

namespace {

constexpr std::string_view flat = "document"; // the name of a flat file in @src

} // namespace

Copy::Copy(BytesView file, std::string_view format, const Limits& limits)
    : file_(file), format_(format), limits_(limits) {
    if (format_ != "docx" && format_ != "odt" && format_ != "fodt") {
        throw Error(
            ExitCode::unreadable,
            "",
            Text(
                "只能在 DOCX、ODT、FODT 檔的複本裡加註解或修正；請先用文書軟體另存成其中一種。",
                "Comments and mendings can be put into copies of DOCX, ODT and FODT files only; save it as one "
                "of these in a word processor first."));
    }
    main_ = format_ == "odt" ? "content.xml" : flat;
    if (format_ != "fodt") {
        package_ = package::Package::open(file_, limits_);
    }
    if (is_docx()) {
        main_ = related("", "officeDocument");
    }
}

std::string Copy::name_of(std::string_view name) const {
    return std::string(package_ ? name : flat);
}

Copy::Part* Copy::load(std::string_view asked) {
    const std::string name = name_of(asked);
    if (const auto known = parts_.find(name); known != parts_.end()) {
        return &known->second;
    }
    const std::optional<Bytes> bytes = package_ ? package_->find(name) : Bytes(file_);
    if (!bytes) {
        return nullptr;
    }
    Part part{xml::parse_whole(*bytes, name, limits_), {}, {}};
    part.before = sha256(xml::serialize(part.tree));
    return &parts_.emplace(name, std::move(part)).first->second;
}

xml::Node Copy::part(std::string_view name) {
    Part* part = name.empty() ? nullptr : load(name);
    return part == nullptr ? xml::Node() : part->tree.root();
}

xml::Node Copy::side_part(std::string_view name) {
    try {
        return part(name);
    } catch (const Error& error) {
        if (error.code != ExitCode::unreadable) {
            throw;
        }
        return {};
    }
}

xml::Node Copy::create(const std::string& name, BytesView content) {
    Part& part = parts_[name];
    part.tree = xml::parse_whole(content, name, limits_);
    return part.tree.root();
}

std::optional<Bytes> Copy::content(std::string_view name) const {
    return package_ ? package_->find(name) : std::nullopt;
}

void Copy::replace(const std::string& name, Bytes content) { edits_[name] = std::move(content); }

const std::vector<std::string>& Copy::names() const { return package_ ? package_->names() : none_; }

bool Copy::has(std::string_view name) const {
    return parts_.contains(name) || (package_ && package_->has(name));
}

std::vector<xml::Node> Copy::at(std::string_view places) {
    std::vector<xml::Node> found;
    for (const std::string_view place : text::split(places, ' ')) {
        const auto hash = place.rfind('#');
        Part* part = hash == std::string_view::npos ? nullptr : load(place.substr(0, hash));
        if (part == nullptr) {
            continue;
        }
        if (part->places.empty()) {
            const xml::Node root = part->tree.root();
            doc::PlaceCounter counter(
                is_docx() ? doc::Vocabulary::wordprocessing : doc::Vocabulary::open_document, root);
            for (xml::Node node = root; node; node = node.following(root)) {
                if (std::string name = node.is_element() ? counter.next(node) : ""; !name.empty()) {
                    part->places.emplace(std::move(name), node);
                }
            }
        }
        if (const auto node = part->places.find(place.substr(hash + 1));
            node != part->places.end()) {
            found.push_back(node->second);
        }
    }
    return found;
}

std::string Copy::related(std::string_view part, std::string_view type) {
    auto known = related_.find(part);
    if (known == related_.end()) {
        known = related_.emplace(part, package::relationships_of(*package_, part, limits_)).first;
    }
    const package::Relationship* found = package::find_type(known->second, type);
    return found == nullptr ? std::string() : found->target;
}

std::string Copy::unused_name(xml::Node parent, std::string_view stem) {
    auto next = next_numbers_.find(stem);
    if (next == next_numbers_.end()) {
        next = next_numbers_.emplace(stem, 1).first;
        for (const xml::Node child : parent.children()) {
            const std::string_view name = child.attr("name");
            next->second = name.starts_with(stem) ? after(name.substr(stem.size()), next->second)
                                                  : next->second;
        }
    }
    return std::string(stem) + std::to_string(next->second++);
}

Bytes Copy::write() {
    for (const auto& [name, part] : parts_) {
        Bytes now = xml::serialize(part.tree);
        if (sha256(now) == part.before) {
            continue;
        }
        if (!package_) {
            return now;
        }
        edits_[name] = std::move(now);
    }
    return package_ ? package::rewrite(file_, edits_) : Bytes(file_);
}

} // namespace engross::mend

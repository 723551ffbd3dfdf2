#include "read/output.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/script.h"
#include "base/text.h"
#include "image/image.h"
#include "package/media_type.h"

#include <algorithm>

namespace engross::read {

namespace {

constexpr std::size_t quote_length = 80;

// kind of a leftover → attribute that counts it
std::string_view count_name(std::string_view kind) {
    if (kind == "insertion") {
        return "insertions";
    }
    if (kind == "deletion") {
        return "deletions";
    }
    if (kind == "format") {
        return "formats";
    }
    if (kind == "comment") {
        return "comments";
    }
    if (kind == "hidden") {
        return "hidden";
    }
    if (kind == "placeholder") {
        return "placeholders";
    }
    if (kind == "macro") {
        return "macros";
    }
    return kind == "external-link" ? "external-links" : "objects";
}

bool is_han_text(xml::Node body) {
    text::Scripts scripts;
    for (xml::Node node = body; node; node = node.following(body)) {
        if (node.is_text()) {
            scripts.add(node.content());
        }
    }
    return scripts.han > 0 && scripts.han >= scripts.latin_words;
}

// Piece by piece, so that what the spool holds need not come into memory whole.
std::string hash_in_pieces(BytesView bytes, const Spool* spool) {
    constexpr std::size_t piece = 4U << 20U;
    Sha256 hash;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        if (spool != nullptr) {
            spool->looking_at(piece);
        }
        hash.add(bytes.substr(at, piece));
    }
    return hash.digits();
}

// In a thread beside the reading, unless starting one takes longer.
std::future<std::string> hash_of(const Input& input) {
    if (!input.sha256.empty()) {
        return std::async(std::launch::deferred, [&] { return std::string(input.sha256); });
    }
    constexpr std::size_t small = 256U << 10U;
    const BytesView bytes = input.author.empty() ? input.bytes : input.author;
    return std::async(bytes.size() < small ? std::launch::deferred : std::launch::async,
                      hash_in_pieces,
                      bytes,
                      input.spool);
}

} // namespace

Output::Output(const Input& input, std::string_view format)
    : document(doc::create()), input_(input), hash_(hash_of(input_)),
      format_(input.author_format.empty() ? format : input.author_format) {
    document.spool = input.spool;
}

std::string Output::place(std::string_view src) const {
    return src.empty() || input_.author.empty() ? std::string(src)
                                                : "converted/" + std::string(src);
}

xml::Node Output::block(const Flow& flow, std::string_view name, std::string_view src) {
    if (++total_ > input_.limits.blocks) {
        throw Error(
            ExitCode::limit,
            "",
            {"文件的段落數超出上限。", "The document has more paragraphs than the limit allows."});
    }
    xml::Node node = xml::Node(flow.parent).append(name);
    node.set("id", flow.prefix + std::to_string(++*flow.counter));
    set_optional(node, "src", place(src));
    return node;
}

Flow Output::body() { return {document.body(), "b", &blocks_}; }

Flow Output::note(std::string_view kind, std::string_view mark, std::string& id) {
    id = "n" + std::to_string(++notes_);
    xml::Node node = document.notes().append("note");
    node.set("id", id);
    node.set("kind", kind);
    if (!mark.empty()) {
        xml::Node label = node.append("label");
        label.set("by", "auto");
        label.append_text(mark);
    }
    return {node, id + ".", &note_blocks_.emplace_back(0)};
}

Flow Output::page_part(xml::Node page, std::string_view name, std::string_view on) {
    xml::Node part = page.append(name);
    part.set("on", on);
    return {part, "h", &header_blocks_};
}

void Output::identify_image(xml::Node image, std::string_view src) {
    image.set("id", "i" + std::to_string(++images_));
    image.set("src", place(src));
}

bool Output::is_plain(const std::string& resource) const {
    const auto found = document.resources.find(resource);
    return found != document.resources.end() &&
           image::state(found->second->bytes) == image::State::whole &&
           image::sniff(found->second->bytes).orientation == 1;
}

void Output::meta(std::string_view name, std::string_view value) {
    if (const auto trimmed = text::trim(value); !trimmed.empty()) {
        xml::Node node = document.meta().append(name);
        node.set("by", "author");
        node.append_text(trimmed);
    }
}

void Output::property(std::string_view name, std::string_view value) {
    if (const auto trimmed = text::trim(value); !trimmed.empty()) {
        properties_.emplace_back(name, trimmed);
    }
}

void Output::producer(std::string_view program) {
    if (input_.author.empty()) { // else it is the one that converted
        producer_ = text::trim(program);
    }
}

void Output::source(std::string_view name, std::string_view value) {
    if (!value.empty() && input_.author.empty()) { // else it is the converted file's
        source_.emplace_back(name, value);
    }
}

void Output::leftover(std::string_view kind,
                      xml::Node at,
                      std::string_view src,
                      std::string_view author,
                      std::string_view words) {
    count(kind);
    leftovers_.push_back({std::string(kind),
                          std::string(at.attr("id")),
                          src.empty() ? std::string(at.attr("src")) : place(src),
                          std::string(author),
                          text::shorten(text::trim(words), quote_length)});
}

void Output::count(std::string_view kind, std::size_t more) {
    counts_[std::string(count_name(kind))] += more;
}

void Output::trouble(std::string_view kind,
                     xml::Node at,
                     std::string_view src,
                     std::string_view detail) {
    doc::add_trouble(document,
                     kind,
                     at.attr("id"),
                     src.empty() ? std::string(at.attr("src")) : place(src),
                     detail);
}

void Output::languages(std::string_view east_asian, std::string_view latin) {
    east_asian_ = east_asian;
    latin_ = latin;
}

doc::Document Output::finish() {
    write_source();
    write_leftovers();
    write_language();
    return std::move(document);
}

void Output::write_source() {
    xml::Node source = document.meta().append("source");
    source.set("format", format_);
    source.set("sha256", hash_.get());
    set_optional(source, "name", input_.name);
    set_optional(source, "producer", producer_);
    for (const auto& [name, value] : source_) {
        source.set(name, value);
    }
}

void Output::write_leftovers() {
    xml::Node list = document.meta().append("leftovers");
    for (const auto& [name, number] : counts_) {
        list.set(name, std::to_string(number));
    }
    for (const auto& [name, value] : properties_) {
        xml::Node node = list.append("property");
        node.set("name", name);
        node.append_text(value);
    }
    for (const Leftover& each : leftovers_) {
        xml::Node node = list.append("leftover");
        node.set("kind", each.kind);
        set_optional(node, "at", each.at);
        set_optional(node, "src", each.src);
        set_optional(node, "author", each.author);
        node.append_text(each.words);
    }
}

// Word stores an east-Asian and a Latin language for every text; which one is the document's is
// told by the script of most of its words.
void Output::write_language() {
    const bool is_han = is_han_text(document.body());
    std::string language = is_han ? east_asian_ : latin_;
    if (is_han && !language.starts_with("zh") && !language.starts_with("ja") &&
        !language.starts_with("ko")) {
        language = latin_.starts_with("zh") ? latin_ : "zh-Hant-TW";
    }
    if (language.empty()) {
        language = east_asian_.empty() ? "zh-Hant-TW" : east_asian_;
    }
    document.root().set("lang", language);
}

void set_optional(xml::Node node, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        node.set(name, value);
    }
}

std::string four_numbers(const std::array<double, 4>& parts) {
    return text::number(parts[0]) + ' ' + text::number(parts[1]) + ' ' + text::number(parts[2]) +
           ' ' + text::number(parts[3]);
}

std::string four_if_any(const std::array<double, 4>& parts) {
    return parts == std::array<double, 4>{} ? "" : four_numbers(parts);
}

double opacity_left(double contrast, double brightness) {
    return std::clamp(0.5 + contrast / 2 - brightness, 0.0, 1.0);
}

void write_label(xml::Node block, const AutoLabel& label) {
    xml::Node node = block.prepend("label");
    node.set("by", "auto");
    set_optional(node, "sep", label.separator);
    if (label.numeral != Numeral::bullet && label.numeral != Numeral::none) {
        node.set("number", std::to_string(label.number));
        node.set("form", label.form);
    }
    node.set("digits", digits_name(label.numeral));
    node.append_text(label.text);
}

std::string media_type_of(std::string_view name, BytesView bytes) {
    return package::media_type(name, bytes);
}

} // namespace engross::read

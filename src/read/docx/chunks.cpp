// w:altChunk: content in another format that Word takes in when it opens the file.
#include "base/error.h"
#include "base/word_table.h"
#include "read/docx/objects.h"

#include <algorithm>
#include <array>

namespace engross::read::docx {

namespace {

constexpr std::size_t longest_entity = 10;

constexpr std::array entities{WordPair{"amp", "&"},
                              WordPair{"lt", "<"},
                              WordPair{"gt", ">"},
                              WordPair{"quot", "\""},
                              WordPair{"apos", "'"},
                              WordPair{"nbsp", " "}};
constexpr std::array<std::string_view, 8> inline_tags{
    "a", "b", "i", "u", "em", "span", "strong", "font"};
constexpr std::array<std::string_view, 4> silent_tags{"script", "style", "title", "head"};

std::string lower_name(std::string_view tag) {
    std::string name;
    for (const char c : tag) {
        if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && !(c >= '0' && c <= '9')) {
            break;
        }
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return name;
}

std::string entity_value(std::string_view name) {
    if (name.starts_with('#')) {
        const bool is_hex = name.size() > 1 && (name[1] | 0x20) == 'x';
        const auto digits = std::string(name.substr(is_hex ? 2 : 1));
        const long code = std::strtol(digits.c_str(), nullptr, is_hex ? 16 : 10);
        std::string utf8;
        if (code > 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF)) {
            text::append(utf8, static_cast<char32_t>(code));
        }
        return utf8;
    }
    return std::string(look_up(entities, name));
}

class Page {
public:
    explicit Page(std::string_view html) : rest_(html) {}

    std::vector<std::string> lines() {
        while (!rest_.empty()) {
            if (rest_.front() == '<') {
                read_tag();
            } else if (rest_.front() == '&') {
                read_entity();
            } else {
                put(rest_.substr(0, 1));
                rest_.remove_prefix(1);
            }
        }
        end_line();
        return std::move(lines_);
    }

private:
    void put(std::string_view words) {
        if (!silent_.empty()) {
            return;
        }
        const bool is_space = words == "\n" || words == "\r" || words == "\t" || words == " ";
        if (!is_space) {
            line_ += words;
        } else if (!line_.empty() && line_.back() != ' ') {
            line_ += ' ';
        }
    }

    void end_line() {
        if (const auto words = text::trim(line_); !words.empty()) {
            lines_.emplace_back(words);
        }
        line_.clear();
    }

    void read_tag() {
        const bool is_comment = rest_.starts_with("<!--");
        const auto end = is_comment ? rest_.find("-->") : rest_.find('>');
        const auto tag = rest_.substr(1, end == std::string_view::npos ? end : end - 1);
        rest_ = end == std::string_view::npos ? std::string_view()
                                              : rest_.substr(end + (is_comment ? 3 : 1));
        if (is_comment) {
            return;
        }
        const bool closes = tag.starts_with('/');
        const std::string name = lower_name(closes ? tag.substr(1) : tag);
        if (closes && name == silent_) {
            silent_.clear();
        } else if (!closes && silent_.empty() &&
                   std::ranges::find(silent_tags, name) != silent_tags.end()) {
            silent_ = name;
        }
        if (std::ranges::find(inline_tags, name) == inline_tags.end()) {
            end_line();
        }
    }

    void read_entity() {
        const auto end = rest_.find(';');
        const bool is_entity = end != std::string_view::npos && end <= longest_entity;
        const std::string value =
            is_entity ? entity_value(rest_.substr(1, end - 1)) : std::string();
        put(value.empty() ? rest_.substr(0, 1) : std::string_view(value));
        rest_.remove_prefix(value.empty() ? 1 : end + 1);
    }

    std::string_view rest_;
    std::string line_, silent_;
    std::vector<std::string> lines_;
};

std::vector<std::string> lines_of_docx(BytesView bytes, const Limits& limits) {
    std::vector<std::string> lines;
    const auto package = package::Package::open(bytes, limits);
    const Relationships relationships = relationships_of(package, "", limits);
    const Relationship* main = find_type(relationships, "officeDocument");
    const Part part = main == nullptr ? Part() : Part(package, main->target, limits);
    const xml::Node root = part.root();
    std::string line;
    for (xml::Node node = root; node; node = node.following(root)) {
        if (node.is("p") && !line.empty()) {
            lines.push_back(std::exchange(line, {}));
        } else if (node.is("t") && !node.closest("moveFrom")) {
            line += node.text();
        }
    }
    lines.push_back(line);
    return lines;
}

std::vector<std::string> lines_of(BytesView bytes, std::string_view name, const Limits& limits) {
    const BytesView head = bytes.substr(0, 2048);
    const bool is_html = head.find("<html") != BytesView::npos ||
                         head.find("<HTML") != BytesView::npos || name.ends_with("html") ||
                         name.ends_with(".htm");
    if (package::looks_like_zip(bytes)) {
        return lines_of_docx(bytes, limits);
    }
    if (is_html && !head.starts_with("MIME-Version")) {
        return lines_of_html(bytes);
    }
    std::vector<std::string> lines;
    if (name.ends_with(".txt") || name.ends_with(".md")) {
        for (const std::string_view line : text::split(bytes, '\n')) {
            lines.emplace_back(text::trim(line));
        }
    }
    return lines;
}

} // namespace

std::vector<std::string> lines_of_html(std::string_view html) { return Page(html).lines(); }

void read_chunk(Context& context, xml::Node chunk, const Place& place) {
    context.out.count("object");
    const Relationship* relationship = context.part->relationship(chunk.attr("id"));
    const bool is_inside = relationship != nullptr && !relationship->is_external;
    const std::string name = is_inside ? relationship->target : std::string();
    std::vector<std::string> lines;
    if (const auto bytes = is_inside ? context.package.find(name) : std::nullopt) {
        try {
            lines = lines_of(*bytes, name, context.input.limits);
        } catch (const Error& error) {
            if (error.code != ExitCode::unreadable) {
                throw;
            }
        }
    }
    for (const std::string& line : lines) {
        write_plain(context, line, name, place);
    }
    context.out.trouble(lines.empty() ? "object-lost" : "object-flattened", {}, name, name);
}

} // namespace engross::read::docx

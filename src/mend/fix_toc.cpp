// A typed 目次 becomes one that the word processor makes from the headings.
#include "mend/fix_toc.h"

#include "base/text.h"
#include "mend/markup.h"

#include <algorithm>

namespace engross::mend {

namespace {

std::string without_blanks(std::string_view words) {
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t letter = text::next(words, at);
        if (!text::is_blank(letter)) {
            text::append(out, letter);
        }
    }
    return out;
}

struct Line {
    std::string key;  // words without blanks, leaders and number
    std::string page; // without zeros in front
    xml::Node paragraph;
};

Line line_of(const std::string& typed, xml::Node paragraph) {
    const std::string words = without_blanks(typed);
    const auto digits = words.find_last_not_of("0123456789") + 1;
    const auto number = words.find_first_not_of('0', digits);
    std::u32string key = text::decode(std::string_view(words).substr(0, digits));
    while (!key.empty() &&
           std::u32string_view(U".…⋯·‧・．_-─").find(key.back()) != std::u32string_view::npos) {
        key.pop_back();
    }
    return {text::encode(key), number == std::string::npos ? "" : words.substr(number), paragraph};
}

// The lines as they stand in the file, in one row; none when there is something else between.
std::vector<Line> lines_of(Work& work, xml::Node toc) {
    std::vector<Line> lines;
    for (const xml::Node typed : toc.child("typed").children()) {
        const std::vector<xml::Node> places = work.copy.at(typed.attr("src"));
        const bool follows =
            lines.empty() ||
            (places.size() == 1 && lines.back().paragraph.next_element() == places.front());
        if (places.size() != 1 || !follows || places.front().child("pPr").child("sectPr")) {
            return {};
        }
        lines.push_back(line_of(doc::plain_text(typed), places.front()));
    }
    return lines;
}

// A heading that the word processor itself takes into its table of contents.
bool is_real(xml::Node heading) {
    return heading.attr("by") != "inferred" && !heading.has("style-level");
}

std::string page_of(const Work& work, xml::Node heading, const Line* line) {
    if (line != nullptr && !line->page.empty()) {
        return line->page;
    }
    if (heading.has("page")) {
        return std::string(heading.attr("page"));
    }
    return work.options.page_of ? work.options.page_of(heading.attr("id")) : "";
}

double text_width(const doc::Document& document) {
    const xml::Node page = document.pages().child("page");
    return text::to_double(page.attr("width"), 595.3) -
           text::to_double(page.attr("margin-left"), 72) -
           text::to_double(page.attr("margin-right"), 72);
}

bool read(Work& work, const doc::BlockIndex& blocks, xml::Node node, Toc& toc) {
    const std::vector<Line> lines = lines_of(work, node);
    std::map<int, xml::Node> models; // by level
    for (const xml::Node entry : node.children()) {
        if (!entry.is("entry")) {
            continue;
        }
        const xml::Node heading = blocks[entry.attr("ref")];
        const std::vector<xml::Node> places = work.copy.at(heading.attr("src"));
        if (!is_real(heading) || places.size() != 1 || lines.empty()) {
            return false;
        }
        const auto line =
            std::ranges::find(lines, without_blanks(doc::plain_text(heading)), &Line::key);
        const int level = text::to_int(entry.attr("level"), 1);
        if (line != lines.end()) {
            models.emplace(level, line->paragraph);
        }
        const auto model = models.find(level);
        const std::string page = page_of(work, heading, line == lines.end() ? nullptr : &*line);
        toc.entries.push_back({std::string(text::trim(entry.text())),
                               page,
                               level,
                               places.front(),
                               model == models.end() ? lines.front().paragraph : model->second});
    }
    std::ranges::transform(lines, std::back_inserter(toc.lines), &Line::paragraph);
    toc.depth = text::to_int(node.attr("depth"), 1);
    toc.width = text_width(work.document);
    return !toc.entries.empty();
}

} // namespace

Unused::Unused(xml::Node part, std::string_view element) {
    for (xml::Node node = part; node; node = node.following(part)) {
        if (node.is(element)) {
            names_.emplace(node.attr("name"));
            next_id_ = after(node.attr("id"), next_id_);
        }
    }
}

std::string Unused::name() {
    std::string name;
    do {
        name = "_Toc" + std::to_string(next_name_++);
    } while (!names_.insert(name).second);
    return name;
}

int Unused::id() { return next_id_++; }

void mend_toc(Work& work) {
    std::vector<std::pair<Toc, xml::Node>> found;
    const doc::BlockIndex blocks(work.document);
    for (const xml::Node node : all(work.document, "toc")) {
        Toc toc;
        if (node.attr("kind") == "typed" && !node.has("list") && read(work, blocks, node, toc)) {
            found.emplace_back(std::move(toc), node);
        }
    }
    for (const auto& [toc, node] : found) {
        const std::size_t lines = toc.lines.size();
        (work.is_docx() ? make_toc_docx : make_toc_odt)(work, toc);
        const auto count = [](std::size_t number) { return std::to_string(number); };
        work.note(
            node.attr("src"),
            Text("手打的目次，" + count(lines) + " 行", count(lines) + " typed lines"),
            Text("自動目次，" + count(toc.entries.size()) +
                     " 行；開啟後更新一次，頁碼才會與版面相符",
                 "table of contents with " + count(toc.entries.size()) +
                     " lines; update it once in the word processor, so that the pages are right"));
    }
}

} // namespace engross::mend

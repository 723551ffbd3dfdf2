// fact kind="sentence": a sentence of 80 characters or more, most of them Han; @length in
// characters, blanks left out. The
//   text is its beginning.
// fact kind="repeated": a sentence of 12 Han characters or more that the document says twice word
// for word
//   (marks and blanks apart); at the later one, @first names the block of the earlier.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <map>

namespace engross::enrich {

namespace {

std::vector<std::u32string> split_sentences(const std::string& utf8) {
    std::vector<std::u32string> sentences(1);
    for (const char32_t c : text::decode(utf8)) {
        sentences.back() += c;
        if (c == U'。' || c == U'！' || c == U'？') {
            sentences.emplace_back();
        }
    }
    return sentences;
}

std::u32string letters(const std::u32string& sentence) {
    std::u32string kept;
    for (const char32_t c : sentence) {
        if (text::is_han(c) || text::is_latin(c)) {
            kept += c;
        }
    }
    return kept;
}

} // namespace

void measure_sentences(doc::Document& document) {
    std::map<std::u32string, std::string> seen;
    for (const Block& block : text_blocks(document)) {
        if (!block.node.is("p")) {
            continue;
        }
        for (const std::u32string& sentence : split_sentences(block.text)) {
            const std::string utf8 = text::encode(sentence);
            const std::size_t length = text::length(without_blanks(utf8));
            if (length >= 80 && text::count_han(utf8) * 2 > length) {
                doc::add_fact(document, "sentence", block.node, text::shorten(text::trim(utf8), 30))
                    .set("length", std::to_string(length));
            }
            if (text::count_han(utf8) < 12) {
                continue;
            }
            const auto [first, is_new] = seen.emplace(letters(sentence), block.node.attr("id"));
            if (!is_new) {
                doc::add_fact(document, "repeated", block.node, text::trim(utf8))
                    .set("first", first->second);
            }
        }
    }
}

} // namespace engross::enrich

// How captions count, end, and are spoken of. All on facts at the caption:
// fact kind="caption-ref": a text points to 圖 N or 表 N (如圖 3), and no caption of that kind has
// N. @of,
//   @number.
// fact kind="caption": @problem gap, duplicate or back, with @number and @previous;
//   final-mark: ends with 。 when most do not, or the other way round (@way mark or none, @count,
//   @others); unreferenced: no other text names 圖 N or 表 N. Always @of figure or table.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <map>
#include <set>

namespace engross::enrich {

namespace {

struct Caption {
    xml::Node node;
    std::string kind;
    std::string number;
};

std::vector<Caption> all_captions(const doc::Document& document) {
    std::vector<Caption> found;
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        if (node.is("caption")) {
            std::string kind(node.attr("kind"));
            if (kind.empty()) {
                kind = node.parent().is("table") ? "table" : "figure";
            }
            found.push_back({node, kind, std::string(node.attr("number"))});
        }
    }
    return found;
}

xml::Node add(const doc::Document& document, const Caption& caption, std::string_view problem) {
    xml::Node fact =
        doc::add_fact(document, "caption", caption.node, doc::plain_text(caption.node));
    fact.set("problem", problem);
    fact.set("of", caption.kind);
    fact.set("number", caption.number);
    return fact;
}

// The first and last number that a caption has: 3 and 3, 2 and 4 (圖2～4); -1 for 2-1.
std::pair<int, int> numbers_of(const Caption& caption) {
    constexpr std::string_view to = "～";
    const std::string_view number = caption.number;
    const std::size_t mark = number.find(to);
    if (mark == std::string_view::npos) {
        const int one = text::to_int(number, -1);
        return {one, one};
    }
    return {text::to_int(number.substr(0, mark), -1),
            text::to_int(number.substr(mark + to.size()), -1)};
}

void follow_numbers(const doc::Document& document, const std::vector<Caption>& captions) {
    std::map<std::string, int> last;
    std::set<std::pair<std::string, std::string>> seen;
    for (const Caption& caption : captions) {
        if (caption.number.empty()) {
            continue;
        }
        const auto [number, end] = numbers_of(caption);
        const int previous = last[caption.kind];
        if (!seen.emplace(caption.kind, caption.number).second) {
            add(document, caption, "duplicate").set("previous", std::to_string(previous));
        } else if (number >= 0 && number != previous + 1) {
            add(document, caption, number > previous ? "gap" : "back")
                .set("previous", std::to_string(previous));
        }
        if (number >= 0) {
            last[caption.kind] = end;
        }
    }
}

bool ends_with_mark(xml::Node caption) {
    const std::string words = doc::words(caption);
    const std::string_view trimmed = text::trim(words);
    return trimmed.ends_with("。") || trimmed.ends_with(".");
}

void vote_on_final_marks(const doc::Document& document, const std::vector<Caption>& captions) {
    std::size_t marked = 0;
    for (const Caption& caption : captions) {
        marked += ends_with_mark(caption.node) ? 1 : 0;
    }
    const std::size_t plain = captions.size() - marked;
    if (marked == 0 || plain == 0) {
        return;
    }
    const bool mark_is_rare = marked <= plain;
    for (const Caption& caption : captions) {
        if (ends_with_mark(caption.node) == mark_is_rare) {
            xml::Node fact = add(document, caption, "final-mark");
            fact.set("way", mark_is_rare ? "mark" : "none");
            fact.set("count", std::to_string(mark_is_rare ? marked : plain));
            fact.set("others", std::to_string(mark_is_rare ? plain : marked));
        }
    }
}

using Names = std::set<std::pair<std::string, std::string>>;

void note_missing(const doc::Document& document,
                  const Block& block,
                  const Names& captions,
                  const std::string& kind,
                  const std::string& number) {
    const auto of_kind = captions.lower_bound({kind, ""});
    const bool counted = of_kind != captions.end() && of_kind->first == kind;
    if (!counted || captions.contains({kind, number})) {
        return;
    }
    xml::Node fact = doc::add_fact(
        document, "caption-ref", block.node, (kind == "figure" ? "圖" : "表") + number);
    fact.set("of", kind);
    fact.set("number", number);
}

// 圖 3, 圖3至圖5, 表 2、3: what texts other than captions speak of.
Names names_in_text(const doc::Document& document, const Names& captions) {
    static const Pattern name(u"(圖|表)[ 　]?(\\d{1,3}(?:[-.–]\\d{1,3})?)"
                              u"(?:[ 　]?([~～—–至到、及和與-])[ 　]?\\1?[ 　]?(\\d{1,3}))?");
    static const Pattern points(u"[如見參由從為在(]$");
    Names names;
    for (const Block& block : text_blocks(document)) {
        if (block.node.is("caption")) {
            continue;
        }
        const icu::UnicodeString text = utf16(text::nfkc(block.text));
        for (const Match& match : name.all(text)) {
            const std::string kind = match.groups[1] == "圖" ? "figure" : "table";
            names.emplace(kind, match.groups[2]);
            if (points.found(part(text, match.start - 1, match.start))) {
                note_missing(document, block, captions, kind, match.groups[2]);
            }
            const int from = text::to_int(match.groups[2], -1);
            const int to = text::to_int(match.groups[4], -1);
            const bool two = match.groups[3] == "、" || match.groups[3] == "及" ||
                             match.groups[3] == "和" || match.groups[3] == "與";
            for (int i = two ? to : from; from >= 0 && i >= 0 && i <= to; ++i) {
                names.emplace(kind, std::to_string(i));
            }
        }
    }
    return names;
}

bool is_named(const Caption& caption, const Names& names) {
    if (names.contains({caption.kind, caption.number})) {
        return true;
    }
    const auto [from, to] = numbers_of(caption);
    for (int number = from; number >= 0 && number < to + 1 && number < from + 100; ++number) {
        if (names.contains({caption.kind, std::to_string(number)})) {
            return true;
        }
    }
    return false;
}

} // namespace

void compare_captions(doc::Document& document) {
    const std::vector<Caption> captions = all_captions(document);
    follow_numbers(document, captions);
    vote_on_final_marks(document, captions);
    Names numbers;
    for (const Caption& caption : captions) {
        if (!caption.number.empty()) {
            numbers.emplace(caption.kind, caption.number);
        }
    }
    const Names names = names_in_text(document, numbers);
    for (const Caption& caption : captions) {
        if (!caption.number.empty() && !is_named(caption, names)) {
            add(document, caption, "unreferenced");
        }
    }
}

} // namespace engross::enrich

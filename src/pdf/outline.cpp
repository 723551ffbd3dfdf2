#include "outline.h"

#include "doc/document.h"

namespace engross::pdf {
namespace {

struct Bookmark {
    int level;
    Object object;
    std::vector<std::size_t> kids;
};

// The first is the root; each heading hangs under the nearest one before it of a higher level.
std::vector<Bookmark>
collect(QPDF& pdf, const doc::Document& document, Tree& tree, const Places& places) {
    std::vector<Bookmark> marks{{0, pdf.makeIndirectObject(Object::newDictionary()), {}}};
    std::vector<std::size_t> open{0};
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        const bool wanted = node.is("heading");
        const auto way = wanted ? way_to(node.attr("id"), tree, places) : std::nullopt;
        std::string title(way ? text::trim(doc::plain_text(node)) : "");
        if (way && title.empty()) {
            title = text::trim(doc::picture_words(node));
        }
        if (title.empty()) {
            continue;
        }
        const int level = std::max(1, text::to_int(node.attr("level"), 1));
        while (marks[open.back()].level >= level) {
            open.pop_back();
        }
        marks[open.back()].kids.push_back(marks.size());
        open.push_back(marks.size());
        marks.push_back(
            {level,
             pdf.makeIndirectObject(dictionary({{"/Title", words(title)}, {way->key, way->value}})),
             {}});
    }
    return marks;
}

// Opened down to the second level; a closed one has a negative Count (12.3.3).
void link_kids(std::vector<Bookmark>& marks) {
    std::vector<long long> visible(marks.size(), 0);
    for (std::size_t m = marks.size(); m-- > 0;) {
        Bookmark& mark = marks[m];
        const bool is_open = mark.level <= 1;
        for (std::size_t i = 0; i < mark.kids.size(); ++i) {
            Object& kid = marks[mark.kids[i]].object;
            kid.replaceKey("/Parent", mark.object);
            if (i > 0) {
                kid.replaceKey("/Prev", marks[mark.kids[i - 1]].object);
            }
            if (i + 1 < mark.kids.size()) {
                kid.replaceKey("/Next", marks[mark.kids[i + 1]].object);
            }
            visible[m] += 1 + (marks[mark.kids[i]].level <= 1 ? visible[mark.kids[i]] : 0);
        }
        if (!mark.kids.empty()) {
            mark.object.replaceKey("/First", marks[mark.kids.front()].object);
            mark.object.replaceKey("/Last", marks[mark.kids.back()].object);
            mark.object.replaceKey("/Count", number(is_open ? visible[m] : -visible[m]));
        }
    }
}

enum class Style { none, decimal, lower_roman, upper_roman, other };

constexpr int max_roman = 3999;

int roman_value(std::string_view numeral) {
    int total = 0;
    int last = 0;
    for (std::size_t i = numeral.size(); i-- > 0;) {
        const auto at = std::string_view("ivxlcdm").find(static_cast<char>(numeral[i] | 0x20));
        if (at == std::string_view::npos) {
            return 0;
        }
        constexpr int values[] = {1, 5, 10, 50, 100, 500, 1000};
        const int value = values[at];
        total += value < last ? -value : value;
        last = value;
    }
    return total <= max_roman ? total : 0;
}

struct Label {
    Style style = Style::none;
    int value = 0;
};

Label read_label(std::string_view label) {
    if (label.empty()) {
        return {};
    }
    if (label.find_first_not_of("0123456789") == std::string_view::npos && label.size() < 8) {
        const int value = text::to_int(label);
        return value > 0 && label[0] != '0' ? Label{Style::decimal, value} : Label{Style::other, 0};
    }
    const bool lower = label.find_first_not_of("ivxlcdm") == std::string_view::npos;
    const bool upper = label.find_first_not_of("IVXLCDM") == std::string_view::npos;
    if (lower || upper) {
        return {lower ? Style::lower_roman : Style::upper_roman, roman_value(label)};
    }
    return {Style::other, 0};
}

Object range(const Label& label, const std::string& said) {
    Entries entries{{"/Type", name("PageLabel")}};
    if (label.style == Style::other) {
        entries["/P"] = words(said);
    } else if (label.style != Style::none) {
        entries["/S"] = name(label.style == Style::decimal       ? "D"
                             : label.style == Style::lower_roman ? "r"
                                                                 : "R");
        if (label.value != 1) {
            entries["/St"] = number(label.value);
        }
    }
    return dictionary(entries);
}

} // namespace

Object write_outline(QPDF& pdf, const doc::Document& document, Tree& tree, const Places& places) {
    auto marks = collect(pdf, document, tree, places);
    if (marks.size() == 1) {
        return Object::newNull();
    }
    link_kids(marks);
    marks.front().object.replaceKey("/Type", name("Outlines"));
    return marks.front().object;
}

Object page_labels(const layout::Layout& layout) {
    std::vector<Object> numbers;
    Label last{Style::other, 0};
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        const Label label = read_label(layout.pages[i].label);
        const bool continues = label.style == last.style && label.style != Style::other &&
                               (label.style == Style::none || label.value == last.value + 1);
        if (i == 0 || !continues) {
            numbers.push_back(number(static_cast<long long>(i)));
            numbers.push_back(range(label, layout.pages[i].label));
        }
        last = label;
    }
    return dictionary({{"/Nums", array(numbers)}});
}

} // namespace engross::pdf

// Office Math (ECMA-376-1, 22.1) as presentation MathML. Depth is bounded by Limits::xml_depth,
// which the parser enforces.
#include "doc/mathml.h"

#include "base/escape.h"
#include "read/docx/inline.h"

#include <algorithm>
#include <cctype>

namespace engross::read::docx {

namespace {

std::string tagged(std::string_view name, const std::string& inside) {
    return "<" + std::string(name) + ">" + inside + "</" + std::string(name) + ">";
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'.'; }

bool is_operator(char32_t c) {
    constexpr std::u32string_view ascii = U"+-=<>*/!|,:;()[]{}~^";
    return ascii.find(c) != std::u32string_view::npos || (c >= 0x2190 && c <= 0x22FF) ||
           c == U'±' || c == U'×' || c == U'÷' || c == U'·';
}

// Numbers in one piece, operators and letters one by one.
std::string tokens(std::string_view words) {
    const std::u32string characters = text::decode(words);
    std::string out;
    for (std::size_t at = 0; at < characters.size(); ++at) {
        std::string number;
        for (; at < characters.size() && is_digit(characters[at]); ++at) {
            text::append(number, characters[at]);
        }
        if (!number.empty()) {
            out += tagged("mn", number);
        }
        if (at < characters.size() && characters[at] != U' ') {
            out += tagged(is_operator(characters[at]) ? "mo" : "mi",
                          escaped(text::encode(std::u32string(1, characters[at]))));
        }
    }
    return out;
}

std::string row(xml::Node node) { return tagged("mrow", node ? mathml_of(node) : ""); }

std::string
parts(xml::Node node, std::string_view element, std::initializer_list<std::string_view> names) {
    std::string inside;
    for (const std::string_view name : names) {
        inside += row(node.child(name));
    }
    return tagged(element, inside);
}

std::string sign(xml::Node properties, std::string_view name, std::string_view otherwise) {
    const xml::Node mark = properties.child(name);
    const std::string value(mark ? mark.attr("val") : otherwise);
    return value.empty() ? "" : tagged("mo", escaped(value));
}

std::string delimited(xml::Node node) {
    const xml::Node properties = node.child("dPr");
    std::string inside = sign(properties, "begChr", "(");
    bool is_first = true;
    for (const xml::Node each : node.children()) {
        if (each.is("e")) {
            inside += (is_first ? "" : sign(properties, "sepChr", "|")) + row(each);
            is_first = false;
        }
    }
    return tagged("mrow", inside + sign(properties, "endChr", ")"));
}

bool is_shown(xml::Node properties, std::string_view hide) {
    const xml::Node mark = properties.child(hide);
    return !mark || mark.attr("val") == "0" || mark.attr("val") == "off" ||
           mark.attr("val") == "false";
}

std::string nary(xml::Node node) {
    const xml::Node properties = node.child("naryPr");
    // What Word assumes (22.1.2.49 intLim, 22.1.2.69 naryLim): those of integrals stand beside them.
    const auto chr = properties.child("chr").attr("val");
    const auto place = properties.child("limLoc").attr("val");
    const bool is_beside = place.empty() ? chr.empty() || doc::is_integral(chr) : place != "undOvr";
    const bool has_sub =
        is_shown(properties, "subHide") && !text::is_blank(node.child("sub").text());
    const bool has_sup =
        is_shown(properties, "supHide") && !text::is_blank(node.child("sup").text());
    const std::string operation = sign(properties, "chr", "∫");
    const std::string limits =
        (has_sub ? row(node.child("sub")) : "") + (has_sup ? row(node.child("sup")) : "");
    const std::string_view element = has_sub && has_sup ? (is_beside ? "msubsup" : "munderover")
                                     : has_sub          ? (is_beside ? "msub" : "munder")
                                                        : (is_beside ? "msup" : "mover");
    return tagged("mrow",
                  (limits.empty() ? operation : tagged(element, operation + limits)) +
                      row(node.child("e")));
}

// A mark over or under its base: m:acc, m:bar, m:groupChr (22.1.2.1, 22.1.2.7, 22.1.2.41).
std::string marked(xml::Node node) {
    const bool is_group = node.is("groupChr");
    const xml::Node properties =
        node.child(is_group ? "groupChrPr" : (node.is("acc") ? "accPr" : "barPr"));
    const auto place = properties.child("pos").attr("val");
    const bool is_low = is_group ? place != "top" : place == "bot";
    const std::string mark = node.is("bar")
                                 ? tagged("mo", "¯")
                                 : sign(properties, "chr", is_group ? "\u23DF" : "\u0302");
    return tagged(is_low ? "munder" : "mover", row(node.child("e")) + mark);
}

// A tracked insertion may stand inside the run (17.13.5.20).
std::string words_of(xml::Node run) {
    std::string words;
    for (const xml::Node each : run.children()) {
        words += each.is("t")                          ? each.text()
                 : each.is("ins") || each.is("moveTo") ? words_of(each)
                                                       : "";
    }
    return words;
}

// Words (m:nor) are text; upright letters (m:sty p) are one name: sin, lim.
std::string run(xml::Node node) {
    const std::string words = words_of(node);
    const xml::Node properties = node.child("rPr");
    const bool is_name =
        properties.child("sty").attr("val") == "p" &&
        std::ranges::all_of(words, [](unsigned char c) { return std::isalpha(c) != 0; });
    if (words.empty() || (!is_name && !properties.child("nor"))) {
        return tokens(words);
    }
    return tagged(is_name ? "mi" : "mtext", escaped(words));
}

std::string table(xml::Node node) {
    std::string rows;
    for (const xml::Node line : node.children()) {
        std::string cells;
        for (const xml::Node cell : line.children()) {
            cells += cell.is("e") ? tagged("mtd", mathml_of(cell)) : "";
        }
        if (line.is("mr")) {
            rows += tagged("mtr", cells);
        } else if (line.is("e")) {
            rows += tagged("mtr", tagged("mtd", mathml_of(line))); // m:eqArr
        }
    }
    return tagged("mtable", rows);
}

std::string radical(xml::Node node) {
    const bool has_degree = !text::is_blank(node.child("deg").text());
    return has_degree ? parts(node, "mroot", {"e", "deg"}) : parts(node, "msqrt", {"e"});
}

// m:type (22.1.2.36): without a bar, as a binomial has it, or in one line.
std::string fraction(xml::Node node) {
    const auto type = node.child("fPr").child("type").attr("val");
    if (type == "lin") {
        return tagged("mrow", row(node.child("num")) + tagged("mo", "/") + row(node.child("den")));
    }
    const std::string inside = row(node.child("num")) + row(node.child("den"));
    return type == "noBar" ? "<mfrac linethickness=\"0\">" + inside + "</mfrac>"
                           : tagged("mfrac", inside);
}

std::string element(xml::Node node) {
    const auto name = node.name();
    if (name == "r") {
        return run(node);
    }
    if (name == "f") {
        return fraction(node);
    }
    if (name == "sSup" || name == "sSub") {
        return name == "sSup" ? parts(node, "msup", {"e", "sup"})
                              : parts(node, "msub", {"e", "sub"});
    }
    if (name == "sSubSup") {
        return parts(node, "msubsup", {"e", "sub", "sup"});
    }
    if (name == "limLow" || name == "limUpp") {
        return parts(node, name == "limLow" ? "munder" : "mover", {"e", "lim"});
    }
    if (name == "acc" || name == "bar" || name == "groupChr") {
        return marked(node);
    }
    if (name == "func") {
        return tagged("mrow",
                      row(node.child("fName")) + "<mo>&#x2061;</mo>" + row(node.child("e")));
    }
    if (name == "sPre") {
        return tagged("mmultiscripts",
                      row(node.child("e")) + "<mprescripts/>" + row(node.child("sub")) +
                          row(node.child("sup")));
    }
    if (name == "borderBox") {
        return "<menclose notation=\"box\">" + mathml_of(node.child("e")) + "</menclose>";
    }
    if (name == "d" || name == "nary" || name == "rad") {
        return name == "d" ? delimited(node) : (name == "nary" ? nary(node) : radical(node));
    }
    return name == "m" || name == "eqArr" ? table(node) : mathml_of(node);
}

} // namespace

bool is_deleted_math(xml::Node node) {
    // A run has two w:rPr: that of the formula and that of Word, which tells of changes
    // (17.13.5.14).
    return node.is("del") || node.is("moveFrom") ||
           (node.is("r") && std::ranges::any_of(node.children(), [](xml::Node each) {
                return each.is("rPr") && (each.child("del") || each.child("moveFrom"));
            }));
}

std::string mathml_of(xml::Node parent) {
    std::string out;
    for (const xml::Node child : parent.children()) {
        if (!child.name().ends_with("Pr") && !is_deleted_math(child)) {
            out += element(child);
        }
    }
    return out;
}

std::string mathml(xml::Node math) {
    const std::string inside = mathml_of(math);
    const std::string_view display = math.is("oMathPara") ? " display=\"block\"" : "";
    return inside.empty() ? ""
                          : "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"" +
                                std::string(display) + ">" + tagged("mrow", inside) + "</math>";
}

} // namespace engross::read::docx

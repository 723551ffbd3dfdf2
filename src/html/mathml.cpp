#include "html/mathml.h"

#include "base/text.h"
#include "doc/mathml.h"
#include "html/markup.h"
#include "xml/xml.h"

#include <algorithm>
#include <array>

namespace engross::html {

namespace {

using namespace std::string_view_literals;

constexpr int deepest_formula = 60;

// What may be in an element: `parts` of them (0: any number), all of the kind `only`.
struct Shape {
    std::string_view name;
    std::size_t parts = 0;
    std::string_view only{};
};

constexpr std::array<Shape, 19> shapes{{{"mrow"},
                                        {"mstyle"},
                                        {"mpadded"},
                                        {"mphantom"},
                                        {"menclose"},
                                        {"msqrt"},
                                        {"mfrac", 2},
                                        {"mroot", 2},
                                        {"msub", 2},
                                        {"msup", 2},
                                        {"munder", 2},
                                        {"mover", 2},
                                        {"msubsup", 3},
                                        {"munderover", 3},
                                        {"mmultiscripts"},
                                        {"mtable", 0, "mtr"},
                                        {"mtr", 0, "mtd"},
                                        {"mtd"},
                                        {"merror"}}};
constexpr std::array tokens{"mi"sv, "mn"sv, "mo"sv, "mtext"sv, "ms"sv};

struct Allowed {
    std::string_view name;
    std::string_view values; // between spaces
};

constexpr std::string_view flag = " true false ";
constexpr std::array<Allowed, 12> attributes{
    {{"accent", flag},
     {"accentunder", flag},
     {"displaystyle", flag},
     {"fence", flag},
     {"largeop", flag},
     {"movablelimits", flag},
     {"separator", flag},
     {"stretchy", flag},
     {"linethickness", " 0 "},
     {"form", " prefix infix postfix "},
     {"mathvariant",
      " normal bold italic bold-italic double-struck script fraktur sans-serif monospace "},
     {"notation",
      " box roundedbox circle top bottom left right horizontalstrike verticalstrike "}}};

class Cleaner {
public:
    Formula formula(xml::Node math, bool block) {
        const std::string inside = parts(math);
        if (symbols_ == 0) {
            return {};
        }
        const std::string display = block ? " display=\"block\"" : "";
        return {R"(<math xmlns="http://www.w3.org/1998/Math/MathML")" + display + "><mrow>" +
                    inside + "</mrow></math>",
                symbols_};
    }

private:
    std::string parts(xml::Node parent) {
        std::string out;
        for (const xml::Node child : parent.children()) {
            out += element(child);
        }
        return out;
    }

    std::string element(xml::Node node) {
        if (depth_ >= deepest_formula || std::ranges::find(tokens, node.name()) != tokens.end()) {
            return token(node);
        }
        if (node.is("annotation") || node.is("annotation-xml")) {
            return {};
        }
        if (node.is("mspace")) {
            return "<mspace width=\"0.3em\"/>";
        }
        if (node.is("mprescripts") || node.is("none")) {
            return node.parent().is("mmultiscripts") ? "<" + std::string(node.name()) + "/>" : "";
        }
        ++depth_;
        const std::string inside = parts(node);
        --depth_;
        const std::string name = name_of(node);
        return "<" + name + allowed(node, name) + ">" + inside + "</" + name + ">";
    }

    std::string token(xml::Node node) {
        const bool is_known = std::ranges::find(tokens, node.name()) != tokens.end();
        const std::string name = is_known ? std::string(node.name()) : "mtext";
        const std::string words(text::trim(node.text()));
        Markup escaped;
        escaped.text(words);
        symbols_ += is_known ? std::max<std::size_t>(text::decode(words).size(), 1) : 0;
        return "<" + name + allowed(node, name) + ">" + escaped.take() + "</" + name + ">";
    }

    // Its own name where its parts fit, else mrow.
    static std::string name_of(xml::Node node) {
        const auto shape =
            std::ranges::find_if(shapes, [&](const Shape& one) { return node.is(one.name); });
        if (shape == shapes.end()) {
            return "mrow";
        }
        const std::vector<xml::Node> inside = node.children().collect();
        const bool holds = std::ranges::all_of(
            inside, [&](xml::Node each) { return shape->only.empty() || each.is(shape->only); });
        const bool is_placed =
            !is_part_of_table(shape->name) || name_of(node.parent()) == holder(shape->name);
        const bool is_script = !node.is("mmultiscripts") || fits_scripts(inside);
        return holds && is_placed && is_script &&
                       (shape->parts == 0 || shape->parts == inside.size())
                   ? std::string(shape->name)
                   : "mrow";
    }

    static bool is_part_of_table(std::string_view name) { return name == "mtr" || name == "mtd"; }

    static std::string_view holder(std::string_view name) {
        return name == "mtr" ? "mtable" : "mtr";
    }

    // A base, then pairs, before and after the one mprescripts.
    static bool fits_scripts(const std::vector<xml::Node>& inside) {
        std::size_t before = 0;
        std::size_t marks = 0;
        for (const xml::Node each : inside) {
            marks += each.is("mprescripts") ? 1 : 0;
            before += marks == 0 ? 1 : 0;
        }
        return before % 2 == 1 && marks <= 1 && (inside.size() - before - marks) % 2 == 0 &&
               !inside.front().is("none");
    }

    static std::string allowed(xml::Node node, std::string_view name) {
        std::string out;
        for (const Allowed& one : attributes) {
            const std::string value(node.attr(one.name));
            const bool is_at_home = has_attribute(name, one.name);
            if (is_at_home && !value.empty() && value.find(' ') == std::string::npos &&
                one.values.find(" " + value + " ") != std::string_view::npos) {
                out += " " + std::string(one.name) + "=\"" + value + "\"";
            }
        }
        return out;
    }

    // Which attribute belongs to which element (MathML 3, appendix A).
    static bool has_attribute(std::string_view element, std::string_view attribute) {
        if (attribute == "mathvariant") {
            return std::ranges::find(tokens, element) != tokens.end();
        }
        if (attribute == "accent" || attribute == "accentunder") {
            return (element == "mover" && attribute == "accent") ||
                   (element == "munder" && attribute == "accentunder") || element == "munderover";
        }
        if (attribute == "displaystyle") {
            return element == "mstyle" || element == "mtable";
        }
        if (attribute == "linethickness") {
            return element == "mfrac";
        }
        return attribute == "notation" ? element == "menclose" : element == "mo";
    }

    std::size_t symbols_ = 0;
    int depth_ = 0;
};

} // namespace

Formula clean_formula(std::string_view mathml, bool block) {
    const xml::Document tree = doc::parse_mathml(mathml);
    return tree ? Cleaner().formula(tree.root(), block) : Formula{};
}

} // namespace engross::html

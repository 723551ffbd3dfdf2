#include "html/mathml.h"

#include "base/text.h"
#include "doc/mathml_shape.h"
#include "html/markup.h"
#include "xml/xml.h"

#include <algorithm>

namespace engross::html {

namespace {

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
        if (depth_ >= doc::deepest_formula || doc::is_token(node)) {
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
        const std::string name(doc::presentation_name(node));
        return "<" + name + allowed(node, name) + ">" + inside + "</" + name + ">";
    }

    std::string token(xml::Node node) {
        const bool is_known = doc::is_token(node);
        const std::string name = is_known ? std::string(node.name()) : "mtext";
        const std::string words(text::trim(node.text()));
        Markup escaped;
        escaped.text(words);
        symbols_ += is_known ? std::max<std::size_t>(text::decode(words).size(), 1) : 0;
        return "<" + name + allowed(node, name) + ">" + escaped.take() + "</" + name + ">";
    }

    static std::string allowed(xml::Node node, std::string_view name) {
        std::string out;
        for (const auto& [attribute, value] : doc::presentation_attributes(node, name)) {
            out += " " + std::string(attribute) + "=\"" + std::string(value) + "\"";
        }
        return out;
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

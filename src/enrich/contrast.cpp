// @contrast of a block: lowest contrast ratio (WCAG 2.2, relative luminance) of text in it whose
// colour or
//   background the author chose; left out when that is 21 or nothing was chosen.
// fact kind="contrast": each ratio below 7 once a block: @ratio, @colour, @background, @large="yes"
// from
//   18 pt, or from 14 pt in bold. The text is the words.
#include "doc/gradient.h"
#include "doc/look.h"
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace engross::enrich {

namespace {

class Eye {
public:
    explicit Eye(const doc::Document& document) : document_(document), styles_(document) {}

    void look_at(Block& block) {
        block_ = block.node;
        lowest_ = 21;
        seen_.clear();
        const xml::Node style = styles_.of(block_);
        const doc::RunLook look = style ? doc::run_look(style) : doc::RunLook{};
        std::string behind = "#ffffff";
        if (const auto cell = block_.closest("cell").attr("background"); !cell.empty()) {
            behind = cell;
        }
        if (const auto own = style.attr("paragraph-background"); !own.empty()) {
            behind = own;
        }
        visit(look, behind);
        if (lowest_ < 20.95) {
            block_.set("contrast", text::number(std::round(lowest_ * 100) / 100));
        }
    }

private:
    // Spans inside spans are rare and shallow; each text finds its own chain of them.
    void visit(const doc::RunLook& base, const std::string& behind) {
        for (xml::Node node = block_; node;) {
            if (node.is("image") || (node != block_ && doc::is_block(node))) {
                node = node.following_skip(block_);
                continue;
            }
            if (node.is_text() && !text::is_blank(node.content())) {
                measure(node, look_of(node, base), behind);
            }
            node = node.following(block_);
        }
    }

    doc::RunLook look_of(xml::Node node, doc::RunLook look) {
        std::vector<xml::Node> chain;
        for (xml::Node up = node.parent(); up && up != block_; up = up.parent()) {
            if (const xml::Node style = styles_[up.attr("style")]) {
                chain.push_back(style);
            }
        }
        for (auto style = chain.rbegin(); style != chain.rend(); ++style) {
            look = doc::overlay(std::move(look), *style);
        }
        return look;
    }

    void measure(xml::Node node, const doc::RunLook& look, const std::string& behind) {
        const std::string& background = look.background.empty() ? behind : look.background;
        // Word and LibreOffice draw automatic text white on a dark ground.
        if (look.colour.empty()) {
            return;
        }
        const auto colour = doc::parse_colour(look.colour);
        const auto ground = doc::hardest_ground(background, colour.value_or(0));
        const double found = colour && ground ? doc::contrast(*colour, *ground) : 21;
        lowest_ = std::min(lowest_, found);
        if (found >= 7 || !seen_.insert(look.colour + background).second) {
            return;
        }
        xml::Node fact = doc::add_fact(
            document_, "contrast", block_, text::shorten(text::trim(node.content()), 30));
        fact.set("ratio", text::number(std::floor(found * 100) / 100));
        fact.set("colour", look.colour);
        fact.set("background", doc::written_colour(*ground));
        if (look.size >= 18 || (look.size >= 14 && look.weight >= 700)) {
            fact.set("large", "yes");
        }
    }

    const doc::Document& document_;
    doc::StyleIndex styles_;
    xml::Node block_;
    double lowest_ = 21;
    std::set<std::string> seen_;
};

} // namespace

void measure_contrast(doc::Document& document) {
    Eye eye(document);
    for (Block& block : text_blocks(document)) {
        eye.look_at(block);
    }
}

} // namespace engross::enrich

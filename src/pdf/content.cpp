#include "content.h"

#include "image_matrix.h"
#include "marks.h"
#include "operators.h"
#include "text_painter.h"

#include "doc/mathml.h"
#include "layout/formula_item.h"

#include <algorithm>
#include <cmath>

namespace engross::pdf {
namespace {

constexpr std::uint32_t frame_gray = 0x999999;

std::string_view properties(layout::Artifact kind) {
    switch (kind) {
    case layout::Artifact::header:
        return "<</Type /Pagination /Subtype /Header>>";
    case layout::Artifact::footer:
        return "<</Type /Pagination /Subtype /Footer>>";
    case layout::Artifact::watermark:
        return "<</Type /Pagination /Subtype /Watermark>>";
    default:
        return "<</Type /Layout>>";
    }
}

void add_box(std::vector<Area>& areas, std::size_t page, const Box& box) {
    if (areas.empty() || areas.back().page != page) {
        areas.push_back({page, {}});
    }
    auto& boxes = areas.back().boxes;
    const bool same_line = !boxes.empty() && box.left >= boxes.back().left &&
                           box.bottom < boxes.back().top && boxes.back().bottom < box.top &&
                           box.left - boxes.back().right < box.top - box.bottom;
    if (same_line) {
        boxes.back().extend(box);
    } else {
        boxes.push_back(box);
    }
}

class Drawing {
public:
    Drawing(const layout::Page& page,
            std::size_t index,
            const FontSet& fonts,
            ImageSet& images,
            ShadingSet& shadings,
            Tree& tree)
        : page_(page), index_(index), fonts_(fonts), images_(images), shadings_(shadings),
          tree_(tree) {}

    PageContent run() {
        each([](const layout::Item& item) { return item.artifact == layout::Artifact::watermark; });
        each(
            [](const layout::Item& item) { return item.artifact == layout::Artifact::background; });
        each([](const layout::Item& item) { return !is_behind(item) && !is_rule(item); });
        each([](const layout::Item& item) { return !is_behind(item) && is_rule(item); });
        content_.stream = out_.take();
        content_.marks = content_.owners.size();
        return std::move(content_);
    }

private:
    static bool is_behind(const layout::Item& item) {
        return item.artifact == layout::Artifact::watermark ||
               item.artifact == layout::Artifact::background;
    }

    static bool is_rule(const layout::Item& item) {
        return std::holds_alternative<layout::RectItem>(item.content);
    }

    template <class Wanted> void each(Wanted wanted) {
        for (const layout::Item& item : page_.items) {
            if (wanted(item)) {
                draw(item);
            }
        }
    }

    void draw(const layout::Item& item) {
        const bool artifact = item.artifact != layout::Artifact::none || is_rule(item) ||
                              (item.owner.is("image") && item.owner.attr("decorative") == "yes");
        const auto* formula = std::get_if<layout::FormulaItem>(&item.content);
        if (formula != nullptr && !artifact && tree_.has_math()) {
            show_parts(*formula, item.owner);
            return;
        }
        if (artifact) {
            open_artifact(item.artifact);
        } else {
            open(tree_.of(item.owner));
        }
        std::visit([this](const auto& content) { show(content); }, item.content);
    }

    void open_artifact(layout::Artifact kind) {
        const std::string_view wanted = properties(kind);
        if (out_.is_open() && element_ == nullptr && artifact_ == wanted) {
            return;
        }
        out_.end();
        element_ = nullptr;
        artifact_ = wanted;
        out_.begin_artifact(wanted);
    }

    void open(Element& element) {
        if (out_.is_open() && element_ == &element) {
            return;
        }
        out_.end();
        const int mark = static_cast<int>(content_.owners.size());
        content_.owners.push_back(&element);
        element.kids.emplace_back(Mark{index_, mark});
        element_ = &element;
        out_.begin(element.type, mark);
    }

    Box box_of(float x, float y, float width, float height) const {
        return {x, page_.height - y - height, x + width, page_.height - y};
    }

    Box box_of(const layout::TextItem& item) const {
        const float half = (item.ascent + item.descent) / 2;
        if (item.vertical) {
            return box_of(item.x - half, item.y, 2 * half, item.width);
        }
        if (item.rotation == layout::upwards) {
            return box_of(item.x - item.ascent, item.y - item.width, 2 * half, item.width);
        }
        return item.sideways ? box_of(item.x - item.descent, item.y, 2 * half, item.width)
                             : box_of(item.x, item.y - item.ascent, item.width, 2 * half);
    }

    // Links and figures remember where they are.
    void remember(const Box& box) {
        if (element_ == nullptr) {
            return;
        }
        if (Element* link = enclosing(*element_, "Link")) {
            add_box(link->areas, index_, box);
        }
    }

    void show(const layout::RectItem& rectangle) {
        if (rectangle.gradient) {
            const Box box = box_of(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
            const std::string& resource = shadings_.use(*rectangle.gradient);
            content_.shadings.insert(resource);
            out_.shading(resource, shading_matrix(*rectangle.gradient, box), box);
            return;
        }
        out_.fill_colour(rectangle.colour);
        const Box box = box_of(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
        if (rectangle.shape == layout::Shape::rectangle) {
            out_.rectangle(box);
        } else {
            draw_shape(out_, rectangle.shape, box);
        }
    }

    // Transparency is allowed from PDF/A-2 on.
    std::string_view state_of(float opacity) {
        if (opacity >= 1) {
            return {};
        }
        const long per_cent = std::lround(std::max(0.0F, opacity) * 100);
        const auto [at, fresh] = content_.opacities.emplace("G" + std::to_string(per_cent),
                                                            static_cast<double>(per_cent) / 100);
        return at->first;
    }

    void show(const layout::ImageItem& item) {
        const Box box = box_of(item.x, item.y, item.width, item.height);
        remember(box);
        if (element_ != nullptr && element_->type == "Figure") {
            element_->box ? element_->box->extend(box) : void(element_->box = box);
        }
        const image::Edit edit{.left = item.crop_left,
                               .top = item.crop_top,
                               .right = item.crop_right,
                               .bottom = item.crop_bottom};
        const bool is_cropped = edit.left > 0 || edit.top > 0 || edit.right > 0 || edit.bottom > 0;
        const std::string& resource = images_.use(item.resource, is_cropped ? &edit : nullptr);
        if (resource.empty()) {
            out_.stroke_colour(frame_gray); // what cannot be shown still has its place and its text
            out_.outline(box);
            return;
        }
        content_.images.insert(resource);
        out_.image(resource,
                   image_matrix(item, is_cropped ? 1 : item.orientation, box),
                   state_of(item.opacity));
    }

    void show(const layout::TextItem& item) {
        if (item.glyphs.empty()) {
            return;
        }
        remember(box_of(item));
        text_.draw(item);
    }

    Box box_of(const layout::FormulaItem& item) const {
        const float height = item.ascent + item.descent;
        if (item.upwards) {
            return box_of(item.x - item.ascent, item.y - item.width, height, item.width);
        }
        return item.sideways ? box_of(item.x - item.descent, item.y, height, item.width)
                             : box_of(item.x, item.y - item.ascent, item.width, height);
    }

    // What is drawn for one element of a formula's MathML.
    struct Part {
        xml::Node node;
        std::vector<layout::TextItem> words;
        std::vector<layout::RectItem> bars;
    };

    // In the order of the MathML, whatever stands to the left of what.
    void show_parts(const layout::FormulaItem& item, xml::Node formula) {
        std::map<std::size_t, Part> tokens;
        Part signs; // of roots and fractions, which are no content: their element says all
        const auto part_of = [&](xml::Node node) -> Part& {
            if (!doc::is_token(node)) {
                return signs;
            }
            Part& part = tokens[tree_.of(formula, node).order];
            part.node = node;
            return part;
        };
        for (layout::TextItem& each : layout::placed_parts(item)) {
            part_of(each.part_of).words.push_back(std::move(each));
        }
        for (const layout::RectItem& each : layout::placed_bars(item)) {
            part_of(each.part_of).bars.push_back(each);
        }
        for (const auto& [order, part] : tokens) {
            open(tree_.of(formula, part.node));
            remember(box_of(item));
            show(part);
        }
        if (!signs.words.empty() || !signs.bars.empty()) {
            open_artifact(layout::Artifact::layout);
            paint(signs);
        }
    }

    // Where its glyphs say something else than its words, those are said for them.
    void show(const Part& part) {
        std::string drawn;
        for (const layout::TextItem& each : part.words) {
            drawn += each.text;
        }
        const std::string words = doc::token_words(part.node);
        const bool whole = drawn != words && !drawn.empty();
        if (whole) {
            text_.begin_whole(words);
        }
        paint(part);
        if (whole) {
            text_.end_whole();
        }
        if (!drawn.empty()) {
            element_->actual_text.clear();
        }
    }

    void paint(const Part& part) {
        std::ranges::for_each(part.words, [this](const auto& each) { text_.draw(each); });
        std::ranges::for_each(part.bars, [this](const auto& each) { show(each); });
    }

    // Read as a whole; what is drawn for it are bars and signs that say nothing alone.
    void show(const layout::FormulaItem& item) {
        remember(box_of(item));
        text_.begin_whole(item.text);
        for (const layout::TextItem& part : layout::placed_parts(item)) {
            text_.draw(part);
        }
        for (const layout::RectItem& bar : layout::placed_bars(item)) {
            show(bar);
        }
        text_.end_whole();
    }

    const layout::Page& page_;
    std::size_t index_;
    const FontSet& fonts_;
    ImageSet& images_;
    ShadingSet& shadings_;
    Tree& tree_;
    PageContent content_;
    Operators out_;
    Element* element_ = nullptr; // of the open sequence; null in an artifact
    std::string_view artifact_;
    TextPainter text_{out_, fonts_, page_.height};
};

} // namespace

PageContent draw(const layout::Page& page,
                 std::size_t index,
                 const FontSet& fonts,
                 ImageSet& images,
                 ShadingSet& shadings,
                 Tree& tree) {
    return Drawing(page, index, fonts, images, shadings, tree).run();
}

} // namespace engross::pdf

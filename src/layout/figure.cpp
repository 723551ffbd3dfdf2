#include "layout/figure.h"

#include "base/text.h"
#include "layout/hidden.h"
#include "layout/paragraph.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::layout {
namespace {

constexpr double gap = 6; // between pictures, and to the caption

struct Row {
    std::vector<std::pair<xml::Node, Size>> images;
    double width = 0;
    double height = 0;
};

class FigureSetter {
public:
    FigureSetter(Context& context, xml::Node figure, double measure, double left)
        : context_(context), figure_(figure), look_(context.looks.block(figure)), measure_(measure),
          left_(left) {}

    void run(Flow& flow) {
        const std::size_t first = flow.size();
        double captions = 0;
        Flow caption;
        for (const xml::Node child : figure_.children()) {
            if (child.is("caption") && !is_hidden_caption(child)) {
                set_paragraph(context_,
                              {.block = child,
                               .label = child.child("label"),
                               .measure = measure_,
                               .left = left_},
                              caption);
            }
        }
        for (const Strip& strip : caption) {
            captions += strip.above + strip.height + strip.below;
        }
        const double taken = captions + lead(flow) + 3 * gap + look_.paragraph.space_before;
        const double room = std::max(context_.page_height - taken, context_.page_height / 3);
        bool caption_set = false;
        std::vector<xml::Node> images;
        for (const xml::Node child : figure_.children()) {
            if (child.is("image")) {
                images.push_back(child);
            } else if (child.is("caption") && !is_hidden_caption(child) && !caption_set) {
                caption_set = true;
                rows(images, room, flow);
                images.clear();
                start(caption, child);
                std::move(caption.begin(), caption.end(), std::back_inserter(flow));
            }
        }
        rows(images, room, flow);
        for (std::size_t i = first; i + 1 < flow.size(); ++i) {
            flow[i].glued = true;
        }
        if (flow.size() > first) {
            flow[first].above = std::max(look_.paragraph.space_before, gap);
            flow.back().below = std::max(flow.back().below, gap);
        }
    }

private:
    // A heading that must stay with this figure needs its room on the same page.
    static double lead(const Flow& flow) {
        double height = 0;
        for (std::size_t i = flow.size(); i > 0 && flow[i - 1].glued; --i) {
            height += flow[i - 1].above + flow[i - 1].height + flow[i - 1].below;
        }
        return height;
    }

    static void start(Flow& caption, xml::Node node) {
        if (!caption.empty() && node.has("id")) {
            caption.front().starts.emplace_back(node.attr("id"));
        }
    }

    // As many side by side as fit at the author's sizes.
    void rows(const std::vector<xml::Node>& images, double room, Flow& flow) const {
        std::vector<Row> all;
        for (const xml::Node image : images) {
            const Size size = fitted(image, measure_ - left_, room, context_.vertical);
            if (all.empty() || all.back().width + gap + size.width > measure_ - left_ + 0.5) {
                all.emplace_back();
            }
            Row& row = all.back();
            row.width += size.width + (row.images.empty() ? 0 : gap);
            row.height = std::max(row.height, size.height);
            row.images.emplace_back(image, size);
        }
        double total = 0;
        for (const Row& row : all) {
            total += row.height + gap;
        }
        // Many pictures of one figure together are made to fit one page, but not to stamps.
        const double scale = total > room ? std::max(room / total, 0.6) : 1;
        for (const Row& row : all) {
            flow.push_back(strip(row, scale));
        }
    }

    Strip strip(const Row& row, double scale) const {
        Strip strip;
        strip.height = row.height * scale;
        strip.below = gap / 2;
        double x = left_ + indent(measure_ - left_ - row.width * scale);
        for (const auto& [image, size] : row.images) {
            const Size drawn{.width = size.width * scale, .height = size.height * scale};
            add_picture(context_, image, drawn, x, strip.height - drawn.height, strip.items);
            x += drawn.width + gap * scale;
            if (image.has("id")) {
                strip.starts.emplace_back(image.attr("id"));
            }
        }
        return strip;
    }

    [[nodiscard]] double indent(double spare) const {
        const std::string& align = look_.paragraph.align;
        const bool stated = figure_.has("style") && (align == "start" || align == "end");
        return !stated ? spare / 2 : align == "end" ? spare : 0;
    }

    Context& context_;
    xml::Node figure_;
    const BlockLook& look_;
    double measure_;
    double left_;
};

} // namespace

Size turned(const Size& size, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    const double across = degrees == 0 ? 1 : std::abs(std::cos(angle));
    const double down = degrees == 0 ? 0 : std::abs(std::sin(angle));
    return {.width = size.width * across + size.height * down,
            .height = size.width * down + size.height * across};
}

Size fitted(xml::Node image, double width, double height, bool lying) {
    if (lying) {
        const Size printed = fitted(image, height, width);
        return {.width = printed.height, .height = printed.width};
    }
    Size size{.width = text::to_double(image.attr("width")),
              .height = text::to_double(image.attr("height"))};
    if (!(size.width > 0) || !(size.height > 0) || size.width > 1e5 || size.height > 1e5) {
        size = {.width = std::min(width, 120.0), .height = 60};
    }
    size = turned(size, text::to_double(image.attr("rotation")));
    const double scale = std::min({1.0, width / size.width, height / size.height});
    return {.width = size.width * scale, .height = size.height * scale};
}

void set_figure(Context& context, xml::Node figure, double measure, double left, Flow& flow) {
    FigureSetter(context, figure, measure, left).run(flow);
}

} // namespace engross::layout

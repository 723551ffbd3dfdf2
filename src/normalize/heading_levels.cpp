// Levels of headings: the first is 1, none is skipped.
#include "base/text.h"
#include "normalize/label_order.h"

#include <algorithm>

namespace engross::normalize {

namespace {

struct Open {
    double stated = 0; // level in the author's terms; a date put in between has half a level
    int level = 0;     // level as it is now
    Kind kind;
    bool beside = false; // 摘要 and its like
};

class Leveller {
public:
    explicit Leveller(doc::Document& document) : document_(document), looks_(document) {
        for (Node block : document.body().children()) {
            if (!block.is("heading")) {
                continue;
            }
            Kind kind = kind_of(block, looks_);
            order_.see(kind);
            if (block.attr("by") != "inferred") {
                real_[{kind.size, kind.weight}] = text::to_int(block.attr("level"), 1);
            }
        }
    }

    void run() {
        for (Node block : document_.body().children()) {
            if (block.is("heading")) {
                set_level(block);
            }
        }
    }

private:
    void set_level(Node block) {
        bool inferred = block.attr("by") == "inferred";
        Kind kind = kind_of(block, looks_);
        double stated =
            inferred ? inferred_level(block, kind) : text::to_int(block.attr("level"), 1);
        while (!path_.empty() && path_.back().stated >= stated) {
            path_.pop_back();
        }
        int level = path_.empty() ? 1 : path_.back().level + 1;
        if (int author = text::to_int(block.attr("level"), 1); !inferred && level != author) {
            block.set("style-level", std::to_string(author));
            if (stated > previous_ + 1) { // the skip itself; what follows it is only moved along
                doc::add_repair(
                    document_, "level-corrected", block, block.attr("src"), doc::plain_text(block));
            }
        }
        previous_ = stated;
        block.set("level", std::to_string(level));
        if (!kind.form.empty()) {
            double& size = level == 1 ? chapter_size_ : deeper_size_;
            size = std::max(size, kind.size);
        }
        path_.push_back({stated, level, std::move(kind), is_beside_chapters(block)});
    }

    double inferred_level(Node block, const Kind& kind) const {
        for (auto open = path_.rbegin(); open != path_.rend(); ++open) {
            if (are_siblings(open->kind, kind)) {
                return open->stated;
            }
        }
        if (kind.rank > 0) {
            return below_higher_order(kind);
        }
        // The author's headings under a day (一、, 二、) belong to it, though their style says the
        // level that they would have without the day.
        double above = path_.empty() ? 0 : path_.back().stated;
        if (kind.date) {
            return path_.empty() ? 1 : above + 0.5;
        }
        return of_words_alone(block, kind, above);
    }

    // In the letters of the numbered chapters, which are larger than those of what is in them.
    bool looks_like_chapter(const Kind& kind) const {
        return deeper_size_ > 0 && deeper_size_ < chapter_size_ && kind.size == chapter_size_;
    }

    // The same form of label, another day, or a line that looks the same.
    bool are_siblings(const Kind& open, const Kind& kind) const {
        if (!kind.form.empty()) {
            return open.form == kind.form ||
                   (kind.rank > 0 && open.rank == kind.rank && !order_.is_above(open, kind) &&
                    !order_.is_above(kind, open));
        }
        return open.form.empty() && open.date == kind.date && (kind.date || open.looks_like(kind));
    }

    // One below the deepest open heading whose label is of a higher order, or that has none.
    double below_higher_order(const Kind& kind) const {
        for (auto open = path_.rbegin(); open != path_.rend(); ++open) {
            if (open->beside) {
                return open->stated;
            }
            bool words = open->kind.form.empty();
            bool above = words ? open->kind.date || !open->kind.is_smaller_than(kind)
                               : order_.is_above(open->kind, kind);
            if (above) {
                return open->stated + 1;
            }
        }
        return 1;
    }

    double of_words_alone(Node block, const Kind& kind, double above) const {
        if (auto real = real_.find({kind.size, kind.weight}); real != real_.end()) {
            return real->second;
        }
        if (!path_.empty() && (is_beside_chapters(block) || looks_like_chapter(kind))) {
            return path_.front().stated;
        }
        for (const Open& open : path_) { // larger letters end what smaller ones headed
            if (!open.kind.date && open.kind.is_smaller_than(kind)) {
                return open.stated;
            }
        }
        return above + 1;
    }

    doc::Document& document_;
    Looks looks_;
    LabelOrder order_;
    std::map<std::pair<double, int>, int>
        real_; // size and weight of the author's own headings: their level
    std::vector<Open> path_;
    double chapter_size_ = 0; // largest letters of headings with a label, at level 1 and below
    double deeper_size_ = 0;
    double previous_ = 0; // stated level of the heading before
};

} // namespace

void set_levels(doc::Document& document) { Leveller(document).run(); }

} // namespace engross::normalize

// Lists: numbering of the word processor and labels typed by hand become list/item.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <algorithm>

namespace engross::normalize {

namespace {

// What a paragraph says of its place in a list.
struct Entry {
    enum class Is { nothing, automatic, typed, continuation, explanation };
    Is is = Is::nothing;
    std::string list; // automatic: the numbering
    int level = 1;    // automatic
    std::string form; // typed: form and digits
    int number = 0;   // typed; 0 for bullets
    bool bullet = false;
};

Entry entry_of(Node block) {
    Entry entry;
    Node label = block.child("label");
    if (!block.is("p") || (!label && !block.has("list"))) {
        return entry;
    }
    entry.list = std::string(block.attr("list"));
    entry.level = std::clamp(text::to_int(block.attr("list-level"), 1), 1, 9);
    if (!label) {
        entry.is = Entry::Is::continuation;
        return entry;
    }
    entry.bullet = label.attr("digits") == "bullet";
    entry.is = label.attr("by") == "auto" ? Entry::Is::automatic : Entry::Is::typed;
    entry.form = form_key(label);
    entry.number = text::to_int(label.attr("number"));
    return entry;
}

// A list that is being built: the innermost is last.
struct Level {
    Node list;
    Node item;
    Entry last;
};

class Builder {
public:
    Builder(const doc::Document& document, Ids& ids)
        : document_(document), looks_(document), ids_(ids) {}

    void build(Node container) {
        blocks_ = container.children().collect();
        entries_.clear();
        for (Node block : blocks_) {
            entries_.push_back(entry_of(block));
        }
        mark_explanations();
        for (std::size_t at = 0; at < blocks_.size();) {
            std::size_t end = run_end(at);
            if (end > at) {
                make_list(at, end);
            }
            at = std::max(end, at + 1);
        }
    }

private:
    // 「1. …」, a paragraph that explains it, 「2. …」: what stands between items that count on,
    // set in as far as they, belongs to the item before it.
    void mark_explanations() {
        constexpr std::size_t most_between = 4;
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            const Entry& item = entries_[at];
            if (item.is != Entry::Is::typed || item.bullet) {
                continue;
            }
            std::size_t next = at + 1;
            while (next < blocks_.size() && next - at <= most_between &&
                   explains(blocks_[next], blocks_[at])) {
                ++next;
            }
            bool counts_on =
                next > at + 1 && next < blocks_.size() && entries_[next].is == Entry::Is::typed &&
                entries_[next].form == item.form && entries_[next].number == item.number + 1;
            for (std::size_t between = at + 1; counts_on && between < next; ++between) {
                entries_[between].is = Entry::Is::explanation;
            }
        }
    }

    bool explains(Node block, Node item) const {
        double indent = looks_.of(block).paragraph.indent_start;
        return block.is("figure") ||
               (block.is("p") && !block.child("label") && !block.has("list") && indent > 0 &&
                indent >= looks_.of(item).paragraph.indent_start);
    }

    // The blocks from `at` on that make one list; `at` when they make none.
    std::size_t run_end(std::size_t at) const {
        switch (entries_[at].is) {
        case Entry::Is::automatic:
            return automatic_end(at);
        case Entry::Is::typed:
            return typed_end(at);
        default:
            return at;
        }
    }

    std::size_t automatic_end(std::size_t at) const {
        std::size_t end = at + 1;
        while (
            end < entries_.size() &&
            (entries_[end].is == Entry::Is::automatic ||
             entries_[end].is == Entry::Is::continuation) &&
            (entries_[end].list == entries_[at].list || entries_[end].level > entries_[at].level)) {
            ++end;
        }
        return end;
    }

    // Typed labels that count on, deeper forms starting at 1 between. A lone one is a list only
    // where the author made it one.
    std::size_t typed_end(std::size_t at) const {
        std::vector<const Entry*> open;
        std::size_t end = at;
        int siblings = 0;
        for (; end < entries_.size(); ++end) {
            if (end > at && entries_[end].is == Entry::Is::explanation) {
                continue;
            }
            if (!place(open, entries_[end])) {
                break;
            }
            siblings = std::max(siblings, open.size() == 1 ? siblings + 1 : siblings);
        }
        bool made = !entries_[at].list.empty();
        bool counts = entries_[at].bullet || entries_[at].number <= 1 || siblings > 2;
        return (siblings >= 2 && counts) || made ? end : at;
    }

    // Puts a typed entry into the forms that are open; false when it goes on with none of them.
    static bool place(std::vector<const Entry*>& open, const Entry& entry) {
        if (entry.is != Entry::Is::typed) {
            return false;
        }
        for (std::size_t depth = open.size(); depth > 0; --depth) {
            const Entry& last = *open[depth - 1];
            // Numbers that skip or repeat are the author's fault in one list, not two lists.
            bool counts_on = entry.number >= last.number && entry.number <= last.number + 3;
            if (last.form == entry.form && (entry.bullet || counts_on)) {
                open.resize(depth);
                open.back() = &entry;
                return true;
            }
        }
        bool deeper =
            std::ranges::none_of(open, [&](const Entry* e) { return e->form == entry.form; });
        if (open.empty() || (deeper && open.size() < 9 && (entry.bullet || entry.number == 1))) {
            open.push_back(&entry);
            return true;
        }
        return false;
    }

    // How deep the entry stands among the lists that are open.
    std::size_t depth_of(const Entry& entry) const {
        if (entry.is == Entry::Is::automatic) {
            return depth_of_level(entry);
        }
        for (std::size_t depth = levels_.size(); depth > 0; --depth) {
            if (levels_[depth - 1].last.form == entry.form) {
                return depth;
            }
        }
        return levels_.size() + 1;
    }

    std::size_t depth_of_level(const Entry& entry) const {
        std::size_t depth = 0;
        while (depth < levels_.size() && levels_[depth].last.level < entry.level) {
            ++depth;
        }
        return depth + 1;
    }

    void make_list(std::size_t from, std::size_t end) {
        levels_.clear();
        Node first = blocks_[from];
        if (entries_[from].is == Entry::Is::typed) {
            doc::add_repair(document_,
                            "list-typed",
                            first,
                            first.attr("src"),
                            text::shorten(doc::plain_text(first), 30));
        }
        for (std::size_t at = from; at < end; ++at) {
            if (entries_[at].is == Entry::Is::explanation) {
                blocks_[at].move_into(levels_.back().item);
            } else if (entries_[at].is == Entry::Is::continuation) {
                blocks_[at].move_into(levels_[levels_for(entries_[at])].item);
            } else {
                add_item(blocks_[at], entries_[at]);
            }
            blocks_[at].unset("list");
            blocks_[at].unset("list-level");
        }
    }

    // A continuation belongs to the item of its level that is open.
    std::size_t levels_for(const Entry& entry) const {
        std::size_t at = levels_.size() - 1;
        while (at > 0 && levels_[at].last.level > entry.level) {
            --at;
        }
        return at;
    }

    void add_item(Node block, const Entry& entry) {
        std::size_t depth = depth_of(entry);
        levels_.resize(std::min(depth, levels_.size()));
        if (depth > levels_.size()) {
            levels_.push_back({new_list(block, entry), Node(), entry});
        }
        Level& level = levels_.back();
        level.item = level.list.append("item");
        level.item.set("id", ids_.next());
        copy_attribute(block, level.item, "src");
        block.child("label").move_into(level.item);
        block.move_into(level.item);
        level.last = entry;
    }

    Node new_list(Node block, const Entry& entry) {
        Node list =
            levels_.empty() ? block.insert_before("list") : levels_.back().item.append("list");
        list.set("id", ids_.next());
        copy_attribute(block, list, "src");
        list.set("kind", entry.bullet ? "bullet" : "ordered");
        return list;
    }

    const doc::Document& document_;
    Looks looks_;
    Ids& ids_;
    std::vector<Node> blocks_;
    std::vector<Entry> entries_;
    std::vector<Level> levels_;
};

} // namespace

void lists(doc::Document& document) {
    Ids ids(document);
    Builder builder(document, ids);
    for (Node container : containers(document)) {
        if (!container.is("cover")) {
            builder.build(container);
        }
    }
    for (Node note : document.notes().children()) {
        builder.build(note);
    }
}

} // namespace engross::normalize

// What several passes need: looks of blocks, text at the start of a block, handing over what a
// block that goes leaves to its heir.
#pragma once

#include "doc/document.h"
#include "doc/look.h"
#include "normalize/labels.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engross::normalize {

using xml::Node;

// --- looks
// ------------------------------------------------------------------------------------------

struct Look {
    doc::ParagraphLook paragraph;
    doc::RunLook run;
};

// All paragraph styles read once.
class Looks {
public:
    explicit Looks(const doc::Document& document);
    [[nodiscard]] const Look&
    of(Node block) const; // of its own @style; a plain look when it has none
    // The whole text is bold: by the paragraph's style, and no span says otherwise.
    [[nodiscard]] bool is_bold(Node block) const;
    // A page begins at the block: @break-before, @page-setup, or its style.
    [[nodiscard]] bool starts_page(Node block) const;

private:
    std::map<std::string, Look, std::less<>> by_id_;
    std::map<std::string, int, std::less<>> run_weight_; // of run styles that say one
    Look plain_;
};

// What most of the running text looks like, by characters.
struct Body {
    double size = 12;
    int weight = 400;
    double line = 32; // characters of a full line of Han text
};

Body body_look(const doc::Document& document, const Looks& looks);

// --- text
// -------------------------------------------------------------------------------------------

// The first `limit` code points of a block's words (label left out), tabs as U+0009; ends early
// before a picture, note, formula, ruby or line break.
std::u32string start_of(Node block, std::size_t limit = 48);

// Takes the first `count` code points that start_of() gave out of the block; gives the run style
// that they had, if they had one.
std::string cut_front(Node block, std::size_t count);

// Cuts `label` off the block's words and makes it a label element.
Node add_label(Node block, const Label& label, std::string_view by);

// Form and digits of a block's label as one word, small letters told from capitals: "(N) han".
std::string form_key(Node label);

// All blanks taken out, for comparing and counting.
std::string squeeze(std::string_view text);

// True when the block draws anything: text, picture, note, formula, a field's result.
bool draws(Node block);

// --- structure
// --------------------------------------------------------------------------------------

// Ids for elements that normalize makes: x1, x2, …, past those in use.
class Ids {
public:
    explicit Ids(const doc::Document& document);
    std::string next();

private:
    int last_ = 0;
};

// Copies of @id references: when a block goes, repairs and meta that name it shall name its heir.
class Heirs {
public:
    void add(Node gone, Node heir);
    void apply(const doc::Document& document) const; // once, at the end of a pass

private:
    std::map<std::string, std::string, std::less<>> heirs_;
};

// Page break, page setup and anchors of `from`, which is about to go, pass to `to` (or, for
// anchors, to the first block in it that has words).
void hand_over(Node from, Node to);
void move_attribute(Node from, Node to, std::string_view name);
void copy_attribute(Node from, Node to, std::string_view name);

std::string joined_src(std::span<const Node> blocks);

// The elements whose children are blocks in a row: body, cells, and what normalize made of them.
std::vector<Node> containers(const doc::Document& document);

} // namespace engross::normalize

// One paragraph while its runs are read. Private to docx/.
#pragma once

#include "read/docx/context.h"

namespace engross::read::docx {

inline constexpr std::string_view box_clear = "☐";
inline constexpr std::string_view box_marked = "☒";

// A chart or diagram in a part of its own.
struct Object {
    bool is_chart;
    std::string part;
    std::string alt; // the author's alternative text
};

class Paragraph {
public:
    Paragraph(Context& context, xml::Node block, std::string style, const Place& place);

    // A paragraph or what a content control holds, with what the control says of it; null: no
    // control.
    void read_controlled(xml::Node control, xml::Node container);
    // Children of w:p, w:hyperlink, w:ins, … : runs and what wraps them.
    void read_inline(xml::Node container);
    void read_run(xml::Node run);
    // Sets style and looks, closes what is open.
    void finish(const ParagraphProperties& properties, xml::Node mark, xml::Node source);

    [[nodiscard]] Context& context() { return context_; }

    [[nodiscard]] xml::Node block() const { return block_; }

    [[nodiscard]] doc::ParagraphBuilder& builder() { return builder_; }

    [[nodiscard]] bool has_content() const { return has_content_; }

    [[nodiscard]] bool is_mark_hidden() const { return is_mark_hidden_; }

    // The end came before any content of this paragraph.
    [[nodiscard]] bool ended_toc() const { return ended_toc_; }

    // Text boxes, to be read as blocks after the paragraph.
    std::vector<xml::Node> text_boxes;
    std::vector<Object> objects;       // likewise
    std::vector<std::string> word_art; // likewise: drawn words (v:textpath)
    std::vector<Overlay> overlays;     // shapes that take no room
    std::vector<image::Box> boxes;     // where the author's text boxes stand, as overlays do
    std::string toc_instruction;       // of a TOC field that began here
    bool has_toc = false;
    bool has_ended_toc = false; // a TOC field that began earlier or here ended here

    // The first thing that draws: the paragraph begins on this page.
    void mark_content();

private:
    friend void read_drawing(Paragraph&, xml::Node, const doc::RunLook&);

    void read_inline_child(xml::Node node);
    void read_run_child(xml::Node node, xml::Node run);
    void read_text(xml::Node node);
    void read_break(xml::Node node);
    void read_symbol(xml::Node node);
    [[nodiscard]] std::string note_mark(xml::Node reference, xml::Node run);
    void read_note(xml::Node reference, xml::Node run);
    void read_comment(xml::Node reference);
    void read_ruby(xml::Node ruby);
    void read_formula(xml::Node math);
    void read_hyperlink(xml::Node link);
    void read_simple_field(xml::Node field);
    void read_field_char(xml::Node node);
    void begin_result(Field& field);
    bool open_field(std::string_view instruction);
    bool open_field_link(const std::vector<std::string>& words);
    std::string count_sequence(const std::vector<std::string>& words);
    void count_if_sequence(const std::vector<std::string>& words);
    [[nodiscard]] static std::string drawn_by(const std::vector<std::string>& words,
                                              std::string_view instruction);
    void end_field();
    void write_field_without_result(const Field& field);
    void close_one();
    void add_anchor(std::string_view name);
    void record_change(std::string_view kind, xml::Node change);
    void record_hidden(xml::Node run);
    void record_math_changes(xml::Node math);
    [[nodiscard]] bool is_in_instruction() const;
    [[nodiscard]] doc::RunLook look_of(xml::Node rpr);
    [[nodiscard]] doc::ParagraphLook paragraph_look(const ParagraphProperties& properties,
                                                    xml::Node source);

    Context& context_;
    xml::Node block_;
    doc::ParagraphBuilder builder_;
    std::string style_;
    std::string table_style_;
    doc::RunLook look_;      // of the run that is being read
    bool is_hidden_ = false; // the run that is being read
    bool is_mark_hidden_ = false;
    double first_size_ = 0; // of the first characters: the unit of w:firstLineChars
    std::size_t open_ = 0;  // inline elements
    bool has_content_ = false;
    bool ended_toc_ = false;
    bool skip_text_ = false; // the text of the run is a note's mark
};

// w:drawing, w:pict, w:object.
void read_drawing(Paragraph& paragraph, xml::Node drawing, const doc::RunLook& look);

// First word and quoted or bare arguments of a field instruction: PAGEREF _Toc1 \h → {"PAGEREF",
// "_Toc1", "\h"}.
std::vector<std::string> field_words(std::string_view instruction);
// The format that \* names; decimal for others.
Numeral field_numeral(const std::vector<std::string>& words);
// canonical field/@kind; "" for fields that are no field element (HYPERLINK, TOC, …).
std::string_view field_kind(std::string_view name);
// What an EQ field draws, read in a line: fractions as a/b, roots with √, overstruck and raised
// parts in order.
std::string equation_text(std::string_view instruction);
// A legacy form field (w:ffData): ☐ or ☒, the chosen entry of a list; "" for others.
std::string form_value(xml::Node data);
// Office Math as a serialized MathML element; "" for a blank one.
std::string mathml(xml::Node math);
// The children of an element of Office Math, without the math element around them.
std::string mathml_of(xml::Node parent);
// A run of it, or what wraps one, that a tracked change deletes.
bool is_deleted_math(xml::Node node);

} // namespace engross::read::docx

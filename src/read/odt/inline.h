// One paragraph while its content is read. Private to odt/.
#pragma once

#include "read/odt/context.h"

namespace engross::read::odt {

class Paragraph {
public:
    Paragraph(Context& context, xml::Node block, const Properties& properties, const Place& place);

    void read_inline(xml::Node container);
    void finish(doc::ParagraphLook look);

    [[nodiscard]] Context& context() { return context_; }
    [[nodiscard]] xml::Node block() const { return block_; }
    [[nodiscard]] doc::ParagraphBuilder& builder() { return builder_; }
    [[nodiscard]] doc::RunLook look() const { return doc_look(false); }

    void mark_content();
    void read_frame(xml::Node frame); // frames.cpp

    // Text boxes and shapes with text, to be read as blocks after the paragraph.
    std::vector<xml::Node> text_boxes;

private:
    void read_child(xml::Node node);
    bool read_character(xml::Node node);
    bool read_mark(xml::Node node);
    void read_text(std::string_view words);
    void flush_space();
    void put(std::string_view words);
    void read_span(xml::Node span);
    void read_link(xml::Node link);
    void read_field(xml::Node field, std::string_view kind);
    void read_note(xml::Node note);
    void read_ruby(xml::Node ruby);
    void read_image(xml::Node frame);
    bool write_image(xml::Node frame, xml::Node source);
    bool read_object(xml::Node object);
    void record_hidden(xml::Node node);
    [[nodiscard]] doc::RunLook doc_look(bool east_asian) const;
    [[nodiscard]] const Values& text_values() const { return styles_.back(); }

    Context& context_;
    xml::Node block_;
    doc::ParagraphBuilder builder_;
    std::vector<Values> styles_; // text properties of the paragraph and of the spans that are open
    bool may_space_ = false;     // white space here would count: something stands before it
    bool has_space_ = false;     // white space waits for what follows
    bool has_content_ = false;
};

// canonical field/@kind of a text field element; "" for what is no field.
std::string_view field_kind(std::string_view element);

} // namespace engross::read::odt

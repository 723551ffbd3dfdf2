// One paragraph while its content is read. Private to odt/.
#pragma once

#include "read/odt/context.h"

namespace engross::read::odt {

// A chart: name of its part, and chart:chart.
using Chart = std::pair<std::string, xml::Node>;

class Paragraph {
public:
    Paragraph(Context& context, xml::Node block, std::string_view style);

    void read_inline(xml::Node container);
    void finish(doc::ParagraphLook look);

    [[nodiscard]] Context& context() { return context_; }

    [[nodiscard]] xml::Node block() const { return block_; }

    [[nodiscard]] doc::ParagraphBuilder& builder() { return builder_; }

    [[nodiscard]] const doc::RunLook& look() const { return styles_.back().second->looks.front(); }

    void mark_content();
    void read_frame(xml::Node frame); // frames.cpp

    // Text boxes and shapes with text, to be read as blocks after the paragraph.
    std::vector<xml::Node> text_boxes;
    std::vector<Chart> charts;     // likewise, with their data
    std::vector<Overlay> overlays; // shapes that take no room
    std::vector<image::Box> boxes; // where the author's text boxes stand, as overlays do

private:
    void read_child(xml::Node node);
    bool read_character(xml::Node node);
    bool read_mark(xml::Node node);
    void read_text(std::string_view words);
    void flush_space();
    void set_page();
    std::size_t spaces_of(xml::Node source);
    void put(std::string_view words);
    void read_span(xml::Node span);
    void read_link(xml::Node link);
    void read_field(xml::Node field, std::string_view kind);
    void read_note(xml::Node note);
    void read_ruby(xml::Node ruby);
    void read_image(xml::Node frame);
    void read_control(xml::Node drawn); // forms.cpp
    // A shape with words, turned or filled by them, in a header (watermark.cpp).
    bool read_watermark(xml::Node shape);
    void read_shapes(xml::Node shapes); // frames.cpp, likewise
    void write_shape(xml::Node source, const shapes::Drawn& drawn, bool is_decorative);
    bool write_image(xml::Node frame, xml::Node source); // pictures.cpp, likewise
    bool hang_picture(xml::Node frame, const std::string& resource, const std::string& src);
    // True when the object is read: a formula. Others show their replacement picture.
    bool read_object(xml::Node object);
    void record_hidden(xml::Node node);
    // A span opens: its properties over those around it.
    void push_style(std::string_view name);

    Context& context_;
    xml::Node block_;
    doc::ParagraphBuilder builder_;
    // The paragraph's text style and those of the spans that are open, by key.
    std::vector<std::pair<std::string, const TextStyle*>> styles_;
    bool may_space_ = false; // white space here would count: something stands before it
    bool has_space_ = false; // white space waits for what follows
    bool has_content_ = false;
};

// The data of a chart as a table, after its title.
void read_chart(Context& context, const Chart& chart, const Place& place);

// A field in the paragraph hides it as a whole.
bool hides_paragraph(xml::Node source);

// canonical field/@kind of a text field element; "" for what is no field.
std::string_view field_kind(std::string_view element);

} // namespace engross::read::odt

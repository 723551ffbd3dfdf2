// One paragraph while its content is read. Private to pandoc/.
#pragma once

#include "read/pandoc/context.h"

namespace engross::read::pandoc {

class Paragraph {
public:
    Paragraph(Context& context, xml::Node block, const Place& place);

    void read(const Json& inlines, const doc::RunLook& look);
    void put(std::string_view words, const doc::RunLook& look);
    void put_line_break(const doc::RunLook& look);
    void anchor(const std::string& id);
    void finish(const doc::ParagraphLook& look, const doc::RunLook& run);

private:
    using Words = Json::array_t;

    void read_range(const Words& words, std::size_t from, std::size_t to, const doc::RunLook& look);
    void read_one(const Json& word, const doc::RunLook& look);
    bool read_look(const Json& word, const doc::RunLook& look);
    bool read_text(const Json& word, const doc::RunLook& look);
    void read_span(const Json& parts, const doc::RunLook& look);
    void read_quoted(const Json& parts, const doc::RunLook& look);
    void read_link(const Json& parts, const doc::RunLook& look);
    void read_note(const Json& blocks, const doc::RunLook& look);
    void read_formula(const Json& math, std::string_view mathml, const doc::RunLook& look);
    void read_image(const Json& parts, const doc::RunLook& look);
    void write_alt(xml::Node image, const Json& parts);
    // <ruby> of HTML that begins at `from`; behind its end, or `from` when it has none.
    std::size_t
    read_ruby(const Words& words, std::size_t from, std::size_t to, const doc::RunLook& look);
    void before_content(char32_t first);

    Context& context_;
    xml::Node block_;
    const Place& place_;
    doc::ParagraphBuilder builder_;
    char32_t last_ = 0;     // character written
    bool has_soft_ = false; // a line end waits for what follows
    doc::RunLook soft_look_;
};

// "https:…", "mailto:…", "#id" of another part: what is not in the file itself.
bool is_outside(std::string_view address);
// The bytes of "data:image/png;base64,…"; nothing when it is no such address.
std::optional<Bytes> data_of(std::string_view address);

} // namespace engross::read::pandoc

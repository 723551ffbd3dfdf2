// A picture as DrawingML or VML describes it, and the canonical image made of it. Private to docx/.
#pragma once

#include "read/docx/inline.h"
#include "read/shapes/canvas.h"

namespace engross::read::docx {

struct Picture {
    xml::Node blip;        // a:blip or v:imagedata: its place
    std::string_view id;   // relationship of the bytes
    std::string_view link; // relationship of a file outside
    std::string drawn;     // of a shape: its SVG; then there are no such relationships
    double width = 0, height = 0;
    std::string name, alt, crop, wrap, flip, x;
    double rotation = 0, opacity = 1;
    bool is_decorative = false;
    bool is_floating = false;
};

// All elements of that name below `root`; text boxes and fallbacks are not entered.
std::vector<xml::Node> descendants(xml::Node root, std::string_view name);

// Text boxes with something to read (w:txbxContent).
std::vector<xml::Node> text_boxes_in(xml::Node root);

double emu(std::string_view value);    // in pt
bool is_behind_text(xml::Node anchor); // wp:anchor

// The image in its place in the paragraph; its bytes among the resources. What is lost or outside
// is reported.
void write_picture(Paragraph& paragraph, const Picture& picture, const doc::RunLook& look);

// A picture that takes no room stands behind the text of every page that has the header or footer
// around it, no part of what is read. False when it is in none, or its bytes are missing or broken.
bool hang_picture(Paragraph& paragraph, const Picture& picture, Overlay place);

// A shape that was drawn, as the image or overlay that it becomes. One that no description calls
// more is decoration, so that nobody is asked for the alternative text of a line or an arrow, and
// no screen reader stops at it. `has_no_room`: text runs over or under it.
void write_shape(Paragraph& paragraph,
                 Picture picture,
                 Overlay overlay,
                 bool has_no_room,
                 const doc::RunLook& look);

// Of a VML shape's style, "width:415.3pt;height:12cm": a value, a length in pt, and its rotation in
// degrees, which may be written in 65536ths of one ("5898240fd").
std::string_view style_value(std::string_view style, std::string_view name);
double style_length(std::string_view style, std::string_view name);
double style_rotation(std::string_view style);
// ".5", "50%" or 65536ths ("32768f").
double vml_share(std::string_view value, double fallback);

// v:textpath in a header; false when it is none.
bool read_vml_watermark(const Paragraph& paragraph, xml::Node words);
// wp:anchor behind the text of a header, with words that are turned or shaped; false when it is
// none.
bool read_drawing_watermark(const Paragraph& paragraph, xml::Node anchor);

// Pictures, text boxes and WordArt of w:pict and w:object.
void read_vml(Paragraph& paragraph, xml::Node root, const doc::RunLook& look);

} // namespace engross::read::docx

// A picture as DrawingML or VML describes it, and the canonical image made of it. Private to docx/.
#pragma once

#include "read/docx/inline.h"

#include <array>

namespace engross::read::docx {

struct Picture {
    xml::Node blip;        // a:blip or v:imagedata: its place
    std::string_view id;   // relationship of the bytes
    std::string_view link; // relationship of a file outside
    double width = 0, height = 0;
    std::string name, alt, crop, wrap, flip, x;
    double rotation = 0;
    bool is_decorative = false;
    bool is_floating = false;
};

// All elements of that name below `root`; text boxes and fallbacks are not entered.
std::vector<xml::Node> descendants(xml::Node root, std::string_view name);

// Parts cut away at left, top, right and bottom, in per cent.
std::string crop_of(const std::array<double, 4>& parts);

void set_optional(xml::Node node,
                  std::string_view name,
                  const std::string& value); // not when it is ""

// The image in its place in the paragraph; its bytes among the resources. What is lost or outside
// is reported.
void write_picture(Paragraph& paragraph, const Picture& picture, const doc::RunLook& look);

// Pictures, text boxes and WordArt of w:pict and w:object.
void read_vml(Paragraph& paragraph, xml::Node root, const doc::RunLook& look);

} // namespace engross::read::docx

// What stands in parts of its own and is read as blocks: charts, diagrams (SmartArt), imported
// chunks. Private to docx/.
#pragma once

#include "read/docx/inline.h"

namespace engross::read::docx {

// A chart's cached values as a table with its title before it (ECMA-376-1, 21.2). False when there
// are none.
bool read_chart(Context& context, const Object& object, const Place& place);
// The texts of a diagram's points in their order, one paragraph each (21.4). False when there are
// none.
bool read_diagram(Context& context, const Object& object, const Place& place);
// w:altChunk: HTML, plain text or another DOCX as plain paragraphs (17.17.2.1); a trouble says so.
void read_chunk(Context& context, xml::Node chunk, const Place& place);

// A paragraph of plain words in the default style.
void write_plain(Context& context,
                 std::string_view words,
                 std::string_view src,
                 const Place& place);
// The lines of an HTML page as a reader sees them, blocks apart; scripts and styles are left out.
std::vector<std::string> lines_of_html(std::string_view html);

} // namespace engross::read::docx

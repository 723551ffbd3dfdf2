#include "read/note_number.h"

namespace engross::read {

void raise_note_number(doc::Document& document, xml::Node note, const doc::RunLook& look) {
    xml::Node label = note.is("note") ? note.child("label") : xml::Node();
    if (!label || look.position.empty()) {
        return;
    }
    doc::RunLook plain = look;
    plain.position.clear();
    label.set("style", doc::run_style_id(document, look, plain));
}

} // namespace engross::read

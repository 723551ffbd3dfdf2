// A written file → XML for the rules of the subject "pdf". Facts alone; what should be is for the
// rules to say.
//
//   pdf @title @lang @part (of ISO 14289) @marked @display-title @encrypted @outline @pages
//       @attachments @scripts @layers @form: yes when there are any; no person's name is looked for
//       but @author
//     tree                   the tag tree; each element is called as its standard type
//                            (ISO 32000-1 or -2, 14.8.4), math, mi … of the MathML namespace, or
//                            other/@type when it is none
//       H1, P, Figure …      @pdf-page (from 1, of its first content) @lang @alt @actual-text
//                            @ident (ID) @id-tree (yes: the IDTree leads here) @scope @colspan
//                            @rowspan @list-numbering @bbox (yes: it has an area) @follows (of H1
//                            to H6: the level of the heading before, 0 for none)
//         mark               content: @pdf-page @mcid @owner (yes: the ParentTree leads back here)
//                            @again (a second time)
//         object             an annotation: @pdf-page @owner @on-page (yes: the page lists it)
//     pages/page             @pdf-page @tabs @marks (that the ParentTree knows) @tagged (that the
//                            tree holds)
//       annotation           @subtype @contents @flags @leads @tagged
//     fonts/font             @name @embedded @to-unicode
#pragma once

#include "object.h"

#include "xml/xml.h"

#include <set>

namespace engross::pdf {

// A file as it is looked through.
struct Inspected {
    QPDF pdf;
    std::vector<Object> pages;
    std::map<QPDFObjGen, int> page_numbers; // from 1
    std::map<long long, Object> parent_tree;
    std::map<std::string, QPDFObjGen> id_tree;
    std::map<int, std::set<long long>> marks; // by page: the MCIDs that the tree holds
    std::set<QPDFObjGen> tagged;              // annotations that the tree holds

    [[nodiscard]] int page_of(const Object& page) const; // 0: none of its pages
};

// Of a text string, of a name without its slash; "" for all else.
std::string text_of(const Object& value);
std::string name_of(const Object& value);

inline std::string yes(bool holds) { return holds ? "yes" : "no"; }

// Fills `tree`, and `marks` and `tagged`.
void inspect_tags(Inspected& file, xml::Node tree);

} // namespace engross::pdf

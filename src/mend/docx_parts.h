// Parts of a DOCX that a change may need to make (ECMA-376-2: relationships, media types).
#pragma once

#include "mend/copy.h"

namespace engross::mend {

// The part that the main part has a relationship of this type with ("comments", "styles",
// "numbering"), made when there is none: its root. `root` is the name of its root element, without
// prefix.
xml::Node docx_part(Copy& copy, std::string_view type, std::string_view root);

// A relationship of `part` ("": the package itself) with a target as it is to be written.
void relate(Copy& copy,
            std::string_view part,
            std::string_view type_uri,
            const std::string& target);
// The media type of a part that is made.
void state_media_type(Copy& copy, const std::string& part, std::string_view type);

} // namespace engross::mend

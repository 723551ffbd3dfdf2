// Comments that engross writes into a copy of the author's file. They are none of the author's: who
// reads the copy passes over them.
#pragma once

#include <string>
#include <string_view>

namespace engross::doc {

inline constexpr std::string_view comment_author = "engross";
inline constexpr std::string_view comment_mark =
    "〔engross "; // that its words begin with; the rule's id follows

inline bool is_own_comment(std::string_view author, std::string_view words) {
    return author == comment_author && words.starts_with(comment_mark);
}

} // namespace engross::doc

// What the page itself says, in the language of the report where we have it, else in English.
#pragma once

#include "base/text.h"

namespace engross::html::words {

inline const Text skip{"跳到主要內容", "Skip to main content"};
inline const Text contents{"目次", "Contents"};
inline const Text notes{"註釋", "Notes"};
inline const Text note{"註", "Note"};
inline const Text back{"回到內文註", "Back to note"};
inline const Text place{"，第 ", ", place "}; // several places point to one note
inline const Text place_end{" 處", ""};
inline const Text table{"表格", "Table"};
inline const Text vertical{"直排文字", "Vertical text"};
inline const Text formula{"公式", "Formula"};
inline const Text picture{"圖片", "Picture"};
inline const Text lost{"圖片無法顯示", "Picture not available"};
inline const Text report{"報告", "Report"};

} // namespace engross::html::words

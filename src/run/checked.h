// What the rules were asked of, kept so that other rules can be asked of it without reading, OCR
// and layout.
#pragma once

#include "base/bytes.h"
#include "doc/document.h"
#include "layout/page.h"

#include <filesystem>
#include <string_view>

namespace engross::run {

// Of its file's name, after the stem of the others.
inline constexpr std::string_view checked_ending = ".checked.xml";

// The tree, each block with the page of our PDF where it begins.
Bytes with_pages(const doc::Document& document, const layout::Layout& layout);
// The other way: takes them out of the tree. No pages in it, only where blocks begin.
layout::Layout take_pages(const doc::Document& document);

// STEM.html beside STEM.checked.xml.
std::filesystem::path page_beside(const std::filesystem::path& checked);

} // namespace engross::run

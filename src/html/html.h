// Document → one accessible page (WCAG 2.2 AA): semantic, no script, light and dark, readable at
// 320 px.
#pragma once

#include "doc/document.h"

#include <functional>
#include <string>
#include <string_view>

namespace engross::html {

// A picture of the page.
struct File {
    std::string name; // below the picture folder
    Bytes bytes;
    std::string resource; // the document's that they come from, unchanged or not
};

struct Options {
    bool inline_images = false; // data: URLs instead of files
    bool fragment = false;      // only <main>'s content, for a page template of somebody else
    std::string
        picture_folder{}; // relative URL of the folder the pictures will be in: "NAME.files"
    std::function<void(const File&)>
        take{}; // each picture, as soon as it is made; empty: nobody wants them
};

Bytes write(const doc::Document& document, const Options& options);

// A whole page (no fragment) is well-formed XML but for its first line, <!DOCTYPE html>: what
// follows.
std::string_view without_doctype(std::string_view html);

} // namespace engross::html

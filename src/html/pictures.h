// The pictures of a page: copies without personal metadata, each stored once, and the size they
// take.
#pragma once

#include "html/html.h"
#include "image/image.h"

#include <map>
#include <memory>
#include <string>

namespace engross::html {

// What the author did with a picture: @crop, @flip, @rotation.
image::Edit edit_of(xml::Node image);
bool is_edited(xml::Node image);

class Pictures {
public:
    Pictures(const doc::Document& document, const Options& options)
        : document_(document), options_(options) {}

    struct Placed {
        std::string source; // for img/@src
        int width = 0;      // CSS px, upright
        int height = 0;
    };

    // Null source: the picture is lost or cannot be decoded.
    Placed place(xml::Node image);

private:
    struct Stored {
        std::string source;
        int width = 0; // its own, upright
        int height = 0;
    };

    const Stored& stored(xml::Node image);
    Stored store(xml::Node image);

    const doc::Document& document_;
    const Options& options_;
    std::map<std::string, Stored, std::less<>> by_key_;
    std::size_t files_ = 0;
};

} // namespace engross::html

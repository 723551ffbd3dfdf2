// Pictures of the file, each stored once (ISO 32000-1, 8.9).
#pragma once

#include "object.h"

#include "doc/document.h"
#include "image/image.h"

#include <deque>
#include <map>
#include <optional>

namespace engross::pdf {

class ImageSet {
public:
    ImageSet(QPDF& pdf, const doc::Document& document) : pdf_(pdf), document_(document) {}

    // The name of the picture among the page's resources ("I1"); "" when it cannot be shown.
    // `edit`: what is cut off is not in the file at all; the rest is upright then.
    const std::string& use(const std::string& resource, const image::Edit* edit = nullptr);

    [[nodiscard]] Object object(const std::string& resource_name) const {
        return objects_.at(resource_name);
    }

private:
    std::optional<Object> make(BytesView bytes);
    std::optional<Object> jpeg(BytesView bytes);
    std::optional<Object> png(BytesView bytes);
    std::optional<Object> pixels(BytesView bytes);
    Object deflated(BytesView samples, Entries entries);
    Object colour_space(BytesView bytes, int components);

    QPDF& pdf_;
    const doc::Document& document_;
    std::deque<Blob> cut_; // streams point into them
    std::map<std::string, std::string, std::less<>>
        names_;                              // by id of the resource and what was cut off
    std::map<std::string, Object> objects_;  // by name
    std::map<std::string, Object> profiles_; // by content
    std::map<std::string, Object> drawn_;    // by content: drawings that differ may look the same
};

} // namespace engross::pdf

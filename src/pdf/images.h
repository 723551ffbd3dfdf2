// Pictures of the file, each stored once (ISO 32000-1, 8.9).
#pragma once

#include "doc/document.h"
#include "object.h"

#include <map>
#include <optional>

namespace engross::pdf {

class ImageSet {
public:
    ImageSet(QPDF& pdf, const doc::Document& document) : pdf_(pdf), document_(document) {}

    // The name of the picture among the page's resources ("I1"); "" when it cannot be shown.
    const std::string& use(const std::string& resource);

    [[nodiscard]] Object object(const std::string& resource_name) const {
        return objects_.at(resource_name);
    }

private:
    std::optional<Object> make(BytesView bytes);
    std::optional<Object> jpeg(BytesView bytes);
    std::optional<Object> png(BytesView bytes);
    std::optional<Object> pixels(BytesView bytes);
    Object colour_space(BytesView bytes, int components);

    QPDF& pdf_;
    const doc::Document& document_;
    std::map<std::string, std::string, std::less<>> names_; // by id of the resource
    std::map<std::string, Object> objects_;                 // by name
    std::map<std::string, Object> profiles_;                // by content
};

} // namespace engross::pdf

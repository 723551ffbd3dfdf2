// The images of a document by their content, so that each is looked at once.
#pragma once

#include "doc/document.h"

#include <map>
#include <string>
#include <vector>

namespace engross::recognize {

inline std::map<std::string, std::vector<xml::Node>>
images_by_resource(const doc::Document& document) {
    std::map<std::string, std::vector<xml::Node>> images;
    const xml::Node root = document.root();
    for (xml::Node node = root; node; node = node.following(root)) {
        const std::string resource(node.is("image") ? node.attr("resource") : std::string_view());
        if (document.resources.contains(resource)) {
            images[resource].push_back(node);
        }
    }
    return images;
}

} // namespace engross::recognize

// A tiny stand-in for layout: puts text of nodes on pages line by line, and reads the PDF back.
#pragma once

#include "doc/document.h"
#include "fonts/library.h"
#include "fonts/shape.h"
#include "pdf/object.h"
#include "pdf/pdf.h"

#include <list>
#include <memory>

namespace engross::pdf {

inline fonts::Library& library() {
    static fonts::Library one;
    return one;
}

inline Bytes written(const doc::Document& document, const layout::Layout& layout, Profile profile) {
    Bytes file;
    write(document, layout, profile, [&](BytesView piece) { file += piece; });
    return file;
}

class Paper {
public:
    Paper() { new_page(); }

    void new_page() {
        layout.pages.push_back({595, 842, std::to_string(layout.pages.size() + 1), {}});
        y_ = 60;
    }

    // One line of text for a node.
    void line(xml::Node owner,
              const std::string& words,
              layout::Artifact artifact = layout::Artifact::none) {
        y_ += 20;
        part(owner, words, 50, artifact);
    }

    // More text on the same line.
    void part(xml::Node owner,
              const std::string& words,
              float x,
              layout::Artifact artifact = layout::Artifact::none) {
        const xml::Node block = doc::block_of(owner);
        if (block && artifact == layout::Artifact::none) {
            layout.starts.emplace(std::string(block.attr("id")),
                                  layout::Start{layout.pages.size() - 1, y_ - 12});
        }
        layout.pages.back().items.push_back({text(words, x), owner, artifact});
    }

    void picture(xml::Node image, const std::string& resource, int orientation = 1) {
        y_ += 120;
        layout.pages.back().items.push_back(
            {layout::ImageItem{resource, 50, y_ - 100, 100, 80, orientation}, image, {}});
    }

    void rule(layout::Artifact artifact = layout::Artifact::layout) {
        layout.pages.back().items.push_back(
            {layout::RectItem{50, y_, 100, 1, 0x336699}, {}, artifact});
    }

    layout::Layout layout;

private:
    layout::TextItem text(const std::string& words, float x) const {
        const auto& face = *library().stack({}).pick(U'字', true).face;
        layout::TextItem item{.face = &face,
                              .size = 12,
                              .colour = 0,
                              .x = x,
                              .y = y_,
                              .width = 0,
                              .ascent = 10,
                              .descent = 2,
                              .text = words,
                              .glyphs = {}};
        const auto code_points = text::decode(words);
        std::vector<std::uint32_t> offsets;
        std::uint32_t at = 0;
        for (const char32_t c : code_points) {
            offsets.push_back(at);
            at += static_cast<std::uint32_t>(text::encode({&c, 1}).size());
        }
        offsets.push_back(at);
        for (const auto& glyph : fonts::shape(face, code_points, {})) {
            const auto advance = static_cast<float>(glyph.advance * 12 / 1000);
            item.glyphs.push_back({glyph.id,
                                   item.width,
                                   0,
                                   advance,
                                   offsets[glyph.cluster],
                                   offsets[glyph.cluster + 1]});
            item.width += advance;
        }
        return item;
    }

    float y_ = 60;
};

// A document with a title and nothing else.
inline doc::Document report() {
    doc::Document document = doc::create();
    document.root().set("lang", "zh-Hant-TW");
    xml::Node title = document.meta().prepend("title");
    title.set("by", "author");
    title.append_text("赴日本考察報告");
    return document;
}

// Adds a block with an id and a text of its own.
inline xml::Node
add(xml::Node parent, std::string_view name, std::string_view id, std::string_view words = "") {
    xml::Node node = parent.append(name);
    node.set("id", id);
    if (!words.empty()) {
        node.append_text(words);
    }
    return node;
}

inline std::unique_ptr<QPDF> open(Bytes file) {
    static std::list<Bytes> files; // qpdf reads from them later
    files.push_back(std::move(file));
    auto pdf = std::make_unique<QPDF>();
    pdf->processMemoryFile("test", files.back().data(), files.back().size());
    return pdf;
}

// The tag tree as one line: "Document(H1(#) P(# Link(# OBJR)))".
inline std::string tags(Object element) {
    if (element.isInteger()) {
        return "#";
    }
    if (element.isArray()) {
        std::string all;
        for (auto kid : element.aitems()) {
            all += (all.empty() ? "" : " ") + tags(kid);
        }
        return all;
    }
    if (element.hasKey("/MCID")) {
        return "#";
    }
    if (element.hasKey("/Obj")) {
        return "OBJR";
    }
    return element.getKey("/S").getName().substr(1) +
           (element.hasKey("/K") ? "(" + tags(element.getKey("/K")) + ")" : "");
}

inline std::string tags(QPDF& pdf) {
    return tags(pdf.getRoot().getKey("/StructTreeRoot").getKey("/K"));
}

// The first element of a type, in reading order; null when there is none.
inline Object find(Object element, const std::string& type) {
    if (element.isArray()) {
        for (auto kid : element.aitems()) {
            if (Object found = find(kid, type); !found.isNull()) {
                return found;
            }
        }
        return Object::newNull();
    }
    if (!element.isDictionary() || element.hasKey("/MCID") || element.hasKey("/Obj")) {
        return Object::newNull();
    }
    return element.getKey("/S").isNameAndEquals("/" + type) ? element
                                                            : find(element.getKey("/K"), type);
}

inline Object find(QPDF& pdf, const std::string& type) {
    return find(pdf.getRoot().getKey("/StructTreeRoot").getKey("/K"), type);
}

inline Object page_of(QPDF& pdf, std::size_t page) { return pdf.getAllPages().at(page); }

inline std::string content(QPDF& pdf, std::size_t page) {
    auto data = page_of(pdf, page).getKey("/Contents").getStreamData();
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

} // namespace engross::pdf

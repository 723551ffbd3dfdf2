// What jobs share and is costly to make: compiled rules and open fonts. Made before the first
// worker is forked, or when first needed.
#pragma once

#include "fonts/library.h"
#include "recognize/recognize.h"
#include "rules/rules.h"

#include <memory>
#include <optional>
#include <utility>

namespace engross::run {

// The rules of a run: the same for all its documents. One thread at a time.
struct Rules {
    Rules() = default; // nothing is checked, and nothing made of what OCR read

    explicit Rules(const rules::Recognition& least) : recognition(least) {} // nothing is checked

    // Throws Error(usage) when there is no such selection, or one of its rules does not compile.
    Rules(std::shared_ptr<const rules::Pack> all, rules::Selection chosen)
        : pack(std::move(all)), selection(std::move(chosen)),
          checker(std::make_shared<const rules::Checker>(*pack, selection)),
          page_checker(std::make_shared<const rules::Checker>(*pack, selection, "html")),
          pdf_checker(std::make_shared<const rules::Checker>(*pack, selection, "pdf")),
          recognition(pack->recognition()) {}

    std::shared_ptr<const rules::Pack> pack;
    rules::Selection selection;
    std::shared_ptr<const rules::Checker> checker;
    std::shared_ptr<const rules::Checker> page_checker; // of the HTML page that is written
    std::shared_ptr<const rules::Checker> pdf_checker;  // of the PDF that is written
    rules::Recognition recognition;
};

class Engine {
public:
    explicit Engine(Rules rules) : rules_(std::move(rules)) {}

    // There is one only when something is checked.
    [[nodiscard]] const rules::Checker& checker() const { return *rules_.checker; }

    [[nodiscard]] const rules::Checker& page_checker() const { return *rules_.page_checker; }

    [[nodiscard]] const rules::Checker& pdf_checker() const { return *rules_.pdf_checker; }

    // Of a command that mends: none when it was not given.
    [[nodiscard]] const Rules& rules() const { return rules_; }

    // Opened when the first document is laid out.
    fonts::Library& fonts() { return made(fonts_); }

    // Loaded when the first document's pictures are read.
    recognize::TextReader& text_reader() { return made(text_reader_); }

    // What reads pictures: the text reader, unless another was set.
    [[nodiscard]] recognize::Reader picture_reader() {
        return picture_reader_ ? picture_reader_
                               : recognize::Reader([this](std::span<const BytesView> pictures) {
                                     return text_reader().read(pictures);
                                 });
    }

    void set_picture_reader(recognize::Reader reader) { picture_reader_ = std::move(reader); }

private:
    template <typename T, typename... Arguments>
    static T& made(std::unique_ptr<T>& slot, const Arguments&... arguments) {
        if (!slot) {
            slot = std::make_unique<T>(arguments...);
        }
        return *slot;
    }

    Rules rules_;
    std::unique_ptr<fonts::Library> fonts_;
    std::unique_ptr<recognize::TextReader> text_reader_;
    recognize::Reader picture_reader_;
};

} // namespace engross::run

// Paragraphs in a quotation style are a quotation.
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <algorithm>
#include <array>

namespace engross::normalize {

namespace {

bool is_quote(const Looks& looks, Node block) {
    static constexpr std::array<std::string_view, 9> names{"Quote",
                                                           "Quotations",
                                                           "Intense Quote",
                                                           "quote",
                                                           "引文",
                                                           "鮮明引文",
                                                           "Block Text",
                                                           "引用",
                                                           "Block Quotation"};
    return block.is("p") && !block.has("list") &&
           std::ranges::find(names, looks.of(block).paragraph.name) != names.end();
}

} // namespace

void quotes(doc::Document& document) {
    Looks looks(document);
    Ids ids(document);
    for (Node container : containers(document)) {
        Node quote;
        for (Node block : container.children().collect()) {
            if (!is_quote(looks, block)) {
                quote = Node();
                continue;
            }
            if (!quote) {
                quote = block.insert_before("quote");
                quote.set("id", ids.next());
                copy_attribute(block, quote, "src");
            }
            block.move_into(quote);
        }
    }
}

} // namespace engross::normalize

// The parts of the HTML report: page.cpp has the frame, page_rules.cpp the cards of rules,
// page_pictures.cpp the inventory of pictures.
#pragma once

#include "report/markup.h"
#include "report/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace engross::report {

// Markup in one language. Every value is escaped.
class Page : public Markup {
public:
    Page(const Report& report, Language language) : Markup(language), report_(report) {}

    void frame();

private:
    using Group = std::vector<const Finding*>;

    void summary();
    void overview();
    void gate();
    void confirmed(const File& file);
    void about();
    void file(const File& file, std::size_t number);
    void counts(const File& file, const std::string& id);

    void cards(const File& file, const std::string& id);
    void silent(const File& file, const std::string& id);
    void list_of(const std::vector<const Asked*>& rules,
                 const std::string& id,
                 const Text& title,
                 const Text& about);
    void card(const Group& group);
    void places(const Group& group, bool with_messages);
    void place(const Finding& finding, bool with_message);
    void fix(const Fix& fix);
    void source(const Finding& finding);

    void pictures(const File& file, const std::string& id);
    void picture(const Picture& picture, std::size_t number);
    void open_cell(std::size_t column);
    void words_or_none(const std::string& text);

    void row(const Text& name, const std::string& value); // of a dl; nothing for an empty value

    const Report& report_;
};

// One sentence for what is left to do: 「還差 3 項就可以送件」.
Text verdict_sentence(const File& file, std::string_view stage);

} // namespace engross::report

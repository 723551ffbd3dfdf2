// The findings of a file in groups, one card a rule; what passed and what never applied.
#include "report/page.h"
#include "report/silence.h"
#include "report/words.h"

#include <algorithm>

namespace engross::report {

namespace {

constexpr std::size_t places_shown = 6; // of a card, before the rest is folded

using Group = std::vector<const Finding*>;

struct Kind {
    const char* id;
    Text title;
    Text words;
    std::vector<Severity> severities;
    bool waived = false;
};

std::vector<Group> groups_of(const File& file, const Kind& kind) {
    std::vector<Group> chosen;
    for (Group& group : by_rule(file)) {
        const Finding& first = *group.front();
        if (first.waived.has_value() == kind.waived &&
            std::ranges::find(kind.severities, first.severity) != kind.severities.end()) {
            chosen.push_back(std::move(group));
        }
    }
    return chosen;
}

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"must",
         {"必須修正", "Must be mended"},
         {"不修正，這份報告不能通過。", "With these the report does not pass."},
         {Severity::error}},
        {"should",
         {"建議修正", "Should be mended"},
         {"不影響通過，但讀者會更容易讀。",
          "The report passes with these, but readers will be better off without."},
         {Severity::warning, Severity::advice}},
        {"look",
         {"需要人工確認", "A person must look"},
         {"程式看不出對錯，請看過每一處。", "A program cannot tell; please look at each place."},
         {Severity::review}},
        {"waived",
         {"已豁免", "Waived"},
         {"有人負責，到期之前不計。",
          "Somebody answers for these; they do not count until the day that is named."},
         {Severity::error, Severity::warning, Severity::review, Severity::advice},
         true}};
    return all;
}

bool one_message(const Group& group) {
    return std::ranges::all_of(
        group, [&](const Finding* each) { return each->message == group.front()->message; });
}

Text items(std::size_t count) { return {std::to_string(count) + " 項", std::to_string(count)}; }

Text known_how(const std::string& read) {
    if (read == "primary") {
        return {"已讀原文", "read in the primary text"};
    }
    if (read == "secondary") {
        return {"引自他人轉述，未讀原文",
                "taken from a secondary source; the primary text was not read"};
    }
    return read == "memory" ? Text("憑記憶，未查證", "from memory, not looked up") : Text::same("");
}

} // namespace

// Where to begin: the groups with how much is in each.
void Page::counts(const File& file, const std::string& id) {
    const Silence silent = silence(report_, file);
    const auto entry = [&](const std::string& part, const Text& title, std::size_t count) {
        add("<li class=\"" + part + (count == 0 ? " none" : "") + "\"><a href=\"#" + id + part +
            "\"><b>" + std::to_string(count) + "</b> ");
        say(title);
        add("</a></li>\n");
    };
    add("<ul class=\"counts\">\n");
    for (const Kind& kind : kinds()) {
        if (const std::size_t count = groups_of(file, kind).size(); count > 0 || !kind.waived) {
            entry(kind.id, kind.title, count);
        }
    }
    if (!file.asked.empty()) {
        entry("passed", {"已通過", "Passed"}, silent.passed.size());
        entry("none", {"不適用", "Not applicable"}, silent.not_applicable.size());
    }
    add("</ul>\n");
}

void Page::cards(const File& file, const std::string& id) {
    const Silence silent = silence(report_, file);
    for (const Kind& kind : kinds()) {
        const std::vector<Group> groups = groups_of(file, kind);
        if (kind.waived && groups.empty()) {
            continue;
        }
        add("<section class=\"group " + std::string(kind.id) + "\" id=\"" + id + kind.id +
            "\">\n<h3>");
        say(kind.title);
        add(" <span class=\"count\">");
        say(items(groups.size()));
        add("</span></h3>\n");
        element("p", groups.empty() ? Text("沒有。", "Nothing.") : kind.words, "class=\"about\"");
        std::ranges::for_each(groups, [&](const Group& group) { card(group); });
        if (std::string_view(kind.id) == "look" && !silent.nothing_to_look_at.empty()) {
            list_of(
                silent.nothing_to_look_at,
                "",
                {"沒有找到要看的地方", "No place found to look at"},
                {"這些項目不算通過：程式沒有看到可疑的地方，但不能代替人確認。",
                 "These are not counted as passed: the program saw nothing doubtful, but cannot stand in for a person."});
        }
        add("</section>\n");
    }
}

void Page::silent(const File& file, const std::string& id) {
    if (file.asked.empty()) {
        return;
    }
    const Silence all = silence(report_, file);
    add("<section class=\"group\">\n");
    element("h3", {"其他檢查項目", "Everything else that was asked"});
    list_of(all.passed,
            id + "passed",
            {"已通過", "Passed"},
            {"每一處都符合。", "Every place conforms."});
    list_of(all.not_applicable,
            id + "none",
            {"不適用", "Not applicable"},
            {"報告裡沒有這些項目要查的內容。", "The report has nothing that these look at."});
    add("</section>\n");
}

void Page::list_of(const std::vector<const Asked*>& rules,
                   const std::string& id,
                   const Text& title,
                   const Text& about) {
    add("<details" + (id.empty() ? "" : " id=\"" + id + "\"") + ">\n<summary>");
    say(title);
    add(" <span class=\"count\">");
    say(items(rules.size()));
    add("</span></summary>\n");
    element("p", about, "class=\"about\"");
    add(rules.empty() ? "" : "<ul class=\"rules\">\n");
    for (const Asked* asked : rules) {
        const auto rule = report_.rules.find(asked->rule);
        add("<li>");
        if (rule != report_.rules.end()) {
            say(rule->second.title);
        }
        add(" <span class=\"id\">" + escape(asked->rule) + "</span></li>\n");
    }
    add(rules.empty() ? "</details>\n" : "</ul>\n</details>\n");
}

void Page::card(const Group& group) {
    const Finding& first = *group.front();
    const bool same = one_message(group);
    const auto rule = report_.rules.find(first.rule);
    add("<article class=\"card " + std::string(name(first.severity)) + "\">\n<h4>");
    say(same || rule == report_.rules.end() ? first.message : rule->second.title);
    add("</h4>\n<p class=\"tags\"><span class=\"severity\">");
    say(severity_word(first.severity));
    add("</span> <span class=\"id\">" + escape(first.rule) + "</span>");
    if (group.size() > 1) {
        add(" <span class=\"times\">");
        say({std::to_string(group.size()) + " 處", std::to_string(group.size()) + " places"});
        add("</span>");
    }
    add("</p>\n");
    if (const Text state = standing(first); !state.empty()) {
        element("p", state, "class=\"standing\"");
    }
    if (!first.reason.empty()) {
        element("p", first.reason, "class=\"why\"");
    }
    places(group, !same);
    fix(first.fix);
    source(first);
    add("</article>\n");
}

void Page::places(const Group& group, bool with_messages) {
    const auto list = [&](std::size_t from, std::size_t to) {
        add("<ul class=\"places\">\n");
        for (std::size_t i = from; i < to; ++i) {
            place(*group[i], with_messages);
        }
        add("</ul>\n");
    };
    const std::size_t shown = group.size() > places_shown + 2 ? places_shown : group.size();
    list(0, shown);
    if (const std::string rest = std::to_string(group.size() - shown); shown < group.size()) {
        add("<details>\n");
        element("summary", {"另外 " + rest + " 處", rest + " more places"});
        list(shown, group.size());
        add("</details>\n");
    }
}

void Page::place(const Finding& finding, bool with_message) {
    const Location& where = finding.where;
    add("<li>");
    if (with_message) {
        element("p", finding.message, "class=\"message\"");
    }
    if (!where.quote.empty()) {
        author("blockquote", where.quote);
        add("\n");
    }
    add("<p class=\"where\">");
    if (!where.heading.empty()) {
        author("span", where.heading);
        add(" ");
    }
    if (const Text pages = pages_of(where); !pages.empty()) {
        element("span", pages, "class=\"page\"");
    } else if (where.heading.empty()) {
        element("span", {"整份報告", "the whole report"});
    }
    add("</p></li>\n");
}

// Side by side, unless the steps are the same.
void Page::fix(const Fix& fix) {
    if (fix.word.empty() && fix.libreoffice.empty()) {
        return;
    }
    const auto steps = [&](const Text& title, const Text& words) {
        add("<div>\n");
        element("h5", title);
        element("p", words);
        add("</div>\n");
    };
    add("<div class=\"fix\">\n");
    if (fix.word == fix.libreoffice) {
        steps({"怎麼改", "How to mend it"}, fix.word);
    } else {
        steps({"在 Word 改", "In Word"}, fix.word);
        steps({"在 LibreOffice 改", "In LibreOffice"}, fix.libreoffice);
    }
    add("</div>\n");
}

void Page::source(const Finding& finding) {
    const auto rule = report_.rules.find(finding.rule);
    add("<p class=\"source\">");
    say({"依據：", "Source: "});
    say(finding.source);
    if (rule != report_.rules.end()) {
        if (const Text how = known_how(rule->second.read); !how.empty()) {
            say({"（" + how.zh + "）", " (" + how.en + ")"});
        }
        if (!rule->second.link.empty()) {
            add(" <a href=\"" + escape(rule->second.link) + "\">" + escape(rule->second.link) +
                "</a>");
        }
    }
    add("</p>\n");
}

} // namespace engross::report

// One accessible page, mailable: no script, nothing from the network. The frame; see page.h.
#include "report/page.h"

#include "report/formats.h"
#include "report/words.h"

#include <algorithm>

namespace engross::report {

extern const std::string_view report_css;

namespace {

std::size_t rules_with(const File& file, Severity severity, bool known = false) {
    const auto groups = by_rule(file);
    return static_cast<std::size_t>(std::ranges::count_if(groups, [&](const auto& group) {
        const Finding& first = *group.front();
        return first.severity == severity && !first.waived && first.known == known;
    }));
}

Text stage_word(std::string_view stage) {
    if (stage == "draft" || stage == "submit") {
        return stage == "draft" ? Text("草稿", "draft") : Text("送件", "submission");
    }
    return stage == "publish" ? Text("公布", "publication") : Text("歸檔", "archive");
}

// A word and what the command line calls it.
Text named(const Text& word, const std::string& name) {
    return word.empty() ? Text::same(name)
                        : Text(word.zh + "（" + name + "）", word.en + " (" + name + ")");
}

Text aim(std::string_view stage) {
    if (stage == "publish") {
        return {"發布", "published"};
    }
    return stage == "archive" ? Text("歸檔", "archived")
           : stage == "draft" ? Text("定稿", "finished")
                              : Text("送件", "submitted");
}

std::string plural(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string id_of(std::size_t number) { return "f" + std::to_string(number); }

} // namespace

Text verdict_sentence(const File& file, std::string_view stage) {
    const Text end = aim(stage);
    if (file.error) {
        return {"這份檔案無法檢查", "This file could not be checked"};
    }
    const std::size_t errors = rules_with(file, Severity::error);
    const std::size_t known = rules_with(file, Severity::error, true);
    const std::size_t reviews = rules_with(file, Severity::review);
    if (errors > 0) {
        return {"還差 " + std::to_string(errors) + " 項就可以" + end.zh,
                plural(errors, "thing", "things") + " to mend before it can be " + end.en};
    }
    if (known > 0) {
        return {"沒有新的錯誤；既有的 " + std::to_string(known) + " 項還沒有改",
                "No new errors; " + plural(known, "thing", "things") +
                    " known from before still to mend"};
    }
    if (reviews > 0) {
        return {"沒有必須修正的地方；還有 " + std::to_string(reviews) + " 項要人看過，才可以" +
                    end.zh,
                "Nothing must be mended; a person must look at " +
                    plural(reviews, "thing", "things") + " before it can be " + end.en};
    }
    return {"可以" + end.zh, "It can be " + end.en};
}

void Page::row(const Text& name, const std::string& value) {
    if (!value.empty()) {
        add("<div>");
        element("dt", name);
        author("dd", value);
        add("</div>\n");
    }
}

void Page::frame() {
    const Text title("engross 檢查結果", "Findings of engross");
    const std::string first =
        report_.files.empty() ? "" : file_name(report_.files.front().path) + " – ";
    add("<!DOCTYPE html>\n<html lang=\"" +
        std::string(language_ == Language::en ? "en" : "zh-Hant-TW") +
        "\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>");
    words(report_.files.size() == 1 ? first : "");
    say(title);
    add("</title>\n<style>\n" + std::string(report_css) + "</style>\n</head>\n<body>\n");
    element("a", {"跳到檢查結果", "Skip to the findings"}, "class=\"skip\" href=\"#main\"");
    add("<header>\n");
    element("p", title, "class=\"brand\"");
    add("</header>\n<main id=\"main\">\n");
    summary();
    if (report_.gate) {
        gate();
    }
    for (std::size_t i = 0; i < report_.files.size(); ++i) {
        file(report_.files[i], i + 1);
    }
    add("</main>\n<footer>\n");
    about();
    add("</footer>\n</body>\n</html>\n");
}

// The sentence that is read first.
void Page::summary() {
    if (report_.files.size() == 1) {
        const File& only = report_.files.front();
        element("h1",
                verdict_sentence(only, report_.stage),
                "class=\"verdict " + std::string(verdict(only)) + "\"");
        return;
    }
    const auto passed = static_cast<std::size_t>(std::ranges::count_if(
        report_.files, [](const File& file) { return verdict(file) == "pass"; }));
    const std::string all = std::to_string(report_.files.size());
    const Text end = aim(report_.stage);
    element("h1",
            {all + " 份報告，" + std::to_string(passed) + " 份可以" + end.zh,
             std::to_string(passed) + " of " + all + " reports can be " + end.en},
            "class=\"verdict\"");
    overview();
}

void Page::overview() {
    add("<ul class=\"files\">\n");
    for (std::size_t i = 0; i < report_.files.size(); ++i) {
        const File& file = report_.files[i];
        add("<li class=\"" + std::string(verdict(file)) + "\"><a href=\"#" + id_of(i + 1) + "\">");
        author("bdi", file_name(file.path));
        add("</a> ");
        element("span", verdict_sentence(file, report_.stage));
        add("</li>\n");
    }
    add("</ul>\n");
}

void Page::gate() {
    add("<section class=\"gate\">\n<h2>");
    say({"關卡：", "Gate: "});
    say(gate_word(*report_.gate));
    add("</h2>\n<p>");
    say(gate_counts(report_));
    add("</p>\n");
    for (const std::vector<Text>* all : {&report_.gate->reasons, &report_.gate->notes}) {
        if (!all->empty()) {
            add("<ul>\n");
            std::ranges::for_each(*all, [&](const Text& each) { element("li", each); });
            add("</ul>\n");
        }
    }
    add("</section>\n");
}

// Who has looked at the outputs, held against what.
void Page::confirmed(const File& file) {
    for (const Confirmation& each : file.confirmations) {
        element("p",
                {"確認：" + each.output + "，" + each.standard.zh + "，由 " + each.judge.zh,
                 "Confirmed: " + each.output + ", " + each.standard.en + ", by " + each.judge.en});
    }
}

void Page::file(const File& file, std::size_t number) {
    const std::string id = id_of(number);
    add("<section class=\"file\" id=\"" + id + "\">\n<h2>");
    author("bdi", file_name(file.path));
    add("</h2>\n");
    if (report_.files.size() > 1) {
        element("p",
                verdict_sentence(file, report_.stage),
                "class=\"verdict " + std::string(verdict(file)) + "\"");
    }
    if (file.error) {
        element("p", file.error->message);
    } else {
        counts(file, id);
        cards(file, id);
        silent(file, id);
        pictures(file, id);
        confirmed(file);
    }
    add("</section>\n");
}

void Page::about() {
    element("h2", {"怎麼判斷的", "How this was judged"});
    add("<dl>\n");
    row({"判斷日期", "As of"}, report_.date);
    row({"規則組", "Profile"}, named(report_.profile_title, report_.profile).in(language_));
    row({"階段", "Stage"}, named(stage_word(report_.stage), report_.stage).in(language_));
    row({"程式", "Program"}, "engross " + report_.engross);
    add("<div>");
    element("dt", {"檔案（SHA-256）", "Files (SHA-256)"});
    for (const File& file : report_.files) {
        author("dd", file.path + (file.sha256.empty() ? "" : " (" + file.sha256 + ")"));
    }
    add("</div>\n");
    std::string unchecked = report_.not_checked.in(language_);
    if (language_ == Language::zh_tw) { // a line end would be shown as a blank
        std::erase(unchecked, '\n');
    }
    row({"沒有檢查的", "Not checked"}, unchecked);
    add("</dl>\n");
    element(
        "p",
        {"需要人工確認的項目不算通過。PDF 頁碼是 engross 排版的頁碼。",
         "What a person must look at is not counted as passed. PDF pages are those that engross sets."});
}

Bytes html(const Report& report, Language language) {
    Page page(report, language);
    page.frame();
    return std::move(page.out);
}

} // namespace engross::report

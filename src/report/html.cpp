// One accessible page, mailable, no script.
#include "report/formats.h"
#include "report/words.h"

namespace engross::report {

namespace {

constexpr std::string_view css =
    ":root{color-scheme:light dark}body{font:1rem/1.7 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem}"
    "h2,h3{line-height:1.4}q{quotes:'「' '」'}.severity{font-weight:700}ul{padding-inline-start:1.2rem}"
    "li{overflow-wrap:anywhere}dt{font-weight:700}dd{margin:0 0 .5rem}section>section{border-block-start:1px solid;}";

class Writer {
public:
    explicit Writer(Language language) : language_(language) {}

    void file(const File& file) {
        out += "<section><h2>" + escape(file.path) + "</h2>\n<p>" + say(verdict_word(verdict(file))) + "</p>\n";
        if (file.error) {
            out += "<p>" + escape(say(file.error->message)) + "</p>\n";
        }
        for (const auto& group : by_rule(file)) {
            rule(group);
        }
        for (const Confirmation& each : file.confirmations) {
            out += "<p>" + escape(say({"確認：" + each.output + "，" + each.standard.zh + "，由 " + each.judge.zh,
                                       "Confirmed: " + each.output + ", " + each.standard.en + ", by " + each.judge.en})) + "</p>\n";
        }
        out += "</section>\n";
    }

    void gate(const Report& report) {
        out += "<section><h2>" + escape(say({"關卡：", "Gate: "}) + say(gate_word(*report.gate))) + "</h2>\n<p>" +
            escape(report.gate->policy + " · " + say(gate_counts(report))) + "</p>\n";
        list(report.gate->reasons);
        list(report.gate->notes);
        out += "</section>\n";
    }

    Bytes out;

private:
    void rule(const std::vector<const Finding*>& group) {
        const Finding& first = *group.front();
        out += "<section><h3><span class=\"severity\">" + say(severity_word(first.severity)) + "</span> " +
            escape(first.rule) + "</h3>\n" + (standing(first).empty() ? "" : "<p>" + escape(say(standing(first))) + "</p>\n") + "<ul>\n";
        for (const Finding* finding : group) {
            out += "<li>" + escape(say(finding->message)) + " " + escape(place(finding->where, language_)) +
                (finding->where.quote.empty() ? "" : " <q>" + escape(finding->where.quote) + "</q>") + "</li>\n";
        }
        out += "</ul>\n<dl>\n";
        detail({"為什麼", "Why"}, first.reason);
        detail({"依據", "Source"}, first.source);
        detail({"在 Word 改", "In Word"}, first.fix.word);
        detail({"在 LibreOffice 改", "In LibreOffice"}, first.fix.libreoffice);
        out += "</dl></section>\n";
    }

    void list(const std::vector<Text>& all) {
        std::string items;
        for (const Text& each : all) {
            items += "<li>" + escape(say(each)) + "</li>\n";
        }
        out += items.empty() ? "" : "<ul>\n" + items + "</ul>\n";
    }

    void detail(const Text& name, const Text& value) {
        if (!value.empty()) {
            out += "<dt>" + say(name) + "</dt><dd>" + escape(say(value)) + "</dd>\n";
        }
    }

    [[nodiscard]] const std::string& say(const Text& text) const { return text.in(language_); }

    Language language_;
};

} // namespace

Bytes html(const Report& report, Language language) {
    Writer writer(language);
    const std::string title = Text("engross 檢查結果", "Findings of engross").in(language);
    writer.out = "<!DOCTYPE html>\n<html lang=\"" + std::string(language == Language::en ? "en" : "zh-Hant-TW") +
        "\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><title>" +
        title + "</title><style>" + std::string(css) + "</style></head>\n<body><main><h1>" + title + "</h1>\n<p>" +
        escape(report.date + " · " + report.profile + " · " + report.stage) + "</p>\n";
    if (report.gate) {
        writer.gate(report);
    }
    for (const File& file : report.files) {
        writer.file(file);
    }
    return writer.out + "</main></body></html>\n";
}

} // namespace engross::report

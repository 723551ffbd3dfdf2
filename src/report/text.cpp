// For people, on a terminal or in a file: one paragraph a rule, its places below it.
#include "report/formats.h"
#include "report/words.h"

#include <string>

namespace engross::report {

namespace {

class Writer {
public:
    Writer(Language language, bool colour) : language_(language), colour_(colour) {}

    void file(const File& file) {
        line(paint("1", file.path) + "  " +
             paint(file.error ? "31" : "0", say(verdict_word(verdict(file)))));
        if (file.error) {
            line("  " + file.error->message.in(language_));
        }
        for (const auto& group : by_rule(file)) {
            rule(group);
        }
        for (const Confirmation& each : file.confirmations) {
            detail({"確認：", "Confirmed: "},
                   {each.output + "，" + each.standard.zh + "，由 " + each.judge.zh,
                    each.output + ", " + each.standard.en + ", by " + each.judge.en});
        }
        summary(file);
    }

    void gate(const Report& report) {
        const Gate& gate = *report.gate;
        for (const Text& note : gate.notes) {
            line(say(note));
        }
        line(say(gate_counts(report)));
        line(paint(gate.passes ? "1;32" : "1;31",
                   say({"關卡（" + gate.policy + "）：", "Gate (" + gate.policy + "): "}) +
                       say(gate_word(gate))));
        for (const Text& reason : gate.reasons) {
            line("  " + say(reason));
        }
    }

    Bytes out;

private:
    void rule(const std::vector<const Finding*>& group) {
        const Finding& first = *group.front();
        line("");
        line(paint(colour_of(first.severity), say(severity_word(first.severity))) + "  " +
             paint("1", first.rule) + "  " + times(group.size()));
        detail(Text::same(""), standing(first));
        constexpr std::size_t most = 8;
        for (std::size_t i = 0; i < group.size() && i < most; ++i) {
            finding(*group[i]);
        }
        if (group.size() > most) {
            const std::string rest = std::to_string(group.size() - most);
            line("    " + say({"……另有 " + rest + " 處", "… and " + rest + " more"}));
        }
        detail({"為什麼：", "Why: "}, first.reason);
        detail({"依據：", "Source: "}, first.source);
        fix(first.fix);
    }

    void finding(const Finding& finding) {
        line("    " + finding.message.in(language_));
        std::string where = place(finding.where, language_);
        if (!finding.where.quote.empty()) {
            where += (where.empty() ? "" : say({"：", ": "})) + say({"「", "“"}) +
                     finding.where.quote + say({"」", "”"});
        }
        if (!where.empty()) {
            line("      " + paint("2", where));
        }
    }

    void fix(const Fix& fix) {
        if (fix.word == fix.libreoffice) {
            detail({"改法：", "Mend: "}, fix.word);
        } else {
            detail({"在 Word 改：", "In Word: "}, fix.word);
            detail({"在 LibreOffice 改：", "In LibreOffice: "}, fix.libreoffice);
        }
    }

    void detail(const Text& name, const Text& value) {
        if (!value.empty()) {
            line("    " + paint("36", say(name)) + say(value));
        }
    }

    void summary(const File& file) {
        std::string counts;
        for (const Severity severity :
             {Severity::error, Severity::warning, Severity::review, Severity::advice}) {
            counts += (counts.empty() ? "" : say({"、", ", "})) + say(severity_word(severity)) +
                      " " + std::to_string(count(file, severity));
        }
        line("");
        line(say({"共：", "In all: "}) + counts);
    }

    [[nodiscard]] std::string times(std::size_t count) const {
        return count == 1 ? ""
                          : Text(std::to_string(count) + " 處", std::to_string(count) + " places")
                                .in(language_);
    }

    [[nodiscard]] const std::string& say(const Text& text) const { return text.in(language_); }

    [[nodiscard]] static const char* colour_of(Severity severity) {
        switch (severity) {
        case Severity::error:
            return "1;31";
        case Severity::warning:
            return "1;33";
        case Severity::review:
            return "1;35";
        case Severity::advice:
            break;
        }
        return "1;34";
    }

    [[nodiscard]] std::string paint(const char* code, const std::string& text) const {
        return colour_ ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
    }

    void line(const std::string& text) {
        out += text;
        out.erase(out.find_last_not_of(' ') + 1);
        out += '\n';
    }

    Language language_;
    bool colour_;
};

} // namespace

Bytes text(const Report& report, Language language, bool colour) {
    Writer writer(language, colour);
    for (const File& file : report.files) {
        writer.file(file);
    }
    writer.out +=
        Text("判斷日期 " + report.date + "，規則組 " + report.profile + "，階段 " + report.stage,
             "Judged as of " + report.date + ", profile " + report.profile + ", stage " +
                 report.stage)
            .in(language) +
        "\n";
    if (report.gate) {
        writer.gate(report);
    }
    return std::move(writer.out);
}

} // namespace engross::report

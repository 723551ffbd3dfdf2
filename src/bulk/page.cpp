#include "bulk/page.h"

#include "bulk/bag.h"
#include "bulk/markup.h"
#include "html/address.h"
#include "report/words.h"

#include <algorithm>
#include <filesystem>

namespace engross::bulk {

extern const std::string_view archive_css;

namespace {

constexpr double percent = 100;
constexpr double mebi = 1 << 20U;

std::string share(std::int64_t part, std::int64_t all) {
    return all == 0
               ? "–"
               : decimal(static_cast<double>(part) * percent / static_cast<double>(all), 1) + " %";
}

Text reason_word(const std::string& reason) {
    static const std::map<std::string, Text, std::less<>> words{
        {"unreadable", {"無法讀取", "cannot be read"}},
        {"limit", {"超過限制", "a limit was passed"}},
        {"time", {"處理太久", "took too long"}},
        {"memory", {"記憶體不足", "wanted too much memory"}},
        {"crash", {"讓程式當掉", "crashed the program"}},
        {"killed", {"處理時一再被終止", "was killed again and again"}},
        {"changed", {"登記之後改過內容", "changed after the scan"}}};
    const auto word = words.find(reason);
    return word == words.end() ? Text::same(reason) : word->second;
}

const Text unknown("（不明）", "(not known)");

struct Series {
    const char* style;
    Text name;
    std::int64_t Verdicts::* count;
};

const std::vector<Series>& series() {
    static const std::vector<Series> all{
        {"pass", {"通過", "Passes"}, &Verdicts::pass},
        {"review", {"要人看過", "A person must look"}, &Verdicts::review},
        {"fail", {"未通過", "Fails"}, &Verdicts::fail},
        {"failed", {"無法處理", "Could not be done"}, &Verdicts::failed},
        {"open", {"還沒處理", "Not yet done"}, &Verdicts::open}};
    return all;
}

class Page : Markup {
public:
    Page(const Statistics& statistics,
         const RuleInfos& rules,
         const PageHead& head,
         Language language)
        : Markup(language), statistics_(statistics), rules_(rules), head_(head) {}

    Bytes write() {
        const Text title("文件庫報告", "Report of an archive");
        add("<!DOCTYPE html>\n<html lang=\"" +
            std::string(language_ == Language::en ? "en" : "zh-Hant-TW") +
            "\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>");
        say(title);
        add("</title>\n<style>\n" + std::string(archive_css) + "</style>\n</head>\n<body>\n");
        element("a", {"跳到主要內容", "Skip to the content"}, "class=\"skip\" href=\"#main\"");
        add("<header>\n");
        element("p", title, "class=\"brand\"");
        add("</header>\n<main id=\"main\">\n");
        summary();
        groups("years", {"各年度", "By year"}, {"年度", "Year"}, statistics_.years, 0);
        groups("agencies",
               {"各機關", "By agency"},
               {"機關", "Agency"},
               statistics_.agencies,
               statistics_.more_agencies);
        rule_list(
            "rules",
            {"各規則", "By rule"},
            {"文件最多的規則在前；展開可看問題最多的文件。",
             "Rules that speak in most documents first; open one to see the documents with most findings."},
            statistics_.rules);
        rule_list(
            "losses",
            {"輸出中沒有的內容", "What the outputs do not have"},
            {"例如換掉的字型、無法解開的圖片；每份文件的細節在 not-carried.tsv。",
             "Fonts replaced, pictures that could not be decoded and the like; not-carried.tsv has them by document."},
            statistics_.losses);
        failed();
        slowest();
        add("</main>\n<footer>\n");
        about();
        add("</footer>\n</body>\n</html>\n");
        return std::move(out);
    }

private:
    void summary() {
        const Verdicts& all = statistics_.all;
        const std::string count = std::to_string(all.all());
        const std::string passed = std::to_string(all.pass);
        element("h1",
                {count + " 份文件，" + passed + " 份通過",
                 passed + " of " + count + " documents pass"});
        add("<p>");
        foreign(head_.archive);
        add("</p>\n");
        heading("verdicts", {"結果", "Verdicts"});
        table("verdicts",
              {{"結果", "Verdict"}, {"文件", "Documents"}, {"比例", "Share"}, {"圖", "Bar"}});
        for (const Series& each : series()) {
            const std::int64_t number_of = all.*each.count;
            add("<tr>");
            element("th", each.name, "scope=\"row\"");
            number(number_of);
            number(share(number_of, all.all()));
            add("<td class=\"bars\">");
            bar(each.style, static_cast<double>(number_of), static_cast<double>(all.all()));
            add("</td></tr>\n");
        }
        end_table();
        add("</section>\n");
    }

    void groups(const std::string& id,
                const Text& title,
                const Text& column,
                const std::vector<Group>& all,
                std::int64_t more) {
        heading(id, title);
        std::vector<Text> columns{column, {"文件", "Documents"}};
        std::int64_t most = 1;
        for (const Series& each : series()) {
            columns.push_back(each.name);
        }
        for (const Group& group : all) {
            most = std::max(most, group.verdicts.all());
        }
        columns.emplace_back("圖", "Bar");
        table(id, columns);
        for (const Group& group : all) {
            add("<tr><th scope=\"row\">");
            group.name.empty() ? say(unknown) : foreign(group.name);
            add("</th>");
            number(group.verdicts.all());
            for (const Series& each : series()) {
                number(group.verdicts.*each.count);
            }
            add("<td class=\"bars\">");
            for (const Series& each : series()) {
                bar(each.style,
                    static_cast<double>(group.verdicts.*each.count),
                    static_cast<double>(most));
            }
            add("</td></tr>\n");
        }
        end_table();
        if (more > 0) {
            const std::string count = std::to_string(more);
            element("p",
                    {"另有 " + count + " 個機關，見 documents.csv。",
                     count + " more agencies: see documents.csv."});
        }
        add("</section>\n");
    }

    void rule_list(const std::string& id,
                   const Text& title,
                   const Text& introduction,
                   const std::vector<RuleCount>& rules) {
        heading(id, title);
        if (rules.empty()) {
            element("p", {"沒有。", "None."});
            add("</section>\n");
            return;
        }
        element("p", introduction);
        add("<ol class=\"rules\">\n");
        for (const RuleCount& each : rules) {
            rule(each, rules.front().documents);
        }
        add("</ol>\n</section>\n");
    }

    void rule(const RuleCount& rule, std::int64_t most) {
        const auto info = rules_.find(rule.rule);
        add("<li class=\"" + rule.severity + "\">\n");
        element("h3", info == rules_.end() ? Text::same(rule.rule) : info->second.title);
        const Text severity =
            report::severity_word(severity_from(rule.severity).value_or(Severity::advice));
        const std::string documents = std::to_string(rule.documents);
        const std::string findings = std::to_string(rule.findings);
        element("p",
                {severity.zh + "，" + rule.rule + "：" + documents + " 份文件，" + findings + " 處",
                 severity.en + ", " + rule.rule + ": " + documents + " documents, " + findings +
                     " places"});
        add("<div class=\"bars\">");
        bar("rule", static_cast<double>(rule.documents), static_cast<double>(most));
        add("</div>\n");
        add("<details><summary>");
        const std::string shown = std::to_string(rule.worst.size());
        say({"其中 " + shown + " 份文件（" + rule.rule + "）",
             shown + " of these documents (" + rule.rule + ")"});
        add("</summary>\n<ul>\n");
        for (const Hit& hit : rule.worst) {
            add("<li>");
            document(hit.document);
            const std::string count = std::to_string(hit.findings);
            say({"：" + count + " 處", ": " + count});
            add("</li>\n");
        }
        add("</ul>\n</details>\n</li>\n");
    }

    void document(const Document& document) {
        if (document.page.empty() || !head_.links) {
            foreign(document.path);
            return;
        }
        add("<a href=\"" + report::escape(head_.up + html::path_address(document.page)) + "\">");
        foreign(document.path);
        add("</a>");
    }

    void failed() {
        heading("failed", {"無法處理的文件", "Documents that could not be done"});
        if (statistics_.failed.empty()) {
            element("p", {"沒有。", "None."});
        } else {
            table("failed",
                  {{"文件", "Document"},
                   {"原因", "Reason"},
                   {"說明", "Message"},
                   {"重現的指令", "Command that shows it"}},
                  false);
            for (const Document& each : statistics_.failed) {
                add("<tr><th scope=\"row\">");
                document(each);
                add("</th><td>");
                say(reason_word(each.reason));
                add("</td><td>");
                say(each.message);
                add("</td><td><code>");
                foreign(
                    reproducing(head_.command, std::filesystem::path(head_.archive) / each.path));
                add("</code></td></tr>\n");
            }
            end_table();
        }
        if (statistics_.more_failed > 0) {
            const std::string count = std::to_string(statistics_.more_failed);
            element(
                "p",
                {"另有 " + count + " 份，見 documents.csv。", count + " more: see documents.csv."});
        }
        add("</section>\n");
    }

    void slowest() {
        heading("slowest", {"最慢的文件", "The slowest documents"});
        table("slowest",
              {{"文件", "Document"},
               {"處理器時間（秒）", "Processor time (s)"},
               {"記憶體（MiB）", "Memory (MiB)"},
               {"圖", "Bar"}});
        for (const Document& each : statistics_.slowest) {
            add("<tr><th scope=\"row\">");
            document(each);
            add("</th>");
            number(decimal(each.cpu, 2));
            number(decimal(static_cast<double>(each.memory) / mebi, 0));
            add("<td class=\"bars\">");
            bar("rule", each.cpu, statistics_.slowest.front().cpu);
            add("</td></tr>\n");
        }
        end_table();
        add("</section>\n");
    }

    void about() {
        element("h2", {"這份報告", "This report"});
        const std::string seconds = decimal(statistics_.cpu, 1);
        element(
            "p",
            {"engross " + head_.engross + "；處理器時間共 " + seconds +
                 " 秒。內容相同的檔案算一份文件。要人看過的不算通過。",
             "engross " + head_.engross + "; " + seconds +
                 " s of processor time in all. Files of the same content are one document. What a person must look at is not counted as passed."});
        element(
            "p",
            {"旁邊的 documents.csv 與 documents.jsonl 列出全部文件，rules.csv 列出全部規則。",
             "Beside it, documents.csv and documents.jsonl list all documents, rules.csv all rules."});
    }

    const Statistics& statistics_;
    const RuleInfos& rules_;
    const PageHead& head_;
};

} // namespace

Bytes report_page(const Statistics& statistics,
                  const RuleInfos& rules,
                  const PageHead& head,
                  Language language) {
    return Page(statistics, rules, head, language).write();
}

} // namespace engross::bulk

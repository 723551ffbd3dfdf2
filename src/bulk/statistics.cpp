#include "bulk/statistics.h"

namespace engross::bulk {

namespace {

constexpr std::int64_t agencies_shown = 100;
constexpr std::int64_t documents_shown = 25; // of a rule
constexpr std::int64_t slowest_shown = 20;
constexpr std::int64_t failed_shown = 500;

const std::string verdict_sums =
    "sum(state = 'done' AND verdict = 'pass'), sum(state = 'done' AND verdict = 'review'), "
    "sum(state = 'done' AND verdict = 'fail'), sum(state = 'failed'), sum(state NOT IN ('done', 'failed'))";
const std::string of_archive = " content IN (SELECT content FROM file) ";
const std::string document_columns =
    "work.content, work.path, state, verdict, reason, stage, message_zh, message_en, title, agency, year, cpu, memory, "
    "(SELECT path FROM output WHERE output.content = work.content AND path LIKE '%.html' LIMIT 1)";
constexpr int document_width = 14;

Verdicts verdicts_at(const Statement& row, int column) {
    return {row.number(column),
            row.number(column + 1),
            row.number(column + 2),
            row.number(column + 3),
            row.number(column + 4)};
}

Document document_at(const Statement& row) {
    int column = 0;
    const auto text = [&] { return row.text(column++); };
    Document document;
    document.content = text();
    document.path = text();
    document.state = text();
    document.verdict = text();
    document.reason = text();
    document.stage = text();
    document.message.zh = text();
    document.message.en = text();
    document.title = text();
    document.agency = text();
    document.year = text();
    document.cpu = row.real(column++);
    document.memory = row.number(column++);
    document.page = text();
    return document;
}

std::vector<Group> groups(Database& database, const std::string& column, const std::string& order) {
    std::vector<Group> all;
    Statement rows =
        database.prepare("SELECT coalesce(" + column + ", '') AS name, " + verdict_sums +
                         " FROM work WHERE" + of_archive + "GROUP BY name ORDER BY " + order);
    while (rows.step()) {
        all.push_back({rows.text(0), verdicts_at(rows, 1)});
    }
    return all;
}

std::vector<Document> documents(Database& database,
                                const std::string& state,
                                const std::string& order,
                                std::int64_t most) {
    std::vector<Document> all;
    Statement rows =
        database.prepare("SELECT " + document_columns + " FROM work WHERE state = ? AND" +
                         of_archive + "ORDER BY " + order + " LIMIT ?");
    rows.bind(std::string_view(state)).bind(most);
    while (rows.step()) {
        all.push_back(document_at(rows));
    }
    return all;
}

std::vector<Hit> worst_of(Database& database, const RuleCount& rule) {
    std::vector<Hit> hits;
    Statement rows = database.prepare(
        "SELECT " + document_columns +
        ", count FROM tally JOIN work USING(content) WHERE rule = ? AND severity = ? "
        "AND state = 'done' AND" +
        of_archive + "ORDER BY count DESC, work.path LIMIT ?");
    rows.bind(rule.rule).bind(rule.severity).bind(documents_shown);
    while (rows.step()) {
        hits.push_back({document_at(rows), rows.number(document_width)});
    }
    return hits;
}

std::vector<RuleCount> rules_of(Database& database) {
    std::vector<RuleCount> rules;
    Statement rows = database.prepare(
        "SELECT rule, severity, count(*) AS documents, sum(count) FROM tally JOIN work USING(content) WHERE state = 'done' "
        "AND" +
        of_archive +
        "GROUP BY rule, severity ORDER BY documents DESC, severity = 'error' DESC, rule");
    while (rows.step()) {
        rules.push_back({rows.text(0), rows.text(1), rows.number(2), rows.number(3), {}});
    }
    for (RuleCount& rule : rules) {
        rule.worst = worst_of(database, rule);
    }
    return rules;
}

} // namespace

Statistics statistics_of(Ledger& ledger) {
    Database& database = ledger.database();
    Statistics out;
    Statement sums =
        database.prepare("SELECT " + verdict_sums + ", sum(cpu) FROM work WHERE" + of_archive);
    sums.step();
    out.all = verdicts_at(sums, 0);
    out.cpu = sums.real(5);
    out.years = groups(database, "year", "name = '', name");
    out.agencies = groups(database, "agency", "name = '', count(*) DESC, name");
    if (out.agencies.size() > agencies_shown) {
        out.more_agencies = static_cast<std::int64_t>(out.agencies.size()) - agencies_shown;
        out.agencies.resize(agencies_shown);
    }
    for (RuleCount& rule : rules_of(database)) {
        (is_loss(rule.rule) ? out.losses : out.rules).push_back(std::move(rule));
    }
    out.slowest = documents(database, "done", "cpu DESC, work.path", slowest_shown);
    out.failed = documents(database, "failed", "reason, work.path", failed_shown);
    out.more_failed = out.all.failed - static_cast<std::int64_t>(out.failed.size());
    return out;
}

void for_each_document(Ledger& ledger, const std::function<void(const Document&)>& take) {
    Statement rows = ledger.database().prepare("SELECT " + document_columns + " FROM work WHERE" +
                                               of_archive + "ORDER BY work.path");
    while (rows.step()) {
        take(document_at(rows));
    }
}

std::vector<Tally> tallies_of(Ledger& ledger, const std::string& content) {
    std::vector<Tally> tallies;
    Statement rows = ledger.database().prepare(
        "SELECT rule, severity, count FROM tally WHERE content = ? ORDER BY rule, severity");
    rows.bind(content);
    while (rows.step()) {
        tallies.push_back({rows.text(0), rows.text(1), rows.number(2)});
    }
    return tallies;
}

} // namespace engross::bulk

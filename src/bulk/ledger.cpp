#include "bulk/ledger.h"

#include <set>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

// file.modified is Stamp::changed.
constexpr const char* tables = R"(
CREATE TABLE IF NOT EXISTS file(path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, content TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_content ON file(content);
CREATE TABLE IF NOT EXISTS work(
    content TEXT PRIMARY KEY, path TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'ready', checks_only INTEGER NOT NULL DEFAULT 0,
    runner INTEGER NOT NULL DEFAULT 0, alone INTEGER NOT NULL DEFAULT 0, released INTEGER NOT NULL DEFAULT 0,
    commits INTEGER NOT NULL DEFAULT 0, conversion TEXT NOT NULL DEFAULT '', checks TEXT NOT NULL DEFAULT '',
    reason TEXT, message_zh TEXT, message_en TEXT, stage TEXT, verdict TEXT, title TEXT, agency TEXT, year TEXT,
    cpu REAL, memory INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS work_state ON work(state, content);
CREATE TABLE IF NOT EXISTS output(content TEXT, path TEXT, size INTEGER, sha256 TEXT, PRIMARY KEY(content, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tally(content TEXT, rule TEXT, severity TEXT, count INTEGER, PRIMARY KEY(content, rule, severity)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS loss(content TEXT, number INTEGER, rule TEXT, place TEXT, message_zh TEXT, message_en TEXT,
    PRIMARY KEY(content, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runner(id INTEGER PRIMARY KEY AUTOINCREMENT, folder TEXT NOT NULL);
)";

} // namespace

Ledger::Ledger(fs::path file, Database::Sharing sharing)
    : file_(std::move(file)), sharing_(sharing), database_(file_, sharing) {
    database_.execute(tables);
}

Ledger::~Ledger() { sign_off(); }

bool is_loss(std::string_view rule) { return rule.starts_with("ENG-"); }

std::string Ledger::note(std::string_view name) {
    Statement ask = database_.prepare("SELECT value FROM note WHERE name = ?");
    ask.bind(name);
    return ask.step() ? ask.text(0) : std::string();
}

void Ledger::set_note(std::string_view name, std::string_view value) {
    database_.prepare("INSERT OR REPLACE INTO note VALUES(?, ?)").bind(name).bind(value).run();
}

std::optional<std::string> Ledger::known(const Found& found) {
    Statement ask =
        database_.prepare("SELECT content FROM file WHERE path = ? AND size = ? AND modified = ?");
    ask.bind(found.path).bind(found.stamp.size).bind(found.stamp.changed);
    return ask.step() ? std::optional(ask.text(0)) : std::nullopt;
}

void Ledger::replace_files(const std::vector<std::pair<Found, std::string>>& files) {
    database_.transaction([&] {
        database_.execute("DELETE FROM file");
        Statement add =
            database_.prepare("INSERT INTO file(path, size, modified, content) VALUES(?, ?, ?, ?)");
        for (const auto& [found, content] : files) {
            add.bind(found.path)
                .bind(found.stamp.size)
                .bind(found.stamp.changed)
                .bind(content)
                .run();
        }
        database_.execute(
            "INSERT INTO work(content, path) SELECT content, min(path) FROM file GROUP BY content "
            "ON CONFLICT(content) DO UPDATE SET path = excluded.path WHERE path <> excluded.path");
        database_.execute(
            "DELETE FROM work WHERE state NOT IN ('leased', 'done') AND content NOT IN (SELECT content FROM file)");
        for (const std::string table : {"output", "tally", "loss"}) {
            database_.execute("DELETE FROM " + table +
                              " WHERE content NOT IN (SELECT content FROM work)");
        }
    });
}

void Ledger::plan(const Recipe& recipe) {
    database_.transaction([&] {
        database_
            .prepare(
                "UPDATE work SET state = 'ready', checks_only = 0, alone = 0, released = 0 "
                "WHERE state IN ('done', 'failed') AND conversion <> ? AND content IN (SELECT content FROM file)")
            .bind(recipe.conversion)
            .run();
        database_
            .prepare(
                "UPDATE work SET state = 'ready', checks_only = 1, alone = 0, released = 0 "
                "WHERE state = 'done' AND conversion = ? AND checks <> ? AND content IN (SELECT content FROM file)")
            .bind(recipe.conversion)
            .bind(recipe.checks)
            .run();
    });
}

std::int64_t Ledger::reopen_missing(const fs::path& out) {
    std::set<std::string> gone;
    Statement rows = database_.prepare(
        "SELECT content, output.path, size FROM output JOIN work USING(content) WHERE state = 'done'");
    while (rows.step()) {
        std::error_code error;
        if (fs::file_size(out / rows.text(1), error) !=
                static_cast<std::uintmax_t>(rows.number(2)) ||
            error) {
            gone.insert(rows.text(0));
        }
    }
    rows.reset();
    database_.transaction([&] {
        for (const std::string& content : gone) {
            database_
                .prepare(
                    "UPDATE work SET state = 'ready', checks_only = 0, alone = 0, released = 0 WHERE content = ? AND state = 'done'")
                .bind(content)
                .run();
            database_
                .prepare(
                    "DELETE FROM work WHERE content = ? AND state = 'ready' AND content NOT IN (SELECT content FROM file)")
                .bind(content)
                .run();
        }
    });
    return static_cast<std::int64_t>(gone.size());
}

std::optional<Item> Ledger::claim(bool alone) {
    std::optional<Item> item;
    database_.transaction([&] {
        Statement take = database_.prepare(
            "UPDATE work SET state = 'leased', runner = ? WHERE content = (SELECT content FROM work WHERE state = ? "
            "ORDER BY content LIMIT 1) RETURNING content, path, checks_only, "
            "(SELECT size FROM file WHERE file.path = work.path), (SELECT modified FROM file WHERE file.path = work.path)");
        take.bind(runner_).bind(alone ? std::string_view("retry") : std::string_view("ready"));
        if (take.step()) {
            item = Item{
                take.text(0), take.text(1), take.number(2) != 0, {take.number(3), take.number(4)}};
            take.step();
        }
    });
    return item;
}

bool Ledger::finish(const Item& item, const Recipe& recipe, const Record& record) {
    bool counts = false;
    database_.transaction([&] {
        Statement set = database_.prepare(
            "UPDATE work SET state = ?, runner = 0, commits = commits + 1, conversion = ?, checks = ?, reason = ?, message_zh = ?, "
            "message_en = ?, stage = ?, verdict = ?, title = ?, agency = ?, year = ?, cpu = ?, memory = ? "
            "WHERE content = ? AND state = 'leased' AND runner = ?");
        set.bind(record.reason.empty() ? std::string_view("done") : std::string_view("failed"));
        for (const std::string* text : {&recipe.conversion,
                                        &recipe.checks,
                                        &record.reason,
                                        &record.message_zh,
                                        &record.message_en,
                                        &record.stage,
                                        &record.verdict,
                                        &record.title,
                                        &record.agency,
                                        &record.year}) {
            set.bind(*text);
        }
        set.bind(record.cpu).bind(record.memory).bind(item.content).bind(runner_).run();
        counts = database_.changes() == 1;
        if (!counts) {
            return;
        }
        keep_parts(item, record);
    });
    return counts;
}

void Ledger::keep_parts(const Item& item, const Record& record) {
    for (const std::string table : {"output", "tally", "loss"}) {
        database_.prepare("DELETE FROM " + table + " WHERE content = ?").bind(item.content).run();
    }
    Statement output = database_.prepare("INSERT INTO output VALUES(?, ?, ?, ?)");
    for (const Output& each : record.outputs) {
        output.bind(item.content).bind(each.path).bind(each.size).bind(each.sha256).run();
    }
    Statement tally = database_.prepare("INSERT INTO tally VALUES(?, ?, ?, ?)");
    for (const Tally& each : record.tallies) {
        tally.bind(item.content).bind(each.rule).bind(each.severity).bind(each.count).run();
    }
    Statement loss = database_.prepare("INSERT INTO loss VALUES(?, ?, ?, ?, ?, ?)");
    std::int64_t number = 0;
    for (const Loss& each : record.losses) {
        loss.bind(item.content)
            .bind(++number)
            .bind(each.rule)
            .bind(each.place)
            .bind(each.message_zh)
            .bind(each.message_en)
            .run();
    }
}

void Ledger::release(const Item& item) {
    database_
        .prepare(
            "UPDATE work SET state = CASE alone WHEN 0 THEN 'ready' ELSE 'retry' END, runner = 0, "
            "released = released + 1 WHERE content = ? AND runner = ?")
        .bind(item.content)
        .bind(runner_)
        .run();
}

std::int64_t Ledger::released(const Item& item) {
    Statement ask = database_.prepare("SELECT released FROM work WHERE content = ?");
    ask.bind(item.content);
    return ask.step() ? ask.number(0) : 0;
}

bool Ledger::retry(const Item& item) {
    database_
        .prepare(
            "UPDATE work SET state = 'retry', alone = 1, runner = 0 WHERE content = ? AND runner = ? AND alone = 0")
        .bind(item.content)
        .bind(runner_)
        .run();
    return database_.changes() == 1;
}

std::int64_t Ledger::reopen(const std::string& reason, const std::string& rule) {
    std::string sql =
        "UPDATE work SET state = 'ready', checks_only = 0, alone = 0, released = 0 WHERE ";
    sql +=
        rule.empty()
            ? "state = 'failed'"
            : "state IN ('done', 'failed') AND content IN (SELECT content FROM tally WHERE rule = ?)";
    sql += reason.empty() ? "" : " AND reason = ?";
    sql += " AND content IN (SELECT content FROM file)"; // what is gone from the archive keeps its
                                                         // outputs
    Statement set = database_.prepare(sql);
    for (const std::string* value : {&rule, &reason}) {
        if (!value->empty()) {
            set.bind(*value);
        }
    }
    set.run();
    return database_.changes();
}

void Ledger::redo(const Item& item) {
    database_
        .prepare(
            "UPDATE work SET state = 'ready', checks_only = 0, runner = 0 WHERE content = ? AND runner = ?")
        .bind(item.content)
        .bind(runner_)
        .run();
}

Counts Ledger::counts() {
    Statement ask = database_.prepare(
        "SELECT count(*), sum(state = 'ready'), sum(state = 'leased'), sum(state = 'retry'), sum(state = 'done'), "
        "sum(state = 'failed') FROM work WHERE content IN (SELECT content FROM file)");
    ask.step();
    Counts counts{
        ask.number(0), ask.number(1), ask.number(2), ask.number(3), ask.number(4), ask.number(5)};
    Statement reasons = database_.prepare(
        "SELECT reason, count(*) FROM work WHERE state = 'failed' GROUP BY reason");
    while (reasons.step()) {
        counts.reasons[reasons.text(0)] = reasons.number(1);
    }
    return counts;
}

} // namespace engross::bulk

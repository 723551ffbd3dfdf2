// What is known of an archive's documents: one SQLite file, which any number of runs on this
// machine share. A run may be killed at any moment: what it held is free again as soon as it is
// gone.
#pragma once

#include "base/bytes.h"
#include "base/stamps.h"
#include "bulk/sqlite.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace engross::bulk {

// A document by its content: files that are the same are one document.
struct Item {
    std::string content;      // SHA-256 of the file
    std::string path;         // of the first of its files, from the archive's folder
    bool checks_only = false; // its outputs are still good; the rules are not
    Stamp stamp{};            // of that file when it was scanned
};

// A file that was found while scanning.
struct Found {
    std::string path; // from the archive's folder
    Stamp stamp{};
};

struct Output {
    std::string path; // from the output folder
    std::int64_t size = 0;
    std::string sha256;
};

struct Tally {
    std::string rule;
    std::string severity;
    std::int64_t count = 0;
};

// Something of a document that its outputs do not have: a finding of an ENG- rule (pack `carried`).
bool is_loss(std::string_view rule);

struct Loss {
    std::string rule;
    std::string place; // in the author's file
    std::string message_zh;
    std::string message_en;
};

// What came of a document. Without `reason` it is done.
struct Record {
    std::string reason; // unreadable, limit, time, memory, crash, killed, changed
    std::string message_zh;
    std::string message_en;
    std::string stage;   // that was reached
    std::string verdict; // pass, review, fail
    std::string title;
    std::string agency;
    std::string year;
    double cpu = 0;          // seconds
    std::int64_t memory = 0; // bytes
    std::vector<Output> outputs;
    std::vector<Tally> tallies;
    std::vector<Loss> losses;
};

// What makes a result what it is: the first for everything, the second for the checks alone.
struct Recipe {
    std::string conversion;
    std::string checks;
};

struct Counts {
    std::int64_t all = 0;
    std::int64_t ready = 0;
    std::int64_t leased = 0;
    std::int64_t retry = 0;
    std::int64_t done = 0;
    std::int64_t failed = 0;
    std::map<std::string, std::int64_t> reasons{}; // of those that failed
};

class Ledger {
public:
    // Opens, or makes it. Throws as Database does, here and everywhere.
    explicit Ledger(std::filesystem::path file,
                    Database::Sharing sharing = Database::Sharing::processes);
    ~Ledger();
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

    Database& database() { return database_; }

    // What a run tells those who come after it: "archive", "command" (that shows what a document
    // does).
    std::string note(std::string_view name);
    void set_note(std::string_view name, std::string_view value);

    // The content of a file that has not changed since it was seen; none when it must be read.
    std::optional<std::string> known(const Found& found);
    // All of an archive: what is no longer there is forgotten, unless it has outputs.
    void replace_files(const std::vector<std::pair<Found, std::string>>& files);

    // Makes ready what has not been done after this recipe.
    void plan(const Recipe& recipe);
    // Makes ready what is done, and whose outputs are no longer in `out` with the size that they
    // had: they were removed, the folder is another one, or the machine lost its power before they
    // had reached the disk. Returns how many.
    std::int64_t reopen_missing(const std::filesystem::path& out);
    // Signs this process on and makes a hidden folder in `out` that goes with it: when it dies,
    // whoever comes next removes the folder and frees what it had in work. Before the first
    // claim().
    std::filesystem::path sign_on(const std::filesystem::path& out);
    // Writes a file by way of that folder, so that it is whole or not there. Throws Error of the
    // machine.
    void place(const std::filesystem::path& file, BytesView bytes) const;
    // Does for all that have died what sign_on() says; with Sharing::none their folders stay.
    // Returns how many documents are free again.
    std::int64_t clear_dead();

    // One that is ready, for this process; `alone`: of those to be tried alone. None: nothing is
    // left.
    std::optional<Item> claim(bool alone);
    // False when this process did not hold it: then nothing is kept.
    bool finish(const Item& item, const Recipe& recipe, const Record& record);
    // Back among the ready ones: the machine, not the document, was at fault.
    void release(const Item& item);
    // How often that was.
    std::int64_t released(const Item& item);
    // To be tried once more, alone; false when that was done already.
    bool retry(const Item& item);
    // To be done from the beginning: its outputs are not what the checks need.
    void redo(const Item& item);
    // Makes ready again those that failed for a reason, or have a finding of a rule. Returns how
    // many.
    std::int64_t reopen(const std::string& reason, const std::string& rule);

    Counts counts();

private:
    void keep_parts(const Item& item, const Record& record);
    [[nodiscard]] std::filesystem::path lock_of(std::int64_t runner) const;
    bool has_died(std::int64_t runner, std::vector<int>& locks) const;
    std::int64_t free_leases(std::int64_t runner);
    void sign_off();

    std::filesystem::path file_;
    Database::Sharing sharing_;
    Database database_;
    std::int64_t runner_ = 0; // this process, once it has signed on
    std::filesystem::path staging_;
    int lock_ = -1;
};

} // namespace engross::bulk

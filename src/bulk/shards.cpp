#include "bulk/shards.h"

#include "base/error.h"
#include "run/conversion.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <vector>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

constexpr std::array contents{"output", "tally", "loss"}; // tables with a row's content

// A copy of a database on this machine's own disk. That of somebody who is at work, or was killed,
// is whole: his log is never emptied before he is done (Database::Sharing::none), and SQLite takes
// what is complete in it.
class Copy {
public:
    explicit Copy(const fs::path& original) {
        std::error_code error;
        fs::copy_file(original, file(), error);
        fs::copy_file(original.string() + "-wal", file().string() + "-wal", error);
    }

    [[nodiscard]] fs::path file() const { return folder_.path() / "ledger"; }

    // Not of an attempt that ended before it had its documents.
    [[nodiscard]] bool is_whole() const {
        try {
            Database database(file());
            Statement check = database.prepare("PRAGMA quick_check");
            Statement note = database.prepare("SELECT 1 FROM note WHERE name = 'whole'");
            return check.step() && check.text(0) == "ok" && note.step();
        } catch (const Error&) {
            return false;
        }
    }

private:
    run::PrivateFolder folder_;
};

fs::path seed_of(const fs::path& ledger) { return shards_folder(ledger) / "seed"; }

std::string name_of(Shard shard) {
    return std::to_string(shard.index) + "-of-" + std::to_string(shard.count) + ".";
}

// Files of that shard's attempts, the first one first.
fs::path attempt_path(const fs::path& ledger, Shard shard, unsigned attempt) {
    return shards_folder(ledger) / (name_of(shard) + std::to_string(attempt));
}

// The number of a new one, which nobody else gets.
unsigned new_attempt(const fs::path& ledger, Shard shard) {
    constexpr mode_t own = 0600;
    for (unsigned attempt = 0;; ++attempt) {
        const fs::path path = attempt_path(ledger, shard, attempt);
        const int fd = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, own);
        if (fd >= 0) {
            ::close(fd);
            return attempt;
        }
        if (errno != EEXIST) {
            throw machine_error(path.string(),
                                Text("無法建立；請檢查權限與剩餘空間。",
                                     "It cannot be made; check permissions and free space."));
        }
    }
}

void attach(Database& database, const Copy& copy) {
    Statement attach = database.prepare("ATTACH ? AS other");
    attach.bind(std::string_view(copy.file().string())).run();
}

// Which rows are a shard's: the first four digits of the hash say it.
std::string in_shard(Shard shard) {
    std::string number = "0";
    for (const char* digit : {"1", "2", "3", "4"}) {
        number = "(" + number + ") * 16 + instr('0123456789abcdef', substr(content, " + digit +
                 ", 1)) - 1";
    }
    return "((" + number + ") % " + std::to_string(shard.count) +
           ") = " + std::to_string(shard.index);
}

void fill(Database& database, const Copy& from, bool earlier, Shard shard) {
    attach(database, from);
    database.transaction([&] {
        database.execute("INSERT INTO work SELECT * FROM other.work WHERE " + in_shard(shard));
        database.execute(
            "INSERT INTO file SELECT * FROM other.file WHERE content IN (SELECT content FROM work)");
        for (const std::string table : contents) {
            database.execute("INSERT INTO " + table + " SELECT * FROM other." + table +
                             " WHERE content IN (SELECT content FROM work)");
        }
        database.execute("INSERT INTO note SELECT * FROM other.note");
        // Of earlier attempts clear_dead() frees what they held, and merge() knows their folders;
        // what others hold is theirs.
        database.execute(earlier ? "INSERT INTO runner SELECT * FROM other.runner"
                                 : "DELETE FROM work WHERE state = 'leased'");
        database.execute("INSERT OR REPLACE INTO note VALUES('whole', '')");
    });
    database.execute("DETACH other");
}

std::int64_t take_from(Database& database, const Copy& part) {
    std::int64_t taken = 0;
    attach(database, part);
    database.transaction([&] {
        database.execute(
            "CREATE TEMP TABLE taken AS SELECT content FROM other.work AS theirs JOIN work USING(content) "
            "WHERE theirs.state IN ('done', 'failed') AND work.state NOT IN ('done', 'failed')");
        database.execute(
            "INSERT OR REPLACE INTO work SELECT * FROM other.work WHERE content IN (SELECT content FROM taken)");
        taken = database.changes();
        for (const std::string table : contents) {
            database.execute("DELETE FROM " + table +
                             " WHERE content IN (SELECT content FROM taken)");
            database.execute("INSERT INTO " + table + " SELECT * FROM other." + table +
                             " WHERE content IN (SELECT content FROM taken)");
        }
        database.execute("DROP TABLE taken");
    });
    database.execute("DETACH other");
    return taken;
}

// Where attempts that were lost have made their outputs.
void add_folders(const Copy& part, std::vector<std::string>& folders) {
    Database database(part.file());
    Statement rows = database.prepare("SELECT folder FROM runner");
    while (rows.step()) {
        folders.push_back(rows.text(0));
    }
}

// The ledgers of all attempts at all shards.
std::vector<fs::path> attempts(const fs::path& ledger) {
    std::vector<fs::path> all;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(shards_folder(ledger), error)) {
        const std::string name = entry.path().filename().string();
        if (name.find("-of-") != std::string::npos && name.find("-wal") == std::string::npos) {
            all.push_back(entry.path());
        }
    }
    std::ranges::sort(all);
    return all;
}

} // namespace

Shard shard_of_environment(unsigned count) {
    const auto number = [](const char* name) {
        const char* value = std::getenv(name);
        return value == nullptr ? std::optional<unsigned>()
                                : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
    };
    std::optional<unsigned> index = number("SLURM_ARRAY_TASK_ID");
    if (index) {
        *index -= std::min(*index, number("SLURM_ARRAY_TASK_MIN").value_or(0));
    } else {
        index = number("JOB_COMPLETION_INDEX");
    }
    if (!index || *index >= count) {
        throw Error(
            ExitCode::usage,
            "--shards",
            Text(
                "不知道這是第幾份：請在 Slurm 陣列或 Kubernetes Indexed Job 裡執行，或加上 --shard。",
                "Which shard this is is not known: run it in a Slurm array or a Kubernetes Indexed Job, or add --shard."));
    }
    return {*index, count};
}

fs::path shards_folder(const fs::path& ledger) { return ledger.string() + ".shards"; }

void publish(Ledger& ledger) {
    const fs::path seed = seed_of(ledger.file());
    std::error_code error;
    fs::remove_all(shards_folder(ledger.file()), error);
    fs::create_directories(shards_folder(ledger.file()), error);
    const std::string made = seed.string() + ".part";
    ledger.set_note("whole", "");
    Statement copy = ledger.database().prepare("VACUUM INTO ?");
    copy.bind(std::string_view(made)).run();
    fs::rename(made, seed, error);
    if (error) {
        throw machine_error(seed.string(), Text("無法寫入。", "It cannot be written."));
    }
}

std::unique_ptr<Ledger> open_shard(const fs::path& ledger, Shard shard) {
    if (!fs::exists(seed_of(ledger))) {
        throw Error(
            ExitCode::usage,
            seed_of(ledger).string(),
            Text(
                "還沒有分派工作；請先執行 engross bulk run --slurm，或 engross bulk scan --shards。",
                "Nothing was handed out yet; run engross bulk run --slurm first, or engross bulk scan --shards."));
    }
    const unsigned attempt = new_attempt(ledger, shard);
    auto own =
        std::make_unique<Ledger>(attempt_path(ledger, shard, attempt), Database::Sharing::none);
    for (unsigned earlier = attempt; earlier > 0; --earlier) {
        const Copy copy(attempt_path(ledger, shard, earlier - 1));
        if (copy.is_whole()) {
            fill(own->database(), copy, true, shard);
            return own;
        }
    }
    fill(own->database(), Copy(seed_of(ledger)), false, shard);
    return own;
}

std::int64_t merge(Ledger& ledger) {
    std::int64_t taken = 0;
    std::vector<std::string> folders{shards_folder(ledger.file())};
    for (const fs::path& attempt : attempts(ledger.file())) {
        const Copy copy(attempt);
        if (copy.is_whole()) {
            add_folders(copy, folders);
            taken += take_from(ledger.database(), copy);
        }
    }
    const Counts counts = ledger.counts();
    if (counts.done + counts.failed == counts.all) {
        std::error_code error;
        for (const std::string& folder : folders) {
            fs::remove_all(folder, error);
        }
    }
    return taken;
}

} // namespace engross::bulk

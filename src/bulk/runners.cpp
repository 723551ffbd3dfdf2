// Who works on a ledger, and what the dead have left. A lock lives as long as its process, whatever
// the clock says.
#include "base/bytes.h"
#include "base/error.h"
#include "bulk/ledger.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

// A lock that this process did not have before; -1 when somebody lives who has it.
int try_lock(const fs::path& path) {
    constexpr mode_t own = 0600;
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, own);
    if (fd >= 0 && ::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(fd);
        return -1;
    }
    return fd;
}

Error unmade(const fs::path& path) {
    return machine_error(path.string(),
                         Text("無法建立；請檢查權限與剩餘空間。",
                              "It cannot be made; check permissions and free space."));
}

constexpr std::size_t tag_length = 8;

} // namespace

fs::path Ledger::lock_of(std::int64_t runner) const {
    return file_.string() + ".run-" + std::to_string(runner);
}

fs::path Ledger::sign_on(const fs::path& out) {
    const std::string tag = sha256(fs::absolute(file_).string()).substr(0, tag_length);
    database_.transaction([&] {
        Statement add = database_.prepare("INSERT INTO runner(folder) VALUES('') RETURNING id");
        add.step();
        runner_ = add.number(0);
        add.reset();
        staging_ = fs::absolute(out) / (".engross-" + tag + "-" + std::to_string(runner_));
        database_.prepare("UPDATE runner SET folder = ? WHERE id = ?")
            .bind(staging_.string())
            .bind(runner_)
            .run();
        if (sharing_ == Database::Sharing::processes && (lock_ = try_lock(lock_of(runner_))) < 0) {
            throw unmade(lock_of(runner_));
        }
    });
    std::error_code error;
    fs::create_directories(staging_, error);
    if (error) {
        throw unmade(staging_);
    }
    return staging_;
}

void Ledger::place(const fs::path& file, BytesView bytes) const {
    const fs::path made = staging_ / file.filename();
    write_file(made, bytes);
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    fs::rename(made, file, error);
    if (error) {
        throw unmade(file);
    }
}

void Ledger::sign_off() {
    if (runner_ == 0) {
        return;
    }
    std::error_code error;
    fs::remove_all(staging_, error);
    try { // what it still holds goes back with clear_dead()
        database_
            .prepare(
                "DELETE FROM runner WHERE id = ? AND NOT EXISTS (SELECT 1 FROM work WHERE state = 'leased' AND runner = runner.id)")
            .bind(runner_)
            .run();
    } catch (const Error&) {
        error.clear(); // the next run does it
    }
    if (lock_ >= 0) {
        ::unlink(lock_of(runner_).c_str());
        ::close(lock_);
    }
}

// In a ledger that this process has for itself the others are earlier attempts at it: what they
// held is free.
bool Ledger::has_died(std::int64_t runner, std::vector<int>& locks) const {
    if (runner == runner_ || sharing_ == Database::Sharing::none) {
        return runner != runner_;
    }
    const int lock = try_lock(lock_of(runner));
    if (lock >= 0) {
        locks.push_back(lock);
    }
    return lock >= 0;
}

std::int64_t Ledger::free_leases(std::int64_t runner) {
    database_
        .prepare(
            "UPDATE work SET state = CASE alone WHEN 0 THEN 'ready' ELSE 'retry' END, runner = 0 WHERE state = 'leased' AND runner = ?")
        .bind(runner)
        .run();
    return database_.changes();
}

std::int64_t Ledger::clear_dead() {
    // An earlier attempt may be alive on another machine and write into its folder: merge() removes
    // that.
    const bool clears = sharing_ == Database::Sharing::processes;
    std::vector<std::int64_t> dead;
    std::vector<int> locks; // held until all is done: only one clears
    Statement runners = database_.prepare("SELECT id, folder FROM runner");
    while (runners.step()) {
        if (has_died(runners.number(0), locks)) {
            std::error_code error;
            if (clears) {
                fs::remove_all(runners.text(1), error);
            }
            dead.push_back(runners.number(0));
        }
    }
    runners.reset();
    std::int64_t freed = 0;
    database_.transaction([&] {
        for (const std::int64_t runner : dead) {
            freed += free_leases(runner);
            if (clears) {
                database_.prepare("DELETE FROM runner WHERE id = ?").bind(runner).run();
            }
        }
    });
    for (const std::int64_t runner : clears ? dead : std::vector<std::int64_t>()) {
        ::unlink(lock_of(runner).c_str());
    }
    for (const int lock : locks) {
        ::close(lock);
    }
    return freed;
}

} // namespace engross::bulk

#include "bulk/sqlite.h"

#include "base/error.h"

#include <sqlite3.h>

#include <chrono>

namespace engross::bulk {

namespace {

constexpr int wait_ms = 60'000;

[[noreturn]] void fail(sqlite3* database, int code) {
    const std::string why = database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
    const char* name = database == nullptr ? nullptr : sqlite3_db_filename(database, nullptr);
    const std::string where = name == nullptr ? "" : name;
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
        throw Error(ExitCode::unreadable,
                    where,
                    Text("這不是 engross bulk 的帳冊，或已損毀（" + why + "）。",
                         "This is no ledger of engross bulk, or it is damaged (" + why + ")."));
    }
    throw machine_error(where,
                        Text("帳冊無法讀寫（" + why + "）；請檢查權限與剩餘空間。",
                             "The ledger cannot be read or written (" + why +
                                 "); check permissions and free space."));
}

void need(sqlite3* database, int code) {
    if (code != SQLITE_OK) {
        fail(database, code);
    }
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* database, std::string_view sql) {
    sqlite3_stmt* made = nullptr;
    need(database,
         sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &made, nullptr));
    statement_.reset(made);
}

Statement& Statement::bind(std::string_view text) {
    sqlite3_bind_text(
        statement_.get(), next_++, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), next_++, number);
    return *this;
}

Statement& Statement::bind(double number) {
    sqlite3_bind_double(statement_.get(), next_++, number);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        fail(sqlite3_db_handle(statement_.get()), code);
    }
    return code == SQLITE_ROW;
}

void Statement::run() {
    step();
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    next_ = 1;
}

std::string Statement::text(int column) const {
    const auto* bytes =
        reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return bytes == nullptr ? std::string()
                            : std::string(bytes,
                                          static_cast<std::size_t>(
                                              sqlite3_column_bytes(statement_.get(), column)));
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Database::Database(const std::filesystem::path& file, Sharing sharing) {
    const bool alone = sharing == Sharing::none;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(),
                                     &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                     alone ? "unix-none" : nullptr);
    handle_.reset(opened);
    need(opened, code);
    sqlite3_busy_timeout(opened, wait_ms);
    // Alone: no shared memory either; what was committed stays in the log until the end, so that a
    // copy of both files is whole whenever it is made.
    settle(
        alone
            ? "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = NORMAL;"
            : "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
}

// Of two that turn a new database to WAL at once one is refused, and SQLite does not wait there by
// itself.
void Database::settle(const std::string& pragmas) {
    constexpr int step_ms = 10;
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_ms);
    int code = sqlite3_exec(handle_.get(), pragmas.c_str(), nullptr, nullptr, nullptr);
    while (code == SQLITE_BUSY && std::chrono::steady_clock::now() < end) {
        sqlite3_sleep(step_ms);
        code = sqlite3_exec(handle_.get(), pragmas.c_str(), nullptr, nullptr, nullptr);
    }
    need(handle_.get(), code);
}

void Database::execute(const std::string& sql) {
    need(handle_.get(), sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

void Database::transaction(const std::function<void()>& work) {
    execute("BEGIN IMMEDIATE");
    try {
        work();
        execute("COMMIT");
    } catch (...) {
        sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_.get()); }

} // namespace engross::bulk

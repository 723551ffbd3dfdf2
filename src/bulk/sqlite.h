// The only place with SQLite: a database, statements with their values, transactions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace engross::bulk {

// A compiled statement. bind() in the order of its question marks, then step() until it gives no
// row.
class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);

    Statement& bind(std::string_view text);
    Statement& bind(std::int64_t number);
    Statement& bind(double number);

    // True while there is a row. Throws as all here.
    bool step();
    // For one that gives no rows; ready for the next values.
    void run();
    void reset();

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] double real(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int next_ = 1;
};

// Write-ahead log; with others waits for other processes. Every function throws Error(internal) of
// the machine, with the database's name, when the disk or the database fails, and Error(unreadable)
// when the file is no database.
class Database {
public:
    enum class Sharing {
        processes, // others of this machine may have it open too
        none, // this process has it for itself: no locks, so that it may lie on another machine
    };

    // Opens, or makes it.
    explicit Database(const std::filesystem::path& file, Sharing sharing = Sharing::processes);

    Statement prepare(std::string_view sql) { return {handle_.get(), sql}; }

    void execute(const std::string& sql);
    // All of it or nothing; the writer's place is taken at once.
    void transaction(const std::function<void()>& work);
    [[nodiscard]] std::int64_t changes() const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };

    void settle(const std::string& pragmas);

    std::unique_ptr<sqlite3, Close> handle_;
};

} // namespace engross::bulk

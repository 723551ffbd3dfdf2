#include "bulk/bag.h"

#include "base/bytes.h"
#include "bulk/drain.h"
#include "bulk/slurm.h"
#include "run/versions.h"

#include <map>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

// A path in a manifest: RFC 8493, 2.1.3: line ends and % are written as %XX.
std::string manifest_path(const std::string& path) {
    std::string out;
    for (const char c : path) {
        switch (c) {
        case '\n':
            out += "%0A";
            break;
        case '\r':
            out += "%0D";
            break;
        case '%':
            out += "%25";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string field(const std::string& text) {
    std::string out = text;
    for (char& c : out) {
        c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

std::string line(const std::vector<std::string>& fields) {
    std::string out;
    for (const std::string& each : fields) {
        out += (out.empty() ? "" : "\t") + field(each);
    }
    return out + "\n";
}

class Bag {
public:
    Bag(Ledger& ledger, const fs::path& out, Language language)
        : ledger_(ledger), database_(ledger.database()), archive_(ledger.note("archive")),
          command_(ledger.note("command")), out_(out), language_(language) {}

    void write() {
        put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        put("manifest-sha256.txt", outputs());
        put("bag-info.txt", info());
        put("inputs-sha256.txt", inputs());
        put("index.tsv", index());
        put("not-carried.tsv", losses());
        put("quarantine.tsv", quarantine());
        std::string tags;
        for (const auto& [name, hash] : tags_) {
            tags += hash + "  " + name + "\n";
        }
        ledger_.place(out_ / "tagmanifest-sha256.txt", tags);
    }

private:
    void put(const std::string& name, const std::string& bytes) {
        ledger_.place(out_ / name, bytes);
        tags_[name] = sha256(bytes);
    }

    std::string outputs() {
        std::string all;
        Statement rows = database_.prepare(
            "SELECT sha256, output.path, size FROM output JOIN work USING(content) WHERE state = 'done' ORDER BY output.path");
        while (rows.step()) {
            all += rows.text(0) + "  " + manifest_path(rows.text(1)) + "\n";
            bytes_ += rows.number(2);
            ++files_;
        }
        return all;
    }

    [[nodiscard]] std::string info() const {
        return "Bag-Software-Agent: engross " + run::version() +
               "\nPayload-Oxum: " + std::to_string(bytes_) + "." + std::to_string(files_) + "\n";
    }

    std::string inputs() {
        std::string all;
        Statement rows = database_.prepare("SELECT content, path FROM file ORDER BY path");
        while (rows.step()) {
            all += rows.text(0) + "  " + manifest_path(rows.text(1)) + "\n";
        }
        return all;
    }

    std::string index() {
        std::string all = line({"file", "folder", "verdict", "title", "agency", "year"});
        Statement rows = database_.prepare(
            "SELECT file.path, file.content, verdict, title, agency, year FROM file JOIN work USING(content) "
            "WHERE state = 'done' ORDER BY file.path");
        while (rows.step()) {
            all += line({rows.text(0),
                         folder_of(rows.text(1)).string(),
                         rows.text(2),
                         rows.text(3),
                         rows.text(4),
                         rows.text(5)});
        }
        return all;
    }

    std::string losses() {
        std::string all = line({"file", "rule", "place", "what"});
        Statement rows = database_.prepare(
            "SELECT work.path, rule, place, loss.message_zh, loss.message_en FROM loss JOIN work USING(content) "
            "WHERE state = 'done' ORDER BY work.path, number");
        while (rows.step()) {
            all += line({rows.text(0),
                         rows.text(1),
                         rows.text(2),
                         rows.text(language_ == Language::zh_tw ? 3 : 4)});
        }
        return all;
    }

    std::string quarantine() {
        std::string all = line({"file", "reason", "stage", "what", "command"});
        Statement rows = database_.prepare(
            "SELECT path, reason, stage, message_zh, message_en FROM work WHERE state = 'failed' ORDER BY path");
        while (rows.step()) {
            all += line({rows.text(0),
                         rows.text(1),
                         rows.text(2),
                         rows.text(language_ == Language::zh_tw ? 3 : 4),
                         reproducing(command_, archive_ / rows.text(0))});
        }
        return all;
    }

    Ledger& ledger_;
    Database& database_;
    fs::path archive_;
    std::string command_;
    fs::path out_;
    Language language_;
    std::map<std::string, std::string> tags_;
    std::int64_t bytes_ = 0;
    std::int64_t files_ = 0;
};

} // namespace

std::string reproducing(const std::string& command, const fs::path& file) {
    return command + " " + quoted(file.string());
}

void write_bag(Ledger& ledger, const fs::path& out, Language language) {
    // One after another: the last one has seen all.
    ledger.database().transaction([&] { Bag(ledger, out, language).write(); });
}

} // namespace engross::bulk

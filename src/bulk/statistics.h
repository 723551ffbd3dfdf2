// What the report of an archive tells, from its ledger.
#pragma once

#include "base/text.h"
#include "bulk/ledger.h"

#include <functional>

namespace engross::bulk {

struct Verdicts {
    std::int64_t pass = 0;
    std::int64_t review = 0;
    std::int64_t fail = 0;
    std::int64_t failed = 0; // could not be done
    std::int64_t open = 0;   // not yet done

    [[nodiscard]] std::int64_t all() const { return pass + review + fail + failed + open; }
};

struct Group {
    std::string name; // "": not known
    Verdicts verdicts;
};

struct Document {
    std::string content;
    std::string path;    // from the archive's folder
    std::string state;   // done, failed; ready, leased, retry: not yet done
    std::string verdict; // when done
    std::string reason;  // when failed
    std::string stage;
    Text message{"", ""};
    std::string title;
    std::string agency;
    std::string year;
    double cpu = 0;          // seconds
    std::int64_t memory = 0; // bytes
    std::string page;        // its HTML page, from the output folder; "" when there is none
};

struct Hit {
    Document document;
    std::int64_t findings = 0;
};

struct RuleCount {
    std::string rule;
    std::string severity;
    std::int64_t documents = 0;
    std::int64_t findings = 0;
    std::vector<Hit> worst; // the documents with most of them
};

struct Statistics {
    Verdicts all;
    std::vector<Group> years;    // in order
    std::vector<Group> agencies; // the largest
    std::int64_t more_agencies = 0;
    std::vector<RuleCount>
        rules; // those that speak in most documents first, the gravest first among equals
    std::vector<RuleCount> losses; // the same for what the outputs do not have
    std::vector<Document> slowest;
    std::vector<Document> failed;
    std::int64_t more_failed = 0;
    double cpu = 0; // seconds, of all
};

Statistics statistics_of(Ledger& ledger);

// All documents of the archive in order of their paths.
void for_each_document(Ledger& ledger, const std::function<void(const Document&)>& take);
std::vector<Tally> tallies_of(Ledger& ledger, const std::string& content);

} // namespace engross::bulk

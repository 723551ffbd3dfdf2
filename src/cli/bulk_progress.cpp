#include "cli/bulk_progress.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

namespace engross::cli {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string clock_time(double seconds) {
    constexpr int minute = 60;
    const auto whole = static_cast<long>(seconds);
    std::array<char, 32> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%ld:%02ld:%02ld",
                  whole / (minute * minute),
                  whole / minute % minute,
                  whole % minute);
    return text.data();
}

std::string one_decimal(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

} // namespace

BulkProgress::BulkProgress(const Context& context, bulk::Ledger& ledger, bool json)
    : context_(context), json_(json), terminal_(::isatty(STDERR_FILENO) == 1), ledger_(ledger),
      start_(Clock::now()), told_(start_) {}

std::string BulkProgress::line() const {
    const double passed = seconds_since(start_);
    const std::int64_t finished = done_ + failed_;
    const double rate = static_cast<double>(finished) / std::max(passed, 0.001);
    const double left =
        rate > 0 ? static_cast<double>(std::max<std::int64_t>(all_ - finished, 0)) / rate : 0;
    const auto worst =
        std::ranges::max_element(errors_, {}, [](const auto& each) { return each.second; });
    const std::string rule =
        worst == errors_.end() ? "" : worst->first + " ×" + std::to_string(worst->second);
    const std::string count = std::to_string(finished);
    const std::string all = std::to_string(all_);
    return context_(Text(count + "／" + all + " 份，每秒 " + one_decimal(rate) + " 份，還要 " +
                             clock_time(left) + "，失敗 " + std::to_string(failed_) +
                             (rule.empty() ? "" : "，最多的錯誤 " + rule),
                         count + " of " + all + ", " + one_decimal(rate) + " a second, " +
                             clock_time(left) + " left, " + std::to_string(failed_) + " failed" +
                             (rule.empty() ? "" : ", most errors: " + rule)));
}

void BulkProgress::show_event(const bulk::Event& event) const {
    nlohmann::ordered_json out{{"event",
                                event.again                   ? "again"
                                : event.record.reason.empty() ? "done"
                                                              : "failed"},
                               {"path", event.item.path},
                               {"sha256", event.item.content}};
    if (event.record.reason.empty()) {
        out["verdict"] = event.record.verdict;
    } else {
        out["reason"] = event.record.reason;
        out["stage"] = event.record.stage;
        out["message"] = context_(Text(event.record.message_zh, event.record.message_en));
    }
    out["cpu"] = event.record.cpu;
    out["memory"] = event.record.memory;
    std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

void BulkProgress::show(const bulk::Event& event) {
    if (all_ == 0) {
        const bulk::Counts counts = ledger_.counts();
        all_ = counts.ready + counts.leased + counts.retry + (event.again ? 0 : 1);
    }
    if (!event.again) {
        ++(event.record.reason.empty() ? done_ : failed_);
        for (const bulk::Tally& tally : event.record.tallies) {
            if (tally.severity == "error") {
                errors_[tally.rule] += tally.count;
            }
        }
    }
    if (json_) {
        show_event(event);
        return;
    }
    constexpr double often = 0.2; // seconds between two lines on a terminal
    constexpr double seldom = 10;
    if (seconds_since(told_) < (terminal_ ? often : seldom)) {
        return;
    }
    told_ = Clock::now();
    std::cerr << (terminal_ ? "\r\033[K" : "") << line() << (terminal_ ? "" : "\n") << std::flush;
}

void BulkProgress::end(const bulk::Drained& drained) {
    const std::string done = std::to_string(drained.done);
    const std::string failed = std::to_string(drained.failed);
    const std::string time = clock_time(seconds_since(start_));
    std::cerr << (terminal_ && !json_ ? "\r\033[K" : "")
              << context_(Text("完成 " + done + " 份，失敗 " + failed + " 份，用時 " + time + "。",
                               done + " done, " + failed + " failed, in " + time + "."))
              << '\n';
}

} // namespace engross::cli

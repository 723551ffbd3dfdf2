// engross config: where each setting of a gate comes from
#include "cli/cli.h"
#include "gate/judge.h"
#include "report/words.h"

#include <filesystem>
#include <iostream>
#include <memory>

namespace engross::cli {

namespace {

struct Options {
    std::string rule;
    std::string policy;
    std::string profile;
    std::string stage;
    std::string date;
    std::string language; // read by choose_language(); here for the parser alone
};

gate::Policy settings(const Options& options) {
    gate::Policy policy =
        options.policy.empty() ? gate::Policy{} : gate::load_policy(options.policy);
    if (!options.profile.empty()) {
        policy.profile = {options.profile, "--profile"};
    }
    if (!options.stage.empty()) {
        policy.stage = {options.stage, "--stage"};
    }
    return policy;
}

class Printer {
public:
    explicit Printer(const Context& context) : context_(context) {}

    void line(const std::string& name, const std::string& value, const std::string& by) const {
        std::cout << name << '\t' << value << '\t'
                  << (by.empty() ? context_(Text("預設", "default")) : by) << '\n';
    }

    void number(const std::string& name,
                const std::optional<std::size_t>& value,
                const std::string& by) const {
        line(name, value ? std::to_string(*value) : context_(Text("不限", "any")), by);
    }

private:
    const Context& context_;
};

void show(const Context& context, const gate::Policy& policy) {
    const Printer print(context);
    print.line("profile", policy.profile.value, policy.profile.by);
    print.line("stage", policy.stage.value, policy.stage.by);
    print.line("fail-on", std::string(name(policy.fail_on.value)), policy.fail_on.by);
    print.number("max-warning", policy.max_warning.value, policy.max_warning.by);
    print.number("max-review",
                 policy.review_limit(),
                 policy.max_review.value ? policy.max_review.by : "stage " + policy.stage.value);
    print.line("verify", policy.verify.value, policy.verify.by);
    std::string outputs;
    for (const std::string& output : policy.outputs.value) {
        outputs += (outputs.empty() ? "" : ", ") + output;
    }
    print.line("outputs", outputs, policy.outputs.by);
    print.line("pdf", policy.pdf.value, policy.pdf.by);
    for (const auto& [key, file] :
         {std::pair("waivers", policy.waivers), std::pair("baseline", policy.baseline)}) {
        if (!file.value.empty()) {
            print.line(key, file.value.string(), file.by);
        }
    }
    for (const auto& [rule, said] : policy.levels) {
        print.line(rule, said.value ? std::string(name(*said.value)) : "off", said.by);
    }
    for (const auto& [key, said] : policy.limits_said) {
        print.number(key, said.value, said.by);
    }
}

// From the weakest word to the last one: each says what the one before it said no more.
void explain(const Context& context,
             const std::string& rule,
             const rules::Pack& pack,
             const rules::Selection& selection) {
    for (const rules::Origin& origin : pack.explain(selection, rule)) {
        std::cout << context(origin.level ? report::severity_word(*origin.level)
                                          : Text("不查", "off"))
                  << '\t' << origin.place << '\t' << context(origin.what) << '\n';
    }
}

void run(const Context& context, const Options& options) {
    const gate::Policy policy = settings(options);
    const rules::Selection selection = gate::selection_of(policy, date_of_judgement(options.date));
    const rules::Pack pack(rules_folder());
    static_cast<void>(gate::changed_levels(policy, pack, selection)); // says what is wrong
    show(context, policy);
    if (options.rule.empty()) {
        return;
    }
    std::cout << '\n' << options.rule << '\n';
    explain(context, options.rule, pack, selection);
    if (const auto said = policy.levels.find(options.rule); said != policy.levels.end()) {
        const auto level = pack.severity(
            selection, options.rule); // off where the profile does not use the rule's pack
        std::cout << context(level ? report::severity_word(*level) : Text("不查", "off")) << '\t'
                  << said->second.by << '\t'
                  << context(level == said->second.value
                                 ? Text("政策", "the policy")
                                 : Text("政策，沒有作用", "the policy, without effect"))
                  << '\n';
    }
}

} // namespace

void add_config(CLI::App& app, const Context& context) {
    auto* command =
        app.add_subcommand("config",
                           context(Text("列出設定，以及每個值由哪裡決定。",
                                        "List the settings and where each comes from.")));
    auto options = std::make_shared<Options>();
    command->add_option(
        "--explain",
        options->rule,
        context(Text("這條規則的等級由哪裡決定：規則、規則組、政策。",
                     "Where this rule's level comes from: rule, profiles, policy.")));
    command->add_option("--policy", options->policy, context(Text("政策檔。", "Policy file.")));
    command->add_option("--profile",
                        options->profile,
                        context(Text("改用這個規則組。", "Use this profile instead.")));
    command
        ->add_option("--stage",
                     options->stage,
                     context(Text("改用這個階段：draft、submit、publish、archive。",
                                  "Use this stage instead: draft, submit, publish, archive.")))
        ->check(CLI::IsMember({"draft", "submit", "publish", "archive"}));
    command->add_option(
        "--date",
        options->date,
        context(Text("以哪一天判斷（YYYY-MM-DD）。", "Day of judgement (YYYY-MM-DD).")));
    command
        ->add_option("--lang",
                     options->language,
                     context(Text("訊息語言：zh-TW 或 en。", "Language of messages: zh-TW or en.")))
        ->check(CLI::IsMember({"zh-TW", "en"}));
    command->callback([options, &context] { run(context, *options); });
}

} // namespace engross::cli

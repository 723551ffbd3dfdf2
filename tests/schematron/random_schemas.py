#!/usr/bin/env python3
"""random_schemas.py OUT SCHEMAS DOCUMENTS SEED: rule packs (OUT/rules) and documents (OUT/given) made at random, for
two Schematron engines to agree on. Contexts of every form that has a fast way, and of those that have none;
abstract patterns and rules, lets on all levels, phases, current(), namespaces. The same seed gives the same."""

import random
import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr

NAMES = ["a", "b", "c", "d"]
VALUES = ["1", "2", "10", "z", "zz", ""]

SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" xml:lang="zh-Hant-TW"{phase}>
<title>題</title><p class="title" xml:lang="en">t</p>
<p class="reason" xml:lang="zh-Hant-TW">由</p><p class="reason" xml:lang="en">r</p>
<p class="source" xml:lang="zh-Hant-TW">源</p><p class="source" xml:lang="en">s</p>
<p class="fix" xml:lang="zh-Hant-TW">改</p><p class="fix" xml:lang="en">f</p>
<p class="read">design</p><p class="since">0.1.0</p>
<ns prefix="n" uri="urn:n"/>
{body}
<diagnostics><diagnostic id="en" xml:lang="en">m</diagnostic></diagnostics>
</schema>
"""
PROFILE = """title: {zh: 題, en: t}
kind: any
not-checked: {zh: 無, en: none}
packs: [random]
"""


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.variables = []
        self.given = []

    def one(self, *of):
        return self.random.choice(of)

    def name(self):
        return self.random.choice(NAMES)

    def literal(self):
        return "'" + self.random.choice(VALUES) + "'"

    def value(self):
        return self.random.choice([self.literal(), "$" + self.random.choice(self.variables)]) if self.variables else self.literal()

    def predicate(self, context):
        """A condition; in a context without current()."""
        a, b = self.name(), self.name()
        forms = [
            f"@x='{self.one('1', '2', 'z')}'", f"@x = {self.value()}", "@y", "not(@y)", b, f"not({b})", f"count({b}) > 1",
            f"count(*) = {self.one(0, 1, 2)}", "contains(., 'z')", f"starts-with(@x, {self.literal()})", f"../@x = {self.value()}",
            f"{a}/@x = {b}/@y", f"@x > {self.one(1, 5)}", "@x != @y", f"preceding-sibling::{b}", f"following-sibling::*[1][self::{b}]",
            f"ancestor::{b}[@x]", "parent::*[@y]", f".//{b}[@x = {self.value()}]", f"number(@x) < {self.one(2, 11)}", "string-length(@x) > 1",
            f"sum({b}[@x > 0]/@x) > 2", "normalize-space(text()) = ''", f"translate(@x, 'z', '1') = {self.literal()}", "floor(@x) = 1",
            f"@x and {b} or @y", f"count({a} | {b}) mod 2 = 1", f"substring(@x, 2) = {self.literal()}", "self::a or self::b",
            "name() = 'a'", f"local-name(..) = '{b}'", "n:e", f"following::{b}[1]/@x = preceding::{a}[1]/@x", "boolean(@x * 2)",
        ]
        if not context:
            forms += ["@x = current()/../@x", f"count(//{b}[@x = current()/@x]) > 1", f"{b}[@x = current()/@y]", "//*[@y = current()/@x]/.. = ."]
        return self.random.choice(forms)

    def step(self):
        step = self.one(self.name(), self.name(), self.name(), "*", "n:e")
        for _ in range(self.one(0, 0, 1, 1, 2)):
            position = self.one("2", "last()", "position() < 3") if self.random.random() < 0.1 else None
            step += f"[{position or self.predicate(True)}]"
        return step

    def path(self):
        steps = [self.step() for _ in range(self.one(1, 1, 2, 3))]
        between = [self.one("/", "/", "/", "//") for _ in steps[1:]]
        path = self.one("", "", "//", "/r/") + steps[0]
        return path + "".join(slash + step for slash, step in zip(between, steps[1:]))

    def context(self):
        if self.random.random() < 0.05:
            return self.name() + "/text()"
        return " | ".join(self.path() for _ in range(self.one(1, 1, 1, 2, 3)))

    def let(self, name):
        value = self.one(self.literal(), f"//{self.name()}/@x", "count(//a)", f"string(//{self.name()}[@y])", f"//{self.name()}[1]/@y")
        self.variables.append(name)
        return f"<let name=\"{name}\" value={quoteattr(value)}/>\n"

    def assertions(self):
        lines = ""
        for _ in range(self.one(1, 1, 2)):
            kind, test = self.one("assert", "report"), self.predicate(False)
            if self.given and self.random.random() < 0.3:
                test = f"$given or {test}"
            lines += f"<{kind} test={quoteattr(test)} role=\"advice\" diagnostics=\"en\">訊</{kind}>\n"
        return lines

    def rule(self, abstract):
        context, kept, own = self.context(), list(self.variables), ""
        if self.random.random() < 0.3:
            own = self.let("own")
        body = own + self.assertions()
        if abstract and self.random.random() < 0.5:
            body += '<extends rule="base"/>\n'
        self.variables = kept
        return f"<rule context={quoteattr(context)}>\n{body}</rule>\n"

    def pattern(self, number):
        kept, body = list(self.variables), ""
        if self.random.random() < 0.4:
            body += self.let(f"p{number}")
        abstract = self.random.random() < 0.3
        if abstract:
            body += f"<rule abstract=\"true\" id=\"base\">\n{self.assertions()}</rule>\n"
        body += "".join(self.rule(abstract) for _ in range(self.one(1, 2, 3)))
        self.variables = kept
        return f"<pattern id=\"q{number}\">\n{body}</pattern>\n"

    def abstract_pattern(self):
        self.given = ["given"]
        rules = "".join(self.rule(False) for _ in range(self.one(1, 2)))
        self.given = []
        uses = "".join(f"<pattern id=\"u{i}\" is-a=\"form\"><param name=\"given\" value={quoteattr(self.predicate(False))}/></pattern>\n"
                       for i in range(self.one(1, 2)))
        return f"<pattern abstract=\"true\" id=\"form\">\n{rules}</pattern>\n{uses}"

    def schema(self):
        self.variables = []
        lets = self.let("v") if self.random.random() < 0.5 else ""
        count = self.one(1, 2, 3)
        patterns = [self.pattern(i) for i in range(count)]
        if self.random.random() < 0.3:
            patterns.append(self.abstract_pattern())
        phase, phases = "", ""
        if count > 1 and self.random.random() < 0.3:
            phase, phases = ' defaultPhase="some"', '<phase id="some"><active pattern="q0"/></phase>\n'
        return SCHEMA.format(phase=phase, body=lets + phases + "".join(patterns))

    def element(self, depth):
        name = self.one(*NAMES, self.name(), "n:e")
        attributes = "".join(f" {key}={quoteattr(self.random.choice(VALUES))}" for key in "xy" if self.random.random() < 0.5)
        inside = ""
        for _ in range(self.random.randint(0, 4) if depth < 5 else 0):
            inside += self.element(depth + 1) + self.one("", "", "z", "1 ")
        return f"<{name}{attributes}>{inside or self.one('', 'z', ' ', '2')}</{name}>"

    def document(self):
        return '<r xmlns:n="urn:n" x="1">' + "".join(self.element(1) for _ in range(self.random.randint(1, 6))) + "</r>"


def main():
    out, schemas, documents, seed = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    maker = Maker(seed)
    for folder in ("rules/random", "rules/profiles", "given"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    (out / "rules/random/pack.yml").write_text("subject: document\ntitle: {zh: 題, en: t}\n")
    (out / "rules/profiles/any.yml").write_text(PROFILE)
    for i in range(schemas):
        (out / f"rules/random/R{i:04}.sch").write_text(maker.schema())
    for i in range(documents):
        (out / f"given/d{i:03}.xml").write_text(maker.document())


if __name__ == "__main__":
    main()

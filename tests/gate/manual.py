#!/usr/bin/python3
"""The man page and the completions tell of all that --help shows, and the shells take them.

usage: manual.py ENGROSS
"""

import re
import shutil
import subprocess
import sys

ENGROSS = sys.argv[1]
COMMANDS = ["check", "convert", "gate", "baseline", "waivers lint", "config", "rules list", "rules show", "manual"]


def run(*arguments, text=None):
    return subprocess.run(arguments, input=text, capture_output=True, text=True, check=True).stdout


def options(command):
    help_text = run(ENGROSS, *command.split(), "--help", "--lang", "en")
    return set(re.findall(r"(?:^|[\s,])(--?[a-z][a-z-]*)", "\n".join(
        line for line in help_text.splitlines() if re.match(r"\s+-", line))))


def main():
    bad = []
    pages = {kind: run(ENGROSS, "manual", kind, "--lang", "en") for kind in ("man", "bash", "zsh", "fish")}
    man = pages["man"].replace("\\-", "-")
    top = run(ENGROSS, "--help", "--lang", "en").split("Commands:")[1]
    for name in re.findall(r"^  ([a-z]+) ", top, re.MULTILINE):
        bad += [f"{kind}: no {name}" for kind, text in pages.items() if not re.search(rf"\b{name}\b", text)]
    for command in COMMANDS:
        wanted = options(command)
        if not wanted:
            bad.append(f"{command} has no options")
        section = re.search(rf"^\.SS engross {command}\n(.*?)(?=^\.S)", man, re.MULTILINE | re.DOTALL)[1]
        line = re.search(rf'^ +"{command}"\*\) words="(.*)" ;;$', pages["bash"], re.MULTILINE)[1]
        for option in wanted:
            if not re.search(rf"(?<![\w-]){option}(?![\w-])", section):
                bad.append(f"man: {command} lacks {option}")
            if option not in line.split():
                bad.append(f"bash: {command} lacks {option}")
            word = option.lstrip("-")
            if f"-l {word} " not in pages["fish"] and f"-s {word} " not in pages["fish"]:
                bad.append(f"fish: lacks {option}")
    asked = pages["bash"] + "COMP_WORDS=(engross gate --po); COMP_CWORD=2; _engross; echo ${COMPREPLY[*]}\n"
    if run("bash", text=asked).strip() != "--policy":
        bad.append("bash does not complete --po")
    for shell in ("zsh", "fish"):
        if shutil.which(shell):
            subprocess.run([shell, "-n"], input=pages[shell], text=True, check=True)
    if shutil.which("man"):
        said = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", "-"], input=pages["man"], text=True,
                              capture_output=True)
        bad += said.stderr.splitlines()
    print("\n".join(bad) or "man page and completions tell of all options")
    return bool(bad)


sys.exit(main())

#!/usr/bin/python3
"""The steps of action.yml and of the GitLab template, as a runner would call them: a faulty report stops the job and
leaves its findings, a clean one passes.

usage: pipelines.py ENGROSS
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENGROSS = pathlib.Path(sys.argv[1]).resolve()
DOCX = ROOT / "fixtures" / "docx"


def run(script, folder, variables):
    """The way both runners do: bash, that ends at the first fault."""
    with tempfile.TemporaryDirectory() as programs:
        os.symlink(ENGROSS, pathlib.Path(programs) / "engross")
        environment = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8",
                       "SOURCE_DATE_EPOCH": "1795392000", **variables}
        return subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)


def action(folder):
    """The step that calls engross, its env filled in from the defaults of the inputs."""
    text = yaml.safe_load((ROOT / "action.yml").read_text())
    inputs = {name: each.get("default", "") for name, each in text["inputs"].items()}
    inputs["files"] = "*.docx"
    step = next(each for each in text["runs"]["steps"] if "engross gate" in each.get("run", ""))
    filled = {name: inputs[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in step["env"].items()}
    done = run(step["run"], folder, filled)
    results = json.loads((pathlib.Path(folder) / "engross.sarif").read_text())["runs"][0]["results"]
    return done, [each["ruleId"] for each in results if each["level"] == "error"]


def gitlab(folder):
    text = yaml.safe_load((ROOT / ".ci" / "gitlab" / "engross.gitlab-ci.yml").read_text())
    job = text["engross-gate"]
    done = run("\n".join(job["script"]), folder, text["variables"])
    for kept in job["artifacts"]["paths"]:
        if not (pathlib.Path(folder) / kept).exists():
            done.returncode = done.returncode or 99
    cases = ElementTree.parse(pathlib.Path(folder) / job["artifacts"]["reports"]["junit"]).iter("testcase")
    return done, [case.get("name") for case in cases if case.find("failure") is not None and case.get("name") != "gate"]


def main():
    bad = []
    for pipeline in (action, gitlab):
        for report, code in (("faulty-report", 1), ("trip-report", 0)):
            with tempfile.TemporaryDirectory(prefix="engross-pipeline-") as folder:
                shutil.copy(DOCX / report / "input.docx", f"{folder}/我的 報告.docx")
                pathlib.Path(folder, "engross-policy.yml").write_text("stage: submit\n")
                done, errors = pipeline(folder)
                if done.returncode != code or bool(errors) != bool(code):
                    bad.append(f"{pipeline.__name__}, {report}: exit code {done.returncode}, errors {errors}\n"
                               f"{done.stdout[-500:]}{done.stderr}")
    print("\n".join(bad) or "the GitHub action and the GitLab template stop the faulty report and let the clean one pass")
    return bool(bad)


sys.exit(main())

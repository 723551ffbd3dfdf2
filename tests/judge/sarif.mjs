// Holds SARIF files against the schema of SARIF 2.1.0, and against what the schema cannot say: a place in a file
// for every result (GitHub refuses a file for one without), indexes and references that lead somewhere, no level
// where a person must look, and both languages.
// usage: sarif.mjs FILE...      exit code 0 all good, 1 something is wrong
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv');
const schema = JSON.parse(readFileSync(
    new URL('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url)));
const ajv = new Ajv({ allErrors: true, schemaId: 'auto', unknownFormats: 'ignore', logger: false });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const valid = ajv.compile(schema);

function* faults(run) {
    const rules = run.tool.driver.rules;
    const ids = rules.map((rule) => rule.id);
    for (const result of run.results) {
        const place = result.locations?.[0]?.physicalLocation;
        if (!place?.artifactLocation?.uri || !(place.region?.startLine >= 1)) {
            yield `${result.ruleId} has no place`;
        }
        if (!ids.includes(result.ruleId)) {
            yield `${result.ruleId} is not among the rules`;
        }
        if (result.kind !== 'fail' && result.level !== 'none') {
            yield `${result.ruleId} is ${result.kind}, but its level is ${result.level}`;
        }
        if (!/^[0-9a-f]{32}$/.test(result.partialFingerprints?.['engross/v1'] ?? '')) {
            yield `${result.ruleId} has no fingerprint`;
        }
    }
    for (const rule of rules) {
        if (!rule.help?.markdown?.includes('LibreOffice')) {
            yield `${rule.id} has no help`;
        }
        for (const { target } of rule.relationships ?? []) {
            const taxon = run.taxonomies[target.toolComponent.index]?.taxa[target.index];
            if (taxon?.id !== target.id) {
                yield `${rule.id} belongs to ${target.id}, which is not there`;
            }
        }
    }
    const names = (run.taxonomies ?? []).map((each) => each.name).join();
    if (names !== 'PDF/UA,WCAG' || !rules.some((rule) => rule.relationships)) {
        yield `taxonomies are ${names}, or no rule belongs to one`;
    }
    for (const translation of run.translations) {
        if (translation.language === run.language || translation.rules.map((rule) => rule.id).join() !== ids.join()) {
            yield `the translation into ${translation.language} does not fit the rules`;
        }
    }
    const marked = new Set(run.results.map((result) => result.partialFingerprints['engross/v1'] + result.locations[0].physicalLocation.artifactLocation.uri));
    if (marked.size !== run.results.length) {
        yield `${run.results.length} results have ${marked.size} fingerprints`;
    }
}

let bad = 0;
for (const file of process.argv.slice(2)) {
    const log = JSON.parse(readFileSync(file));
    const found = valid(log) ? log.runs.flatMap((run) => [...faults(run)])
        : valid.errors.map((error) => `${error.dataPath} ${error.message}`);
    found.slice(0, 10).forEach((fault) => console.log(`FAIL ${file} ${fault}`));
    bad += found.length;
    console.log(`${found.length ? 'FAIL' : 'pass'} sarif ${file} (${log.runs[0].results.length} results)`);
}
process.exit(bad || process.argv.length < 3 ? 1 : 0);

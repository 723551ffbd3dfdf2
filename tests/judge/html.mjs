// Judges HTML pages in real Chromium with axe: every page at a desk's and a telephone's width, in
// light and dark colours, and as it is printed on A4. Beyond axe: nothing wider than the window (nothing
// higher where the whole page runs downwards on paper), the dark is dark, no script, no network.
// usage: html.mjs PAGE.html...      exit code 0 all good, 1 something is wrong, 2 usage
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { axe_source, open_browser } from './browser.mjs';

const widths = [1280, 320];
const schemes = ['light', 'dark'];
const a4 = 672; // px between margins of 16 mm
const files = process.argv.slice(2);
if (files.length === 0) {
    console.error('usage: html.mjs PAGE.html...');
    process.exit(2);
}

let faults = 0;
function fault(file, where, message) {
    faults += 1;
    console.log(`FAIL ${file} [${where}] ${message}`);
}

// Colours alone differ in the dark.
const colour_rules = ['color-contrast', 'link-in-text-block'];

async function run_axe(page, rules) {
    return page.evaluate((only) => axe.run(document, {
        resultTypes: ['violations'],
        ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
    }), rules);
}

// In the dark the letters are light: a page that pays no heed would pass as the light one.
async function is_dark(page) {
    return page.evaluate(() => Math.min(...getComputedStyle(document.body).color.match(/[\d.]+/g).slice(0, 3)) > 127);
}

async function look(page, file, where, colorScheme) {
    const dark = colorScheme === 'dark';
    if (dark && !await is_dark(page)) {
        fault(file, where, 'it does not heed the dark scheme');
    }
    const { wide, widest } = await page.evaluate(() => {
        // A page whose lines run downwards may grow sideways, but not downwards.
        const down = getComputedStyle(document.documentElement).writingMode.startsWith('vertical');
        const width = down ? window.innerHeight : window.innerWidth;
        const out = [...document.querySelectorAll('body *')].find((e) => {
            const box = e.getBoundingClientRect();
            return (down ? box.bottom : box.right) > width + 1;
        });
        const whole = document.scrollingElement;
        return {
            wide: (down ? whole.scrollHeight : whole.scrollWidth) - width,
            widest: out ? out.outerHTML.slice(0, 120) : '',
        };
    });
    if (wide > 0) {
        fault(file, where, `${wide} px wider than the window: ${widest}`);
    }
    const report = await run_axe(page, dark ? colour_rules : null);
    if (report.passes.length + report.violations.length + report.inapplicable.length === 0) {
        fault(file, where, 'axe ran no rule');
    }
    for (const violation of report.violations) {
        for (const node of violation.nodes.slice(0, 5)) {
            fault(file, where, `${violation.id}: ${violation.help} @ ${node.target.join(' ')}`);
        }
        if (violation.nodes.length > 5) {
            fault(file, where, `${violation.id}: ${violation.nodes.length - 5} more`);
        }
    }
}

async function judge(page, file) {
    if (!statSync(file, { throwIfNoEntry: false })?.size) {
        fault(file, 'file', 'missing or empty');
        return;
    }
    await page.goto(pathToFileURL(resolve(file)).href);
    await page.evaluate(axe_source);
    const scripts = await page.evaluate(() => document.scripts.length);
    if (scripts > 0) {
        fault(file, 'page', `${scripts} script elements`);
    }
    const broken = await page.evaluate(() =>
        [...document.images].filter((i) => i.complete && i.naturalWidth === 0).map((i) => i.src));
    broken.forEach((src) => fault(file, 'page', `picture does not load: ${src.slice(0, 120)}`));
    for (const width of widths) {
        for (const colorScheme of schemes) {
            await page.setViewportSize({ width, height: 800 });
            await page.emulateMedia({ colorScheme });
            await look(page, file, `${width} ${colorScheme}`, colorScheme);
        }
    }
    await page.setViewportSize({ width: a4, height: 1000 });
    await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    await look(page, file, 'print');
}

const browser = await open_browser();
for (const file of files) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const before = faults;
    const start = Date.now();
    page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) {
            fault(file, 'page', `asks the network for ${request.url()}`);
        }
    });
    page.on('requestfailed', (r) => fault(file, 'page', `does not load: ${r.url().slice(0, 120)}`));
    try {
        await judge(page, file);
    } catch (error) {
        fault(file, 'page', `cannot be judged: ${error.message}`);
    }
    await context.close();
    console.log(`${faults === before ? 'pass' : 'FAIL'} axe ${file} (${Date.now() - start} ms)`);
}
await browser.close();
process.exit(faults === 0 ? 0 : 1);

// usage: screenshot.mjs PAGE.html OUT.png [WIDTH] [light|dark]      the whole page as a picture
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { open_browser } from './browser.mjs';

const [file, out, width = '1280', colorScheme = 'light'] = process.argv.slice(2);
if (!out) {
    console.error('usage: screenshot.mjs PAGE.html OUT.png [WIDTH] [light|dark]');
    process.exit(2);
}
const browser = await open_browser();
const page = await browser.newPage({ viewport: { width: Number(width), height: 900 }, colorScheme });
await page.goto(pathToFileURL(resolve(file)).href);
// Pictures below the fold load late.
await page.evaluate(() => Promise.allSettled([...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode();
})));
await page.screenshot({ path: out, fullPage: true });
await browser.close();

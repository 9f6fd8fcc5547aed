import { rmSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { buildPages } from '../../tooling/project/docs/build-pages.ts';
import { DOCS_FORMATS } from '../../tooling/render/docs/addresses.ts';
import { cli } from '../render/fake-world.ts';
import { folderOf, HOSTILE } from '../site/hostile-content.ts';
import { browserPath, startBrowser } from './browser.ts';

vi.setConfig({ testTimeout: 300_000 });

/** What Markdown, HTML and site generators could take for something else than words. */
const PAYLOADS = [
  HOSTILE,
  '\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n',
  '\n\n<div onclick="alert(1)" onmouseover="alert(1)">x</div>\n\n<details open ontoggle=alert(1)>\n',
  '\n\n[x]: javascript:alert(1)\n[y]: <javascript:alert(1)>\n\n[x] [y][x] ![z][x]\n',
  '[a](javascript&colon;alert(1)) [b](java\tscript:alert(1)) [c](<javascript:alert(1)>) [d](vbscript:x)',
  '<a href="java&#115;cript:alert(1)">x</a> <svg><a xlink:href="javascript:alert(1)">y</a></svg>',
  '\n```\n</code></pre><script>alert(1)</script>\n```\n~~~\n<script>alert(1)</script>\n',
  '| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | `|<script>alert(1)</script>` |\n',
  '\n---\nlayout: evil\nscripts: [x]\n---\n<script>alert(1)</script>\n',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe><object data="javascript:alert(1)">',
  '<style>@import "http://x.example/x";</style><link rel=stylesheet href="http://x.example/x">',
  '<form action="javascript:alert(1)"><input autofocus onfocus=alert(1)><button>x</button></form>',
  '<meta http-equiv=refresh content="0;url=http://x.example"><base href="http://x.example/">',
  '<!-- --><script>alert(1)</script --><![CDATA[<script>alert(1)</script>]]><?x <script>alert(1)</script>?>',
  '\n<<< /etc/passwd\n\n--8<-- "/etc/passwd"\n\n> ~~~\n1. ```\n',
  '{{ "<script>alert(1)</script>" }} {% raw %} {: onclick="alert(1)" } <%= x %> ::: danger\n:::\n',
];

const executable = browserPath();
if (executable === undefined)
  process.stdout.write('no browser was found: the tests in a browser are skipped\n');

/** As generous as a reader of Markdown can be. */
const reader = new MarkdownIt({ html: true, linkify: true, breaks: true });
reader.validateLink = () => true;

let browser: Browser;
beforeAll(async () => {
  if (executable === undefined) return;
  browser = await startBrowser(executable);
  await openPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
});

const folders = PAYLOADS.map((text) => folderOf({ text, story: 'A story' }));
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Where the page lies, so that its links lead somewhere. */
const ADDRESS = 'http://pages.example/detections/x/';

let page: Page;
let happened: string[] = [];
let body = '';

/** One page for all: what happens on it is put down. */
async function openPage(): Promise<void> {
  page = await browser.newPage();
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  page.on('request', (request) => {
    if (request.url() !== ADDRESS) happened.push(`request ${request.url()}`);
  });
  page.on('pageerror', (error) => happened.push(`error ${error.message}`));
  page.on('framenavigated', (frame) => {
    if (frame.url() !== ADDRESS) happened.push(`frame ${frame.url()}`);
  });
  await page.route('**', (route) => route.fulfill({ body, contentType: 'text/html' }));
}

/** Opens what a reader of Markdown makes of a text, touches everything on it, and gives what happened. */
async function happeningsOn(markdown: string): Promise<readonly string[]> {
  happened = [];
  body = `<!doctype html><title>x</title><main>${reader.render(markdown)}</main>`;
  await page.goto(ADDRESS);
  happened.push(...(await page.evaluate<string[]>(TOUCH_EVERYTHING)));
  return happened;
}

/** Runs in the page; a text, since only browsers know its types. */
const TOUCH_EVERYTHING = `(() => {
  const found = [];
  const forbidden = 'script,img,iframe,object,embed,style,link,meta,base,form,input,svg';
  for (const element of document.querySelectorAll('main *')) {
    const { tagName } = element;
    if (element.matches(forbidden)) found.push('element ' + tagName);
    for (const { name } of element.attributes)
      if (name.startsWith('on') || ['style', 'srcdoc'].includes(name)) found.push('attribute ' + tagName + ' ' + name);
    for (const event of ['click', 'mouseover', 'focus', 'toggle'])
      if (tagName !== 'A') element.dispatchEvent(new Event(event, { bubbles: true }));
    if (tagName === 'A' && !['http:', 'https:', 'mailto:'].includes(element.protocol))
      found.push('link ' + element.href);
  }
  return found;
})()`;

const withBrowser = describe.skipIf(executable === undefined);

withBrowser('the test itself', () => {
  test('notices what it looks for', async () => {
    expect((await happeningsOn('<img src=x onerror=alert(1)>')).join()).toContain('dialog 1');
    expect(await happeningsOn('[x](javascript:alert(1))')).toEqual(['link javascript:alert(1)']);
  });
});

withBrowser.each(DOCS_FORMATS)('Markdown pages of hostile content, for %s,', (format) => {
  test('run nothing', async () => {
    const { packageRoot } = realWorld();
    // Formats differ in their front matter and links alone.
    const looked = folders.filter((_, at) => format === DOCS_FORMATS[0] || at % 5 === 1);
    for (const [index, contentRoot] of looked.entries()) {
      const { pages } = buildPages({ packageRoot, contentRoot, profile: undefined, format });
      expect(pages.length).toBeGreaterThan(1);
      for (const { path, text } of pages) {
        const markdown = text.replace(/^---\n[\s\S]*?\n---\n/, '');
        expect([index, path, await happeningsOn(markdown)]).toEqual([index, path, []]);
      }
    }
  });
});

withBrowser('Markdown reports of hostile content', () => {
  test.each(['check', 'test', 'diff'])('run nothing: %s', async (command) => {
    for (const [index, folder] of folders.filter((_, at) => at % 2 === 0).entries()) {
      const words = [command, ...(command === 'diff' ? ['HEAD'] : []), '--content', folder];
      const { stdout } = await cli(...words, '--format', 'markdown');
      expect([index, stdout]).toEqual([index, expect.stringContaining('tripline')]);
      expect([index, await happeningsOn(stdout)]).toEqual([index, []]);
    }
  });
});

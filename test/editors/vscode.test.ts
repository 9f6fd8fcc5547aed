import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { fixtureFolder, remove } from '../lsp/fixture-folder.ts';

/** A folder with the npm packages code-server and node, of the version that code-server wants. */
const INSTALLED = process.env['TRIPLINE_CODE_SERVER'] ?? '';
const NODE = join(INSTALLED, 'node_modules/node/bin/node');
const CODE_SERVER = join(INSTALLED, 'node_modules/code-server/out/node/entry.js');
const EXTENSION = resolve('editors/vscode/dist/tripline.vsix');
const SERVER = resolve('dist/tripline.js');
const BROWSER = process.env['TRIPLINE_BROWSER'] ?? '/usr/bin/chromium';
const PORT = 18_093;

const missing = [CODE_SERVER, NODE, EXTENSION, SERVER, BROWSER].filter((path) => !existsSync(path));
if (missing.length > 0)
  process.stdout.write(`VS Code is not tested: ${missing.join(', ')} does not exist\n`);

const DETECTION = 'tool_started_by_office.yml';
const root = fixtureFolder();
const run = mkdtempSync(join(tmpdir(), 'tripline-vscode-'));
let server: ChildProcess | undefined;
let browser: Browser | undefined;

afterAll(async () => {
  await browser?.close();
  server?.kill();
  remove(root);
  rmSync(run, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

test.skipIf(missing.length > 0)(
  'VS Code shows findings, hover, lenses and completions, and applies a fix',
  async () => {
    const file = join(root, 'detections', DETECTION);
    writeFileSync(file, readFileSync(file, 'utf8').replace('version: 1\n', 'version: 1  \n'));
    await startCodeServer();
    browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
    const page = await (await browser.newContext({ viewport: VIEW })).newPage();
    await page.goto(`http://127.0.0.1:${PORT}/?folder=${encodeURIComponent(root)}`);
    await openDetection(page);
    await page.waitForSelector('.squiggly-error, .squiggly-warning, .squiggly-info', WAIT);

    await page.keyboard.press('Control+Shift+M');
    await page.waitForSelector('.markers-panel .monaco-list-row', WAIT);
    const problems = await texts(page, '.markers-panel .monaco-list-row');
    expect(problems.join('\n')).toContain('trailing whitespace on 1 line');
    await page.keyboard.press('Control+Shift+M');

    await page.waitForSelector('.codelens-decoration', WAIT);
    await page
      .getByText(/\d of \d clauses decided/)
      .first()
      .waitFor(WAIT);

    const line = page.locator('.view-line', { hasText: 'version: 1' });
    await line.click();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+.');
    await page.waitForSelector('.action-widget .monaco-list-row', WAIT);
    const actions = await texts(page, '.action-widget .monaco-list-row');
    expect(actions.join('\n')).toContain('Remove trailing whitespace');
    await page.keyboard.press('Enter');

    await page
      .locator('.view-line', { hasText: 'tstats' })
      .locator('span', { hasText: 'tstats' })
      .last()
      .hover();
    await page.waitForSelector('.monaco-hover-content', WAIT);
    const hovers = await texts(page, '.monaco-hover-content');
    expect(hovers.join('\n')).toContain('Computes statistics over the events');
    await page.keyboard.press('Escape');

    await page.locator('.view-line', { hasText: '| rename' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('\n| strea');
    await page.waitForSelector('.suggest-widget.visible .monaco-list-row', WAIT);
    const suggestions = await texts(page, '.suggest-widget .monaco-list-row');
    expect(suggestions.join('\n')).toContain('streamstats');
    mkdirSync('build/screenshots', { recursive: true });
    await page.screenshot({ path: 'build/screenshots/vscode.png' });
  },
  300_000,
);

const VIEW = { width: 1280, height: 900 };
const WAIT = { timeout: 120_000 };

/** Without a marketplace, telemetry, updates, or files outside of its folder. */
async function startCodeServer(): Promise<void> {
  const settings = {
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
    'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'security.workspace.trust.enabled': false,
    'tripline.command': [process.execPath, SERVER],
  };
  mkdirSync(join(run, 'user/User'), { recursive: true });
  writeFileSync(join(run, 'user/User/settings.json'), JSON.stringify(settings));
  const env = {
    ...process.env,
    XDG_CONFIG_HOME: join(run, 'config'),
    XDG_DATA_HOME: join(run, 'data'),
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: 'http://127.0.0.1:9' }),
  };
  const folders = [
    '--user-data-dir',
    join(run, 'user'),
    '--extensions-dir',
    join(run, 'extensions'),
  ];
  execFileSync(NODE, [CODE_SERVER, ...folders, '--install-extension', EXTENSION], {
    env,
    stdio: 'ignore',
  });
  const flags = ['--auth', 'none', '--bind-addr', `127.0.0.1:${PORT}`];
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
  server = spawn(NODE, [CODE_SERVER, ...flags, ...folders, ...quiet, root], {
    env,
    stdio: 'ignore',
  });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const isUp = await fetch(`http://127.0.0.1:${PORT}/healthz`).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('code-server does not answer');
}

async function openDetection(page: Page): Promise<void> {
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', WAIT);
  await page.getByRole('treeitem', { name: 'detections' }).click();
  await page.getByRole('treeitem', { name: DETECTION }).dblclick();
  await page.waitForSelector('.editor-instance .view-line', WAIT);
}

function texts(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts();
}

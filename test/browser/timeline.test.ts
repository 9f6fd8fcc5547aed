import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { timelineAssets } from '../../tooling/project/run/timeline.ts';
import { renderTimeline } from '../../tooling/render/timeline/render-timeline.ts';
import { findingsOf, manyFindings } from '../render/timeline-input.ts';
import { HOSTILE } from '../site/hostile-content.ts';
import { browserPath, startBrowser } from './browser.ts';

const executable = browserPath();
const PHONE = { width: 360, height: 740 };

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let folder: string;

beforeAll(async () => {
  if (executable === undefined) return;
  browser = await startBrowser(executable);
  folder = mkdtempSync(join(tmpdir(), 'tripline-timeline-'));
  const assets = timelineAssets(realWorld().packageRoot);
  const pages = { many: manyFindings(5_000), few: manyFindings(50), hostile: findingsOf(HOSTILE) };
  for (const [name, input] of Object.entries(pages))
    writeFileSync(join(folder, `${name}.html`), renderTimeline(input, assets));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** Opens a page, does something with it, and makes sure that it loads nothing and nothing fails. */
async function onPage(
  name: string,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(join(folder, `${name}.html`)).href;
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('dialog', (dialog) => {
    wrong.push(`dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) wrong.push(`asks for ${request.url()}`);
  });
  try {
    await page.goto(address);
    await work(page);
    expect(wrong).toEqual([]);
  } finally {
    await context.close();
  }
}

const items = (page: Page) => page.locator('#findings > li');
const count = (page: Page) => page.locator('#count').textContent();

describe.skipIf(executable === undefined)('the timeline of findings', () => {
  test('shows thousands of findings, a page at a time', async () => {
    await onPage('many', {}, async (page) => {
      expect(await count(page)).toBe('5,000 of 5,000 findings');
      expect(await items(page).count()).toBe(100);
      await page.getByRole('button', { name: 'Show more' }).click();
      expect(await items(page).count()).toBe(200);
    });
  });

  test('is filtered by severity, tactic, host, risk and text, and keeps that in the address', async () => {
    await onPage('many', {}, async (page) => {
      await page.getByRole('checkbox', { name: 'high' }).check();
      await expect.poll(() => count(page)).toBe('1,667 of 5,000 findings');
      await page.locator('#host').selectOption('host-3');
      await expect.poll(() => count(page)).toBe('238 of 5,000 findings');
      expect(page.url()).toContain('host=host-3&severity=high');
      await page.reload();
      expect(await count(page)).toBe('238 of 5,000 findings');
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.locator('#tactic').selectOption('Persistence');
      await expect.poll(() => count(page)).toBe('1,667 of 5,000 findings');
      await page.getByLabel('Risk score from').fill('61');
      await expect.poll(() => count(page)).toBe('0 of 5,000 findings');
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.locator('#query').fill('TOOL-77.exe');
      await expect.poll(() => count(page)).toBe('1 of 5,000 findings');
    });
  });

  test('narrows to the period of a bar, and back', async () => {
    await onPage('many', {}, async (page) => {
      await page.locator('.lane rect').first().click();
      await expect.poll(() => count(page)).toMatch(/^8\d of 5,000 findings$/);
      expect(await page.getByLabel('From (UTC)').inputValue()).toBe('2026-01-05T08:00');
      await page.getByRole('button', { name: 'Show all times' }).click();
      expect(await count(page)).toBe('5,000 of 5,000 findings');
    });
  });

  test('has a row per tactic, host or detection, each of which selects its findings', async () => {
    await onPage('few', {}, async (page) => {
      const names = () => page.locator('.lane button').allTextContents();
      expect(await names()).toEqual([
        'all findings',
        'Execution',
        'Persistence',
        'Credential Access',
      ]);
      await page.getByLabel('Rows').selectOption('host');
      expect(await names()).toHaveLength(8);
      await page.locator('.lane button', { hasText: 'host-2' }).press('Enter');
      await expect.poll(() => count(page)).toBe('7 of 50 findings');
      expect(await page.locator('#host').inputValue()).toBe('host-2');
    });
  });

  test('shows a finding whole, by keyboard', async () => {
    await onPage('few', {}, async (page) => {
      await items(page).first().locator('summary').press('Enter');
      for (const part of ['id-high', 'tool-0.exe', 'logs/a.json, event 1', 'and 24 more'])
        await expect.poll(() => items(page).first().textContent()).toContain(part);
    });
  });

  test('runs nothing of what logs and content contain', async () => {
    await onPage('hostile', {}, async (page) => {
      for (const summary of await page.locator('details > summary').all()) await summary.click();
      expect(await items(page).first().textContent()).toContain(HOSTILE.slice(0, 40));
      expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    });
  });

  test.each(['light', 'dark'] as const)('keeps nobody out, in %s colors', async (colorScheme) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await onPage('few', { colorScheme }, async (page) => {
      for (const at of [0, 1, 2]) await items(page).nth(at).locator('summary').click();
      await page.evaluate(axe);
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 120)])).toEqual([]);
    });
  });

  test('goes dark at the press of a button', async () => {
    const back = (page: Page) =>
      page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await onPage('few', { colorScheme: 'light' }, async (page) => {
      expect(await back(page)).toBe('rgb(255, 255, 255)');
      await page.getByRole('button', { name: 'Dark colors' }).click();
      expect(await back(page)).not.toBe('rgb(255, 255, 255)');
    });
  });

  test('fits a phone', async () => {
    await onPage('hostile', { viewport: PHONE }, async (page) => {
      await items(page).first().locator('summary').click();
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width);
    });
  });

  test('is a table without scripts', async () => {
    await onPage('few', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('tbody tr').count()).toBe(50);
    });
  });

  test.each([
    { name: 'wide', options: {} },
    { name: 'dark', options: { colorScheme: 'dark' } },
    { name: 'phone', options: { viewport: PHONE } },
  ] as const)('is pictured: $name', async ({ name, options }) => {
    mkdirSync(join('build', 'screenshots'), { recursive: true });
    await onPage('many', options, async (page) => {
      const path = join('build', 'screenshots', `timeline-${name}.png`);
      expect((await page.screenshot({ path })).length).toBeGreaterThan(5_000);
    });
  });
});

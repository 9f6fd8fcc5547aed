import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { browserPath } from './browser.ts';
import { type OpenSite, openSite, PROCDUMP } from './open-site.ts';

const executable = browserPath();
if (executable === undefined)
  process.stdout.write('no browser was found: the tests in a browser are skipped\n');

const LIST = 'detections/index.html';
const MATRIX = 'techniques/matrix/index.html';
const PHONE = { width: 360, height: 740 };

// Whole sites are looked at, page by page.
vi.setConfig({ testTimeout: 300_000 });

let site: OpenSite;

beforeAll(async () => {
  if (executable !== undefined) site = await openSite(executable);
}, 120_000);

afterAll(async () => {
  await site?.close();
}, 120_000);

interface OpenOptions extends BrowserContextOptions {
  readonly over?: 'http' | 'file';
}

/** Opens a page, does something with it, and makes sure that nothing went wrong on it. */
async function onPage(
  path: string,
  { over = 'http', ...options }: OpenOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await site.browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.addresses[over])) wrong.push(`asks for ${request.url()}`);
  });
  try {
    await page.goto(site.addresses[over] + path);
    await work(page);
    expect(wrong).toEqual([]);
  } finally {
    await context.close();
  }
}

function rows(page: Page) {
  return page.locator('#detections tbody tr');
}

/** Waits until the script has put the rows found in place of those that the page came with. */
async function filtered(page: Page): Promise<void> {
  await expect.poll(() => page.locator('#count').textContent()).toMatch(/^[\d,]+ of /);
}

/** The number of detections that the page says it found, of all. */
async function counts(page: Page): Promise<readonly [found: number, all: number]> {
  const count = page.locator('#count');
  const all = Number(await count.getAttribute('data-total'));
  const [, found] = /^([\d,]+) of /.exec((await count.textContent()) ?? '') ?? [];
  return [found === undefined ? all : Number(found.replaceAll(',', '')), all];
}

describe.skipIf(executable === undefined)('the list of detections', () => {
  describe.each(['http', 'file'] as const)('over %s', (over) => {
    test('finds what one types, best first, and keeps it in the address', async () => {
      await onPage(LIST, { over }, async (page) => {
        await page.locator('#query').fill('procdump');
        await filtered(page);
        expect(await rows(page).first().textContent()).toContain('ProcDump');
        await page.waitForFunction('window.triplineTexts !== undefined');
        const found = await counts(page);
        expect(found[0]).toBeLessThan(found[1]);
        expect(page.url()).toContain('q=procdump');
        await page.reload();
        await expect.poll(() => counts(page)).toEqual(found);
        expect(await page.locator('#query').inputValue()).toBe('procdump');
      });
    });

    test('is narrowed down by facets, also from the address', async () => {
      await onPage(LIST, { over }, async (page) => {
        await page.getByRole('checkbox', { name: 'Anomaly' }).check();
        await filtered(page);
        const [found, all] = await counts(page);
        expect(found).toBeGreaterThan(0);
        expect(found).toBeLessThan(all);
        for (const row of await rows(page).all())
          expect(await row.textContent()).toContain('Anomaly');
        expect(page.url()).toContain('type=Anomaly');
        await page.reload();
        await expect.poll(() => counts(page)).toEqual([found, all]);
        await page.getByRole('button', { name: 'Clear filters' }).click();
        await expect.poll(() => page.locator('#count').textContent()).toMatch(/^1–100 of/);
      });
    });
  });

  test('finds transposed letters, other pages, and says why a row matches', async () => {
    await onPage(LIST, {}, async (page) => {
      await page.locator('#query').fill('porcdump');
      await expect.poll(() => rows(page).first().textContent()).toContain('ProcDump');
      await page.locator('#query').fill('credential dumping');
      const others = page.locator('#others li');
      await expect.poll(() => others.allTextContents()).toContain('story Credential Dumping');
      await page.locator('#query').fill('parent_process_name');
      await expect.poll(() => page.locator('.why').first().textContent()).toContain(' in ');
    });
  });

  test('has pages without scripts, and more rows with them', async () => {
    await onPage(LIST, { javaScriptEnabled: false }, async (page) => {
      expect(await rows(page).count()).toBe(100);
      await page.getByRole('navigation', { name: 'Pages' }).getByText('2').click();
      expect(page.url()).toContain('detections/pages/2/');
      expect(await rows(page).count()).toBeGreaterThan(10);
    });
    await onPage(`${LIST}?sort=name`, {}, async (page) => {
      const more = page.getByRole('button', { name: 'Show more' });
      const [, all] = await counts(page);
      for (let shown = await rows(page).count(); shown < all; shown += 100) await more.click();
      expect(await rows(page).count()).toBe(all);
    });
  });

  test('is sorted by a column, upwards and downwards', async () => {
    await onPage(LIST, {}, async (page) => {
      const head = page.locator('th[data-sort="date"]');
      const dates = async () =>
        await page.locator('#detections tbody td:last-child').allTextContents();
      await head.getByRole('button').click();
      await page.waitForFunction('window.triplineRows !== undefined');
      await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
      expect(await dates()).toEqual((await dates()).toSorted());
      await head.getByRole('button').click();
      await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
      expect(await dates()).toEqual((await dates()).toSorted().toReversed());
      expect(page.url()).toContain('sort=-date');
    });
  });

  test('opens as an address says: query, facets and order at once', async () => {
    await onPage(`${LIST}?q=windows&type=TTP&sort=-name`, {}, async (page) => {
      await filtered(page);
      expect(await page.getByRole('checkbox', { name: 'TTP' }).isChecked()).toBe(true);
      const names = await page.locator('#detections tbody th').allTextContents();
      expect(names.length).toBeGreaterThan(1);
      const collator = new Intl.Collator('en', { numeric: true });
      expect(names).toEqual(names.toSorted((a, b) => collator.compare(b, a)));
    });
  });

  test('is reached by the search of every page', async () => {
    await onPage('index.html', {}, async (page) => {
      await page.locator('#find').fill('procdump');
      await page.locator('#find').press('Enter');
      await filtered(page);
      expect(await rows(page).first().textContent()).toContain('ProcDump');
    });
  });

  test('is a table without scripts', async () => {
    await onPage(LIST, { javaScriptEnabled: false }, async (page) => {
      expect(await rows(page).count()).toBeGreaterThan(10);
      expect(await page.locator('#facets').isVisible()).toBe(false);
    });
  });
});

describe.skipIf(executable === undefined)('the matrix', () => {
  const shown = (page: Page, proof: string) =>
    page.locator(`.tactic > ul > .matrix-${proof}:visible`);

  describe.each(['http', 'file'] as const)('over %s', (over) => {
    test('is narrowed down by properties of detections, also from the address', async () => {
      await onPage(MATRIX, { over }, async (page) => {
        const all = await shown(page, 'proven').count();
        await page.getByLabel('Asset type').selectOption('AWS Account');
        const found = await shown(page, 'proven').count();
        expect(found).toBeGreaterThan(0);
        expect(found).toBeLessThan(all);
        expect(await page.locator('#matrix-count').textContent()).toContain('With these filters');
        await page.reload();
        expect(await shown(page, 'proven').count()).toBe(found);
        await page.getByLabel('only techniques with detections').check();
        expect(await shown(page, 'none').count()).toBe(0);
        await page.getByRole('button', { name: 'Clear filters' }).click();
        await expect.poll(() => shown(page, 'proven').count()).toBe(all);
      });
    });
  });

  test('opens sub-techniques by keyboard, one and all', async () => {
    await onPage(MATRIX, {}, async (page) => {
      const details = page.locator('.matrix details');
      await details.first().locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await details.first().getAttribute('open')).not.toBe(null);
      await page.getByRole('button', { name: 'Expand all sub-techniques' }).press('Space');
      expect(await page.locator('.matrix details:not([open])').count()).toBe(0);
    });
  });

  test.each([
    { size: 'wide', options: {} },
    { size: 'phone', options: { viewport: PHONE } },
  ])('lists the detections of a technique in place: $size', async ({ options }) => {
    await onPage(MATRIX, options, async (page) => {
      const cell = page.locator('.tactic > ul > .cell[data-id="T1047"]').first();
      const button = cell.getByRole('button');
      await button.press('Enter');
      const names = cell.locator('.drill li');
      const all = Number(await cell.locator('.tally-all').textContent());
      await expect.poll(() => names.count()).toBe(all);
      const { x = 0, width = 0 } = (await cell.locator('.drill').boundingBox()) ?? {};
      const most = await page.evaluate<number>('document.documentElement.clientWidth');
      expect([x >= 0, x + width <= most]).toEqual([true, true]);
      await page.keyboard.press('Escape');
      expect(await names.count()).toBe(0);
      expect(await button.getAttribute('aria-expanded')).toBe('false');
      await button.click();
      await names.first().getByRole('link').click();
      expect(page.url()).toContain('/detections/');
    });
  });

  test('leads to a technique', async () => {
    await onPage(MATRIX, {}, async (page) => {
      await page.getByRole('link', { name: 'OS Credential Dumping' }).first().click();
      expect(page.url()).toContain('techniques/t1003/');
      expect(await page.locator('h1').textContent()).toContain('OS Credential Dumping');
    });
  });
});

describe.skipIf(executable === undefined)('every page', () => {
  test('shows what a macro stands for, by keyboard', async () => {
    await onPage(PROCDUMP, {}, async (page) => {
      const button = page.locator('button.expand').first();
      await button.press('Enter');
      expect(await button.getAttribute('aria-expanded')).toBe('true');
      expect(await page.locator('.expansion').first().isVisible()).toBe(true);
      await button.press('Enter');
      expect(await page.locator('.expansion').first().isVisible()).toBe(false);
    });
  });

  test('goes dark as the system does, or as one likes, and remembers it', async () => {
    const back = async (page: Page) =>
      await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await onPage('index.html', { colorScheme: 'dark' }, async (page) => {
      const dark = await back(page);
      await page.getByRole('button', { name: 'Dark colors' }).click();
      const light = await back(page);
      expect(light).toBe('rgb(255, 255, 255)');
      expect(dark).not.toBe(light);
      await page.goto(site.addresses.http + LIST);
      expect(await back(page)).toBe(light);
    });
  });

  test('begins with a way past the menu', async () => {
    await onPage(PROCDUMP, {}, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
    });
  });

  test('fits a phone', async () => {
    const wide: string[] = [];
    for (const [kind, path] of site.pages) {
      await onPage(path, { viewport: PHONE }, async (page) => {
        const width = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (width > PHONE.width) wide.push(`${kind}: ${width}`);
      });
    }
    expect(wide).toEqual([]);
  });

  test('prints its content, all of it, without menu and buttons', async () => {
    await onPage(PROCDUMP, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['.head nav', 'button.copy', '.find'])
        expect(await page.locator(gone).first().isVisible()).toBe(false);
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect((await page.pdf()).length).toBeGreaterThan(5000);
    });
  });

  test('works from the disk as from a server', async () => {
    for (const path of site.pages.values()) {
      await onPage(path, { over: 'file' }, async (page) => {
        expect(await page.locator('h1').isVisible()).toBe(true);
      });
    }
  });
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people from using the page, a line each. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 120))
          .slice(0, 3)
          .join(' ')}`,
    );
}

describe.skipIf(executable === undefined)('nobody is kept out', () => {
  test.each(['light', 'dark'] as const)(
    'in %s colours',
    async (colorScheme) => {
      const found: string[] = [];
      for (const [kind, path] of site.pages) {
        await onPage(path, { colorScheme }, async (page) => {
          await page.evaluate(
            'for (const item of document.querySelectorAll("details")) item.open = true',
          );
          for (const barrier of await barriers(page)) found.push(`${kind}: ${barrier}`);
        });
      }
      expect(found).toEqual([]);
    },
    240_000,
  );
});

const SCREENSHOTS = join('build', 'screenshots');

describe.skipIf(executable === undefined)('pictures of the main pages', () => {
  test.each([
    { name: 'wide', options: {} },
    { name: 'wide-dark', options: { colorScheme: 'dark' } },
    { name: 'phone', options: { viewport: PHONE } },
  ] as const)('are kept: $name', async ({ name, options }) => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    for (const kind of ['home', 'detections', 'detection', 'matrix', 'technique', 'stories-page']) {
      await onPage(site.pages.get(kind) ?? '', options, async (page) => {
        const picture = await page.screenshot({ path: join(SCREENSHOTS, `${kind}-${name}.png`) });
        expect(picture.length).toBeGreaterThan(5000);
      });
    }
  });
});

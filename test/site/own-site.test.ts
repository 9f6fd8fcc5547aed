import { describe, expect, test } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { checkSite } from './links.ts';
import { madeSite } from './made-site.ts';

describe('the site of our own content', async () => {
  const files = await madeSite(realWorld().packageRoot);

  test('has no broken link, no missing anchor and no unsound page', () => {
    const { pages, links, ...problems } = checkSite(files);
    expect(problems).toEqual({ unsound: [], broken: [] });
    expect(pages).toBeGreaterThan(100);
    expect(links).toBeGreaterThan(1000);
  });
});

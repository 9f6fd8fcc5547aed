import { describe, expect, test } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { brokenLinks } from './links.ts';
import { madeSite } from './made-site.ts';

describe('the site of our own content', async () => {
  const files = await madeSite(realWorld().packageRoot);

  test('has no broken link, no missing anchor and no unsound page', () => {
    expect(brokenLinks(files)).toEqual([]);
  });
});

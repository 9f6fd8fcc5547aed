import { describe, expect, test } from 'vitest';
import { cacheFolderOf } from '../../tooling/api/node-host.ts';

describe('the folder of the cache', () => {
  test.each([
    { environment: { TRIPLINE_CACHE: '/big/disk', XDG_CACHE_HOME: '/x' }, is: '/big/disk' },
    { environment: { TRIPLINE_CACHE: '', XDG_CACHE_HOME: '/x' }, is: '/x/tripline' },
    {
      environment: { XDG_CACHE_HOME: 'relative' },
      is: expect.stringMatching(/\/\.cache\/tripline$/),
    },
    { environment: {}, is: expect.stringMatching(/\/\.cache\/tripline$/) },
  ])('with $environment', ({ environment, is }) => {
    expect(cacheFolderOf(environment)).toEqual(is);
  });
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // Some files build the program first.
    hookTimeout: 60_000,
    // Files of one process share the modules of the tooling: loading them again for each file took half of the time.
    isolate: false,
  },
});

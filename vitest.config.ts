import { defineConfig } from 'vitest/config';

// Time is no fault on a busy machine; a limit only ends what hangs.
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/pictures/**/*.test.ts'],
    environment: 'node',
    // Left to itself the runner keeps one core free: nothing else needs it while it runs.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

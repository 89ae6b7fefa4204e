import { defineConfig } from 'vitest/config';

// Time is no fault on a busy machine; a limit only ends what hangs.
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/pictures/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

import { defineConfig } from "vitest/config";

/** File for the results as JSON, beside what is printed; `npm cit` takes no reporter. */
const results = process.env.TEST_RESULTS;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    testTimeout: 30_000,
    reporters: results ? ["default", ["json", { outputFile: results }]] : ["default"],
  },
});

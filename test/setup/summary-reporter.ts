import type { Reporter, TestModule } from 'vitest/node';

/**
 * Prints `tests: N passed, N failed, N skipped` as the very last line, so that a person at the end of a long log, or
 * a script, sees the outcome at once. A file that could not be run at all counts as one failed test.
 */
export default class SummaryReporter implements Reporter {
  #summary = '';

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) count.failed += 1;
      for (const test of module.children.allTests()) count[test.result().state] += 1;
    }
    this.#summary = `tests: ${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped\n`;
    // The default reporter prints its own summary in the same event; leaving the process comes after both.
    process.once('exit', () => process.stdout.write(this.#summary));
  }
}

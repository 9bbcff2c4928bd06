import { describe, expect, test } from 'vitest';
import { testsReachedBy } from '../../changed/reach.ts';

describe('the tests that a change can reach', () => {
  test('are those that import what changed, through other files too', () => {
    const tests = testsReachedBy(['main/schedule/cron-expression.ts']);
    expect(tests).toContain('test/unit/schedule/cron-problem.test.ts');
    expect(tests).not.toContain('test/unit/theme/contrast.test.ts');
  });

  test('are those that start the command line or the application, for what these load', () => {
    const tests = testsReachedBy(['main/schedule/cron-expression.ts']);
    expect(tests).toContain('test/integration/cli/status.test.ts');
    expect(tests).toContain('test/e2e/menu.test.ts');
    expect(testsReachedBy(['renderer/app/frame.tsx'])).not.toContain('test/integration/cli/status.test.ts');
    expect(testsReachedBy(['renderer/app/frame.tsx'])).toContain('test/e2e/menu.test.ts');
  });

  test('are those that open a project, for what its threads load', () => {
    expect(testsReachedBy(['main/project/sqlite/writes/scope-losses.ts'])).toContain(
      'test/integration/project/threads.test.ts',
    );
  });

  test('are always those that look at files by themselves, and all of what is packed', () => {
    const tests = testsReachedBy(['renderer/theme/theme.ts']);
    expect(tests).toContain('test/unit/architecture.test.ts');
    expect(tests).toContain('test/package/contents.test.ts');
    expect(testsReachedBy(['README.md'])).not.toContain('test/package/started.test.ts');
  });

  test('are all, when what every test runs on changes', () => {
    expect(testsReachedBy(['package-lock.json']).length).toBe(
      testsReachedBy(['test/setup/run-cli.ts']).length,
    );
    for (const file of ['test/components/setup.ts', 'test/no-policy.json'])
      expect(testsReachedBy([file])).toContain('test/components/app/frame.test.tsx');
    expect(testsReachedBy(['package-lock.json'])).toContain('test/components/app/frame.test.tsx');
  });
});

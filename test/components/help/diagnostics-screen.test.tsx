import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { DiagnosticCheck } from '../../../preload/contract/diagnostic-check.ts';
import { HelpScreen } from '../../../renderer/features/help/help-screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';

function check(id: string, differs: Partial<DiagnosticCheck> = {}): DiagnosticCheck {
  const title = `Check of ${id}`;
  return {
    id,
    title,
    state: 'passed',
    finding: `${id} is well.`,
    advice: '',
    code: null,
    repair: null,
    ...differs,
  };
}

const folder = check('data-folder', {
  state: 'warning',
  finding: 'It is open to others.',
  advice: 'Close it.',
  repair: 'close-data-folder',
});
const token = check('connector/c-1/token', {
  state: 'failed',
  finding: 'The console does not accept the token.',
  code: 'token-rejected',
});

const show = (replies: Replies) => renderScreen(<HelpScreen />, { at: '/help/diagnostics', replies });

const lineOf = (text: string) => within(screen.getByText(text).closest('li') as HTMLElement);

test('the checks run when the screen opens, are numbered, and are summed up', async () => {
  const { promise: goOn, resolve: letItGoOn } = Promise.withResolvers<void>();
  show({
    'diagnostics.diagnose': async (_, { tell }) => {
      tell(check('runtime'));
      await goOn;
      tell(folder);
      return [check('runtime'), folder];
    },
  });
  expect(await screen.findByText('runtime is well.')).toBeDefined();
  expect(screen.queryByText('It is open to others.')).toBeNull();
  letItGoOn();
  expect(await screen.findByText('1 warning.')).toBeDefined();
  expect(lineOf('runtime is well.').getByText('1. Check of runtime')).toBeDefined();
  expect(lineOf('It is open to others.').getByText('2. Check of data-folder')).toBeDefined();
});

test('what can be repaired is by one press, and everything is checked again', async () => {
  let repaired = false;
  const { user, calls } = show({
    'diagnostics.diagnose': () => [repaired ? check('data-folder') : folder],
    'diagnostics.repair': () => {
      repaired = true;
      return { done: 'It is closed now.' };
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Repair' }));
  expect(await screen.findByText('Everything is in order.')).toBeDefined();
  expect(calls).toContainEqual({ name: 'diagnostics.repair', args: { repair: 'close-data-folder' } });
  expect(screen.queryByRole('button', { name: 'Repair' })).toBeNull();
});

test('a repair that fails says so at its check', async () => {
  const { user } = show({
    'diagnostics.diagnose': [folder],
    'diagnostics.repair': () => {
      throw { code: 'repair-failed', message: 'It is not yours.', advice: 'Ask for it.' };
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Repair' }));
  expect((await screen.findByRole('alert')).textContent).toContain('It is not yours.');
});

test('what failed leads to where it is mended, and to its cause', async () => {
  const { user, address } = show({ 'diagnostics.diagnose': [token] });
  expect(await screen.findByText('1 failed.')).toBeDefined();
  const line = lineOf(token.finding);
  await user.click(line.getByRole('button', { name: 'Cause and remedy' }));
  expect(line.getByText(/it has expired, was regenerated or revoked/)).toBeDefined();
  expect(line.getByRole('link', { name: 'Open in Help' }).getAttribute('href')).toBe(
    '/help/errors?code=token-rejected',
  );
  await user.click(line.getByRole('link', { name: 'Edit the connector' }));
  expect(address()).toBe('/connectors?dialog=c-1');
});

test('the checks stop when the screen is left', async () => {
  const { cancelled, unmount } = show({
    'diagnostics.diagnose': (_, { signal, tell }) => {
      tell(check('runtime'));
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject({ code: 'cancelled', message: '', advice: '' })),
      );
    },
  });
  await screen.findByText('runtime is well.');
  unmount();
  await waitFor(() => expect(cancelled).toEqual(['diagnostics.diagnose']));
});

test('the bundle is read before it is saved, and what is saved is what was read', async () => {
  const { user, calls } = show({
    'diagnostics.diagnose': [check('runtime')],
    'diagnostics.makeBundle': { bundleId: 'b-1', text: 'Everything about <host-1>' },
    'diagnostics.saveBundle': { file: 'diagnostics.txt' },
  });
  await screen.findByText('Everything is in order.');
  await user.click(screen.getByRole('button', { name: 'Diagnostics bundle…' }));
  expect(await screen.findByText('Everything about <host-1>')).toBeDefined();
  expect(calls.map(({ name }) => name)).not.toContain('diagnostics.saveBundle');
  await user.click(screen.getByRole('button', { name: 'Save…' }));
  expect(await screen.findByText('Saved as diagnostics.txt.')).toBeDefined();
  expect(calls).toContainEqual({ name: 'diagnostics.saveBundle', args: { bundleId: 'b-1' } });
});

test('nothing is said of a bundle that was saved nowhere', async () => {
  const { user, calls } = show({
    'diagnostics.diagnose': [check('runtime')],
    'diagnostics.makeBundle': { bundleId: 'b-1', text: 'Everything' },
    'diagnostics.saveBundle': () => null,
  });
  await screen.findByText('Everything is in order.');
  await user.click(screen.getByRole('button', { name: 'Diagnostics bundle…' }));
  await user.click(await screen.findByRole('button', { name: 'Save…' }));
  await waitFor(() => expect(calls.at(-1)?.name).toBe('diagnostics.saveBundle'));
  expect(screen.queryByText(/Saved as/)).toBeNull();
});

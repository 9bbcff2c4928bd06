import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { errorEntry } from '../../../preload/contract/errors/error-catalogue.ts';
import { ProjectSwitcher } from '../../../renderer/app/project-switcher.tsx';
import { ProjectList } from '../../../renderer/features/settings/project-list.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';

const main = { id: '00000001', name: 'Main project', running: false, attention: 0 };
const europe = { id: 'abcdef01', name: 'Europe', running: true, attention: 0 };

async function show(replies: Replies, projects = [main, europe]): Promise<RenderedScreen> {
  const rendered = renderScreen(
    <>
      <ProjectSwitcher iconOnly={false} />
      <ProjectList />
    </>,
    { at: '/settings/data', replies, status: { project: main, projects } },
  );
  await screen.findByRole('button', { name: /^Project / });
  return rendered;
}

test('the switcher says which project is on show, how the others stand, and shows another', async () => {
  const { user, calls } = await show({ 'projects.show': null }, [
    main,
    europe,
    { ...europe, id: 'b', name: 'Asia', attention: 2 },
  ]);
  await user.click(
    screen.getByRole('button', { name: 'Project Main project; another project needs attention' }),
  );
  const menu = within(await screen.findByRole('menu'));
  expect(menu.getByRole('menuitem', { name: /Europe/ }).textContent).toContain('scanning');
  expect(menu.getByRole('menuitem', { name: /Asia/ }).textContent).toContain('2 items need attention');
  await user.click(menu.getByRole('menuitem', { name: /Europe/ }));
  await waitFor(() => expect(calls).toEqual([{ name: 'projects.show', args: { projectId: 'abcdef01' } }]));
});

test('a name that is taken is said beside the field, and nothing closes', async () => {
  const { user } = await show({
    'projects.create': () => {
      throw {
        code: 'project-name-taken',
        message: 'There is a project called "Europe" already.',
        advice: 'Choose another name.',
      };
    },
  });
  await user.click(screen.getByRole('button', { name: 'New project…' }));
  await user.type(await screen.findByLabelText('Name'), 'europe{Enter}');
  expect(await screen.findByText(/called "Europe" already. Choose another name./)).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('europe');
  await user.click(screen.getByRole('button', { name: 'Cause and remedy' }));
  expect(screen.getByText(errorEntry('project-name-taken')?.cause ?? '')).toBeDefined();
});

test('a project is deleted only after the numbers were said and the word was typed', async () => {
  const { user, calls } = await show({
    'projects.deletionEffects': {
      connectors: 1,
      rules: 2,
      backups: 3,
      data: { assets: 12_455, findings: 198_233, scans: 4 },
    },
    'projects.delete': { keychainProblem: null },
  });
  await user.click(screen.getByRole('button', { name: 'Delete Europe' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/12,455 assets, 198,233 findings and 4 scans are deleted/)).toBeDefined();
  expect(
    dialog.getByText(/1 connector with 2 ingest rules and the tokens, and 3 scheduled backups/),
  ).toBeDefined();
  await user.type(dialog.getByLabelText(/^Type/), 'delete{Enter}');
  await waitFor(() =>
    expect(calls.at(-1)).toEqual({
      name: 'projects.delete',
      args: { projectId: 'abcdef01', confirm: 'delete' },
    }),
  );
});

test('a question about one project is not answered for another that is shown meanwhile', async () => {
  const { user, calls, post } = await show({
    'projects.deletionEffects': { connectors: 0, rules: 0, backups: 0, data: null },
  });
  await user.click(screen.getByRole('button', { name: 'Delete Europe' }));
  await screen.findByRole('dialog');
  post('status', { project: { id: europe.id, name: europe.name } });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(calls.map(({ name }) => name)).not.toContain('projects.delete');
});

test('the only project cannot be deleted', async () => {
  await show({}, [main]);
  expect(screen.queryByRole('button', { name: /^Delete/ })).toBeNull();
});

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { expect, test } from 'vitest';
import { Providers } from '../../../renderer/app/providers.tsx';
import { useAction, useReading, useStatus } from '../../../renderer/bridge/connection.tsx';
import { bridgeDouble, renderScreen } from '../bridge-double.tsx';

const facts = {
  dataDir: '/data',
  place: '/data/project.db',
  projectBytes: 1,
  freeBytes: null,
  findings: 0,
  scans: 0,
};

function Assets(): ReactNode {
  const { data, failure, loading, refreshing, again } = useReading(
    ['facts'],
    (client, signal) => client.project.facts(null, { signal }),
    { follows: ['rows'] },
  );
  return (
    <>
      <p>{loading ? 'loading' : refreshing ? 'refreshing' : 'settled'}</p>
      <p>{data === undefined ? 'no assets' : `${data.assets} assets`}</p>
      <p>{failure?.advice}</p>
      <button onClick={again} type="button">
        again
      </button>
    </>
  );
}

test('the status is there from the first rendering on, and follows what main tells', async () => {
  const Paused = (): ReactNode => <p>{useStatus().schedulePaused ? 'paused' : 'on'}</p>;
  const { post } = renderScreen(<Paused />);
  await screen.findByText('on');
  act(() => post('status', { schedulePaused: true }));
  expect(screen.getByText('paused')).toBeTruthy();
});

test('a reading is read anew when a revision it follows rises, and not for others', async () => {
  let assets = 0;
  const { calls, post } = renderScreen(<Assets />, {
    replies: { 'project.facts': () => ({ ...facts, assets: ++assets }) },
  });
  await screen.findByText('1 assets');
  act(() => post('revisions', { rules: 9 }));
  act(() => post('revisions', { rows: 2 }));
  await screen.findByText('2 assets');
  expect(calls.length).toBe(2);
});

test('a rise during a reading does not cut it off, but has it read once more', async () => {
  const replies = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  let asked = 0;
  const { calls, cancelled, post } = renderScreen(<Assets />, {
    replies: { 'project.facts': async () => ({ ...facts, assets: (await replies[asked++]?.promise) ?? -1 }) },
  });
  await waitFor(() => expect(calls.length).toBe(1));
  act(() => post('revisions', { rows: 2 }));
  act(() => post('revisions', { rows: 3 }));
  replies[0]?.resolve(10);
  await screen.findByText('10 assets');
  replies[1]?.resolve(20);
  await screen.findByText('20 assets');
  expect(calls.length).toBe(2);
  expect(cancelled).toEqual([]);
});

test('a failed reading keeps what was read before, tells why, and is not repeated by itself', async () => {
  let fails = false;
  const { user, calls } = renderScreen(<Assets />, {
    replies: {
      'project.facts': () => {
        if (fails) throw { code: 'project-busy', message: 'The project is busy.', advice: 'Wait.' };
        return { ...facts, assets: 7 };
      },
    },
  });
  await screen.findByText('7 assets');
  fails = true;
  await user.click(screen.getByText('again'));
  await screen.findByText('Wait.');
  expect(screen.getByText('7 assets')).toBeTruthy();
  expect(screen.getByText('settled')).toBeTruthy();
  expect(calls.length).toBe(2);
});

test('what was read of the demo tenant is not shown for the user’s own', async () => {
  const own = Promise.withResolvers<number>();
  let inDemo = true;
  const { post } = renderScreen(<Assets />, {
    status: { demo: { day: 1 } },
    replies: { 'project.facts': async () => ({ ...facts, assets: inDemo ? 500 : await own.promise }) },
  });
  await screen.findByText('500 assets');
  inDemo = false;
  act(() => post('status', { demo: null }));
  expect(screen.getByText('no assets')).toBeTruthy();
  own.resolve(3);
  await screen.findByText('3 assets');
});

test('a reading that nobody waits for any more is cancelled in main', async () => {
  function Searched(): ReactNode {
    const [search, setSearch] = useState('first');
    const { data } = useReading(['values', search], (client, signal) =>
      client.lists.values(
        {
          query: { list: 'assets', filter: [], search, sort: [] },
          field: 'hostName',
          contains: '',
          limit: 5,
        },
        { signal },
      ),
    );
    return (
      <>
        <p>{data?.[0]?.value}</p>
        <button onClick={() => setSearch('second')} type="button">
          type
        </button>
      </>
    );
  }
  const { cancelled, user } = renderScreen(<Searched />, {
    replies: {
      'lists.values': ({ query }) =>
        query.search === 'first' ? new Promise(() => undefined) : [{ value: 'srv-2', rows: 1 }],
    },
  });
  await user.click(await screen.findByText('type'));
  await screen.findByText('srv-2');
  expect(cancelled).toEqual(['lists.values']);
});

function Pause(): ReactNode {
  const { run, running, failure, cancel, clear } = useAction((client, paused: boolean, options) =>
    client.settings.pauseSchedule({ paused }, options),
  );
  const [outcome, setOutcome] = useState('');
  const press = (): void => void run(true).then((view) => setOutcome(view ? 'done' : 'not done'));
  return (
    <>
      <button onClick={press} type="button">
        pause
      </button>
      <button onClick={cancel} type="button">
        cancel
      </button>
      <button onClick={clear} type="button">
        clear
      </button>
      <p>{running ? 'running' : 'still'}</p>
      <p>{outcome}</p>
      <p>{failure?.code}</p>
    </>
  );
}

test('what failed by a fault of the program itself is written down by main', async () => {
  const Broken = (): ReactNode => {
    const { failure } = useReading(['broken'], async () => {
      throw new RangeError('No such page');
    });
    return <p>{failure?.code}</p>;
  };
  const { calls } = renderScreen(<Broken />, { replies: { 'application.reportError': null } });
  await screen.findByText('internal');
  expect(calls).toMatchObject([
    { name: 'application.reportError', args: { message: 'RangeError: No such page' } },
  ]);
});

test('an action that fails tells the failure, which can be put away', async () => {
  const { user } = renderScreen(<Pause />, {
    replies: {
      'settings.pauseSchedule': () => {
        throw { code: 'settings-locked', message: 'The settings are locked.', advice: '' };
      },
    },
  });
  await user.click(await screen.findByText('pause'));
  await screen.findByText('settings-locked');
  expect(screen.getByText('not done')).toBeTruthy();
  expect(screen.getByText('still')).toBeTruthy();
  await user.click(screen.getByText('clear'));
  expect(screen.queryByText('settings-locked')).toBeNull();
});

test('an action pressed twice is done once, and when cancelled leaves no failure', async () => {
  const { user, calls, cancelled } = renderScreen(<Pause />, {
    replies: { 'settings.pauseSchedule': () => new Promise(() => undefined) },
  });
  await user.click(await screen.findByText('pause'));
  await user.click(screen.getByText('pause'));
  expect(screen.getByText('running')).toBeTruthy();
  expect(calls.length).toBe(1);
  await user.click(screen.getByText('cancel'));
  await screen.findByText('not done');
  expect(cancelled).toEqual(['settings.pauseSchedule']);
  expect(document.body.textContent).not.toContain('internal');
});

test('a window that cannot learn how things stand says why, until it is told', async () => {
  const { bridge, post } = bridgeDouble({});
  const error = {
    code: 'call-refused',
    message: 'The application refused to answer.',
    advice: 'Restart it.',
  };
  render(
    <Providers bridge={{ ...bridge, call: async () => ({ ok: false, error }) }} still>
      <p>everything</p>
    </Providers>,
  );
  expect((await screen.findByRole('alert')).textContent).toContain('The application refused to answer.');
  await userEvent.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByText(/Code: call-refused/)).toBeTruthy();
  act(() => post('status', {}));
  expect(screen.queryByText('everything')).toBeNull();
  act(() => post('revisions', {}));
  expect(screen.getByText('everything')).toBeTruthy();
});

test('the theme is that of the status, from its change on', async () => {
  const { post } = renderScreen(<p>here</p>, { status: { theme: 'light' } });
  await screen.findByText('here');
  const scheme = (): string | null => document.documentElement.getAttribute('data-mantine-color-scheme');
  expect(scheme()).toBe('light');
  act(() => post('status', { theme: 'dark' }));
  expect(scheme()).toBe('dark');
});

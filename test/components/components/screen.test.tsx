import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { Link, Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { CallFailure } from '../../../renderer/bridge/call-failure.ts';
import { CheckLines } from '../../../renderer/components/check-lines.tsx';
import { FailureNotice } from '../../../renderer/components/failure-notice.tsx';
import { NumberText } from '../../../renderer/components/number-text.tsx';
import { RelativeTime } from '../../../renderer/components/relative-time.tsx';
import { Screen } from '../../../renderer/components/screen.tsx';
import { SidePanel } from '../../../renderer/components/side-panel.tsx';
import { ArrivalsProvider } from '../../../renderer/navigation/arrivals.tsx';
import { renderScreen } from '../bridge-double.tsx';

function TwoScreens(): ReactNode {
  return (
    <ArrivalsProvider>
      <Link to="/two">on</Link>
      <main>
        <Routes>
          <Route element={<Screen title="One" />} path="/one" />
          <Route
            element={
              <Screen state="As of today." title="Two">
                <Link to="/two/more">more</Link>
              </Screen>
            }
            path="/two/*"
          />
        </Routes>
      </main>
    </ArrivalsProvider>
  );
}

test('a screen titles the window, and whoever goes to it is led to its heading', async () => {
  const { user } = renderScreen(<TwoScreens />, { at: '/one' });
  await screen.findByRole('heading', { name: 'One' });
  expect(document.title).toBe('One – SentinelOne Connector');
  expect(document.activeElement).toBe(document.body);
  await user.click(screen.getByText('on'));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Two' }));
  expect(document.title).toBe('Two – SentinelOne Connector');
  expect(screen.getByText('As of today.')).toBeTruthy();
});

test('a step within a screen leaves the focus where it is', async () => {
  const { user } = renderScreen(<TwoScreens />, { at: '/two' });
  await user.click(await screen.findByText('more'));
  expect(document.activeElement).toBe(screen.getByText('more'));
});

test('a failure says what, why and what to do; the details can be copied', async () => {
  const failure = new CallFailure({
    code: 'token-rejected',
    message: 'The console rejected the token.',
    advice: 'Replace it.',
  });
  const { user, calls } = renderScreen(<FailureNotice failure={failure} />, {
    replies: { 'application.copyText': null },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('The console rejected the token.');
  expect(screen.getByText('Replace it.')).toBeTruthy();
  expect(document.body.textContent).not.toContain('token-rejected');
  await user.click(screen.getByRole('button', { name: 'Details' }));
  await user.click(screen.getByRole('button', { name: 'Copy the details' }));
  expect(await screen.findByText('Copied')).toBeTruthy();
  expect(calls).toEqual([
    {
      name: 'application.copyText',
      args: { text: 'Code: token-rejected\nThe console rejected the token.\nReplace it.' },
    },
  ]);
});

test('lines of a check are told as they come, each with its state in words, and keep the place of the next', async () => {
  const line = {
    id: 'tls',
    title: 'TLS',
    state: 'failed',
    finding: 'Not trusted.',
    advice: 'Add the CA.',
  } as const;
  renderScreen(<CheckLines lines={[line]} pending={2} />);
  const list = await screen.findByRole('list');
  expect(list.getAttribute('aria-live')).toBe('polite');
  expect(list.children.length).toBe(3);
  expect(list.firstElementChild?.textContent).toBe('TLSFailedNot trusted.Add the CA.');
  expect(list.children[1]?.textContent).toBe('Checking…');
});

test('a number is separated by thousands; one that is not known is a dash, not a nought', async () => {
  renderScreen(
    <p>
      <NumberText value={1204332} /> <NumberText value={null} />
    </p>,
  );
  expect(await screen.findByText('1,204,332')).toBeTruthy();
  expect(screen.getByText('–')).toBeTruthy();
});

function ListWithPanel(): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button onClick={() => setOpened(true)} type="button">
        row
      </button>
      {opened && (
        <SidePanel onClose={() => setOpened(false)} title="srv-1">
          details
        </SidePanel>
      )}
    </>
  );
}

test('a side panel takes the focus, and gives it back to the row when it is closed', async () => {
  const { user } = renderScreen(<ListWithPanel />);
  await user.click(await screen.findByText('row'));
  const panel = screen.getByRole('complementary', { name: 'srv-1' });
  expect(panel.contains(document.activeElement)).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Close the panel' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText('row')));
});

test('a relative time has the exact one on hover, and copies as ISO 8601', async () => {
  const at = new Date(Date.now() - 5 * 60_000).toISOString();
  renderScreen(<RelativeTime at={at} />);
  const time = await screen.findByText('5 min ago');
  expect(time.title).toContain(String(new Date(at).getFullYear()));
  const copied = new Map<string, string>();
  const clipboardData = { setData: (type: string, text: string) => copied.set(type, text) };
  fireEvent(time, createEvent.copy(time, { clipboardData }));
  expect([...copied]).toEqual([['text/plain', at]]);
});

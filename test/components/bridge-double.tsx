import { type RenderResult, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { onTestFinished } from 'vitest';
import type { Bridge } from '../../preload/contract/bridge.ts';
import {
  type CallContext,
  type Calls,
  findCall,
  type Handlers,
  type TopicValue,
  topics,
} from '../../preload/contract/calls/contract.ts';
import type { ApplicationStatus, Revisions } from '../../preload/contract/topics/status.ts';
import type { TopicName } from '../../preload/contract/topics/topic-name.ts';
import type { CallReply, WireEvent } from '../../preload/contract/wire.ts';
import { wireError } from '../../preload/contract/wire-error.ts';
import { Providers } from '../../renderer/app/providers.tsx';

type CallName = {
  [Group in keyof Calls]: `${Group}.${keyof Calls[Group] & string}`;
}[keyof Calls];
type HandlerOf<Name extends CallName> = Name extends `${infer Group}.${infer Call}`
  ? Group extends keyof Handlers
    ? Call extends keyof Handlers[Group]
      ? Handlers[Group][Call]
      : never
    : never
  : never;
type Told<Context> = Context extends CallContext<infer Progress> ? Progress : never;
type ReplyFor<Handler> = Handler extends (args: infer Args, context: infer Context) => Promise<infer Reply>
  ?
      | Reply
      | ((
          args: Args,
          context: { readonly signal: AbortSignal; readonly tell: (progress: Told<Context>) => void },
        ) => Reply | Promise<Reply>)
  : never;

/**
 * What main replies to each call: a value, or a function of the arguments. A function that throws an object with
 * `code`, `message` and `advice` makes the call fail with it.
 */
export type Replies = { readonly [Name in CallName]?: ReplyFor<HandlerOf<Name>> };

/** A call that the window made. */
export interface MadeCall {
  readonly name: string;
  readonly args: unknown;
}

/** Main as the window sees it, made from the contract: everything that goes through passes the contract's schemas. */
export interface BridgeDouble {
  readonly bridge: Bridge;
  /** Every call but those for topics, in the order in which they were made. */
  readonly calls: readonly MadeCall[];
  /** The names of the calls that were cancelled. */
  readonly cancelled: readonly string[];
  /** Tells a topic's next state; of the status and the revisions only what differs need be given. */
  readonly post: <Topic extends TopicName>(topic: Topic, value: Partial<TopicValue<Topic>> | null) => void;
  /** Sends the window an event as it is, with a version of the test's choice. */
  readonly send: (event: WireEvent) => void;
}

/** An application that is set up and idle. */
export const idleStatus: ApplicationStatus = {
  demo: null,
  project: { id: '00000001', name: 'Main project' },
  projects: [{ id: '00000001', name: 'Main project', running: false, attention: 0 }],
  firstRun: false,
  mode: 'scan',
  theme: 'light',
  contrast: 'system',
  motion: 'system',
  schedulePaused: false,
  online: true,
  keychain: { state: 'available', reason: null, sessionOnly: false, managed: false },
  connectors: [{ id: 'c-1', name: 'Production' }],
  running: [],
  lastGoodScan: null,
  data: { state: 'complete', gaps: 0, text: null },
  findingsAsOf: null,
  lastScan: null,
  nextDue: null,
  attention: [],
  update: { phase: 'off', version: null },
};

const firstRevisions: Revisions = { connectors: 1, rules: 1, settings: 1, scans: 1, rows: 1 };

/** Makes the double. The test fails when a call is made that has no reply, or one that breaks the contract. */
export function bridgeDouble(replies: Replies, status: Partial<ApplicationStatus> = {}): BridgeDouble {
  const calls: MadeCall[] = [];
  const cancelled: string[] = [];
  const broken: string[] = [];
  const running = new Map<string, { readonly name: string; readonly abort: AbortController }>();
  const listeners = new Set<(event: WireEvent) => void>();
  const posted: { [Topic in TopicName]: { version: number; value: unknown } } = {
    status: { version: 1, value: { ...idleStatus, ...status } },
    revisions: { version: 1, value: firstRevisions },
    navigation: { version: 1, value: null },
  };
  onTestFinished(() => {
    if (broken.length > 0) throw new Error(broken.join('\n'));
  });

  const send = (event: WireEvent): void => {
    for (const listener of listeners) listener(structuredClone(event));
  };

  const answer = async (id: string, name: string, args: unknown): Promise<unknown> => {
    const call = findCall(name);
    if (!call) throw new Error(`${name} is no call of the contract`);
    const checked = call.args.parse(structuredClone(args));
    if (name === 'application.topic') return posted[(checked as { topic: TopicName }).topic];
    calls.push({ name, args: checked });
    const reply: unknown = replies[name as CallName];
    if (reply === undefined)
      throw new Error(`${name} was called with ${JSON.stringify(args)}, without a reply`);
    const abort = new AbortController();
    running.set(id, { name, abort });
    const tell = (progress: unknown): void =>
      send({ kind: 'progress', id, value: call.progress?.parse(progress) });
    const value = typeof reply === 'function' ? await reply(checked, { signal: abort.signal, tell }) : reply;
    return call.reply.parse(structuredClone(value));
  };

  const bridge: Bridge = {
    async call(id, name, args): Promise<CallReply> {
      try {
        return { ok: true, value: await answer(id, name, args) };
      } catch (error) {
        const expected = wireError.safeParse(error);
        if (expected.success) return { ok: false, error: { ...expected.data } };
        const message = error instanceof Error ? error.message : String(error);
        if (running.get(id)?.abort.signal.aborted !== true) broken.push(message);
        return { ok: false, error: { code: 'internal', message, advice: '' } };
      } finally {
        running.delete(id);
      }
    },
    cancel(id) {
      const found = running.get(id);
      if (!found) return;
      cancelled.push(found.name);
      found.abort.abort();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    bridge,
    calls,
    cancelled,
    send,
    post(topic, value) {
      const before = posted[topic];
      const merged: unknown =
        topic === 'navigation' || value === null ? value : Object.assign({}, before.value, value);
      posted[topic] = { version: before.version + 1, value: topics[topic].parse(merged) };
      send({ kind: 'topic', topic, ...posted[topic] });
    },
  };
}

/** A rendered screen with what a test does to it. */
export type RenderedScreen = RenderResult &
  Omit<BridgeDouble, 'bridge'> & {
    readonly user: UserEvent;
    /** The address the window is at. */
    readonly address: () => string;
  };

/** Renders a screen at an address, connected to a double of main. */
export function renderScreen(
  screen: ReactNode,
  {
    at = '/',
    replies = {},
    status = {},
  }: {
    readonly at?: string | undefined;
    readonly replies?: Replies | undefined;
    readonly status?: Partial<ApplicationStatus> | undefined;
  } = {},
): RenderedScreen {
  const { bridge, ...double } = bridgeDouble(replies, status);
  const router = createMemoryRouter([{ path: '*', element: screen }], { initialEntries: [at] });
  const rendered = render(
    <Providers bridge={bridge} still>
      <RouterProvider router={router} />
    </Providers>,
  );
  return {
    ...rendered,
    ...double,
    user: userEvent.setup(),
    address: () => `${router.state.location.pathname}${router.state.location.search}`,
  };
}

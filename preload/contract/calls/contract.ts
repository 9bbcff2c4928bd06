import type { z } from 'zod';
import type { Call } from '../call.ts';
import { applicationStatus, navigationRequest, revisions } from '../topics/status.ts';
import type { TopicName } from '../topics/topic-name.ts';
import { applicationCalls } from './application-calls.ts';
import { connectorCalls } from './connector-calls.ts';
import { diagnosticsCalls } from './diagnostics-calls.ts';
import { listCalls } from './list-calls.ts';
import { overviewCalls } from './overview-calls.ts';
import { projectCalls } from './project-calls.ts';
import { projectsCalls } from './projects-calls.ts';
import { ruleCalls } from './rule-calls.ts';
import { scanCalls } from './scan-calls.ts';
import { settingsCalls } from './settings-calls.ts';
import { updateCalls } from './update-calls.ts';

/**
 * Everything a window can ask of main. The bridge, main's handlers, the window's client and the doubles of tests are
 * all made from this object. No call returns a secret, takes a path, or takes SQL.
 */
export const calls = {
  application: applicationCalls,
  connectors: connectorCalls,
  rules: ruleCalls,
  scans: scanCalls,
  lists: listCalls,
  overview: overviewCalls,
  settings: settingsCalls,
  updates: updateCalls,
  project: projectCalls,
  diagnostics: diagnosticsCalls,
  projects: projectsCalls,
};
export type Calls = typeof calls;

/** Everything main tells a window unasked. */
export const topics = {
  status: applicationStatus,
  revisions,
  navigation: navigationRequest,
} satisfies Record<TopicName, z.ZodType>;
export type Topics = typeof topics;

type ArgsOf<C> = C extends Call<infer Args, z.ZodType, z.ZodType | null> ? z.infer<Args> : never;
type ReplyOf<C> = C extends Call<z.ZodType, infer Reply, z.ZodType | null> ? z.infer<Reply> : never;
type ProgressOf<C> =
  C extends Call<z.ZodType, z.ZodType, infer Progress>
    ? Progress extends z.ZodType
      ? z.infer<Progress>
      : never
    : never;

/** What a handler gets besides the arguments. */
export interface CallContext<Progress> {
  /** Aborted when the window no longer waits, or is gone. */
  readonly signal: AbortSignal;
  readonly tell: (progress: Progress) => void;
  /** Which window asks: what it opened is closed when it goes. */
  readonly windowId: number;
}

/** What main has for every call. A handler throws an error with `code`, `message` and `advice` where it fails. */
export type Handlers = {
  readonly [Group in keyof Calls]: {
    readonly [Name in keyof Calls[Group]]: (
      args: ArgsOf<Calls[Group][Name]>,
      context: CallContext<ProgressOf<Calls[Group][Name]>>,
    ) => Promise<ReplyOf<Calls[Group][Name]>>;
  };
};

/** How a window waits for a call. */
export interface CallOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What a window calls. Each call rejects with a `CallFailure` that carries main's fault. */
export type Client = {
  readonly [Group in keyof Calls]: {
    readonly [Name in keyof Calls[Group]]: (
      args: ArgsOf<Calls[Group][Name]>,
      options?: CallOptions<ProgressOf<Calls[Group][Name]>>,
    ) => Promise<ReplyOf<Calls[Group][Name]>>;
  };
};

/** The value of a topic. */
export type TopicValue<Topic extends TopicName> = z.infer<Topics[Topic]>;

/** Finds a call by its name on the wire, `group.call`; undefined when there is none. */
export function findCall(name: string): Call | undefined {
  const [group = '', call = '', ...rest] = name.split('.');
  if (rest.length > 0 || !Object.hasOwn(calls, group)) return undefined;
  const found: Readonly<Record<string, Call>> = calls[group as keyof Calls];
  return Object.hasOwn(found, call) ? found[call] : undefined;
}

/** The names of all calls on the wire. */
export const callNames: readonly string[] = Object.entries(calls).flatMap(([group, found]) =>
  Object.keys(found).map((call) => `${group}.${call}`),
);

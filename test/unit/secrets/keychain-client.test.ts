import { fork } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KeychainClient, type KeychainProcess } from '../../../main/secrets/keychain-client.ts';
import { keychainProcessFile } from '../../../main/secrets/keychain-fork.ts';
import type { KeychainRequest } from '../../../main/secrets/keychain-messages.ts';

const read = { action: 'get', service: 'test', account: 'nobody' } as const;

/** A process that does what the test says when it is asked something. */
class ScriptedProcess implements KeychainProcess {
  killed = false;
  #tell: (message: unknown) => void = () => undefined;
  #exit: () => void = () => undefined;
  readonly #asked: (request: KeychainRequest, process: ScriptedProcess) => void;

  constructor(asked: (request: KeychainRequest, process: ScriptedProcess) => void) {
    this.#asked = asked;
  }

  send(message: KeychainRequest): void {
    this.#asked(message, this);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#tell = listener;
  }
  onExit(listener: () => void): void {
    this.#exit = listener;
  }
  kill(): void {
    this.killed = true;
  }

  tell(message: unknown): void {
    this.#tell(message);
  }
  exit(): void {
    this.#exit();
  }
}

/** A client whose processes behave as scripted, one after the other. */
function clientOf(...scripts: ((request: KeychainRequest, process: ScriptedProcess) => void)[]) {
  const started: ScriptedProcess[] = [];
  const client = new KeychainClient(50, () => {
    const script = scripts[started.length];
    if (!script) throw new Error('no more processes');
    const process = new ScriptedProcess(script);
    started.push(process);
    return process;
  });
  return { client, started };
}

const answers = ({ id }: KeychainRequest, process: ScriptedProcess): void =>
  process.tell({ id, value: `secret ${id}` });

describe('the keychain client', () => {
  it('asks one process one thing at a time', async () => {
    const { client, started } = clientOf(answers);
    expect(await Promise.all([client.ask(read), client.ask(read)])).toEqual([
      { id: 1, value: 'secret 1' },
      { id: 2, value: 'secret 2' },
    ]);
    expect(started).toHaveLength(1);
  });

  it('ends a process that does not answer, and asks the next thing of another; a late answer is not taken for it', async () => {
    let late: ScriptedProcess | undefined;
    const silent = (_request: KeychainRequest, process: ScriptedProcess): void => {
      late = process;
    };
    const { client, started } = clientOf(silent, ({ id }, process) => {
      late?.tell({ id: id - 1, value: 'late' });
      process.tell({ id, value: 'right' });
    });
    expect(await client.ask(read)).toMatchObject({ failed: 'timed-out' });
    expect(started[0]?.killed).toBe(true);
    expect(await client.ask(read)).toEqual({ id: 2, value: 'right' });
  });

  it('says that a process is gone that ended, that cannot be written to, or that cannot be started', async () => {
    const { client } = clientOf(
      (_request, process) => process.exit(),
      () => {
        throw new Error('closed');
      },
    );
    expect(await client.ask(read)).toMatchObject({ failed: 'gone' });
    expect(await client.ask(read)).toMatchObject({ failed: 'gone' });
    expect(await client.ask(read)).toMatchObject({ failed: 'gone' });
  });

  it('is not disturbed by the end of a process that it has replaced', async () => {
    const { client, started } = clientOf(
      (_request, process) => process.exit(),
      (request, process) => {
        started[0]?.exit();
        answers(request, process);
      },
    );
    await client.ask(read);
    expect(await client.ask(read)).toEqual({ id: 2, value: 'secret 2' });
  });
});

describe('the keychain process', () => {
  it('answers over the port that Electron gives to its utility processes, where there is one', async () => {
    // What Electron puts in the place of Node's channel, made from that channel.
    const parentPort = `process.parentPort = {
      on: (event, listener) => process.on(event, (data) => listener({ data: data.wrapped })),
      postMessage: (message) => process.send({ wrapped: message }),
    };`;
    const child = fork(keychainProcessFile, {
      execArgv: ['--import', `data:text/javascript,${encodeURIComponent(parentPort)}`],
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const client = new KeychainClient(30_000, () => ({
      send: (message) => void child.send({ wrapped: message }),
      onMessage: (listener) =>
        void child.on('message', ({ wrapped }: { wrapped: unknown }) => listener(wrapped)),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill('SIGKILL'),
    }));
    // Without a session bus there is no keychain: the answer that says so came from keytar, or from its library.
    expect(await client.ask(read)).toMatchObject({ id: 1, failed: expect.stringMatching(/^(call|load)$/) });
  });
});

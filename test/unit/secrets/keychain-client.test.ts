import { fork } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KeychainClient, type KeychainProcess } from '../../../main/secrets/keychain-client.ts';
import { keychainProcessFile } from '../../../main/secrets/keychain-fork.ts';
import type { Reply, Request } from '../../../main/workers/messages.ts';

const read = (client: KeychainClient) => client.ask('get', 'test', 'nobody');

type Script = (request: { readonly id: number }, process: ScriptedProcess) => void;

/** A process that does what the test says when it is asked something. */
class ScriptedProcess implements KeychainProcess {
  killed = false;
  readonly #onReply: ((reply: Reply) => void)[] = [];
  readonly #onEnd: ((cause: null) => void)[] = [];
  readonly #asked: Script;

  constructor(asked: Script) {
    this.#asked = asked;
  }

  post(message: Request): void {
    if ('call' in message) this.#asked(message, this);
  }
  onReply(listener: (reply: Reply) => void): void {
    this.#onReply.push(listener);
  }
  onEnd(listener: (cause: null) => void): void {
    this.#onEnd.push(listener);
  }
  kill(): void {
    this.killed = true;
  }

  reply(id: number, secret: string): void {
    for (const listener of this.#onReply) listener({ id, ok: true, value: { ok: true, value: secret } });
  }
  exit(): void {
    for (const listener of this.#onEnd) listener(null);
  }
}

/** A client whose processes behave as scripted, one after the other. */
function clientOf(...scripts: Script[]) {
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

const answers: Script = ({ id }, process) => process.reply(id, `secret ${id}`);
const goneFailure = { ok: false, error: { failed: 'gone' } };

describe('the keychain client', () => {
  it('asks one process one thing at a time', async () => {
    const { client, started } = clientOf(answers);
    expect(await Promise.all([read(client), read(client)])).toEqual([
      { ok: true, value: 'secret 1' },
      { ok: true, value: 'secret 2' },
    ]);
    expect(started).toHaveLength(1);
  });

  it('ends a process that does not answer, and asks the next thing of another; a late answer is not taken for it', async () => {
    let late: ScriptedProcess | undefined;
    const silent: Script = (_, process) => {
      late = process;
    };
    const { client, started } = clientOf(silent, ({ id }, process) => {
      late?.reply(id, 'late');
      process.reply(id, 'right');
    });
    expect(await read(client)).toMatchObject({ ok: false, error: { failed: 'timed-out' } });
    expect(started[0]?.killed).toBe(true);
    expect(await read(client)).toEqual({ ok: true, value: 'right' });
  });

  it('says that a process is gone that ended, that cannot be written to, or that cannot be started', async () => {
    const { client } = clientOf(
      (_request, process) => process.exit(),
      () => {
        throw new Error('closed');
      },
    );
    expect(await read(client)).toMatchObject(goneFailure);
    expect(await read(client)).toMatchObject(goneFailure);
    expect(await read(client)).toMatchObject(goneFailure);
  });

  it('is not disturbed by the end of a process that it has replaced', async () => {
    const { client, started } = clientOf(
      (_request, process) => process.exit(),
      (request, process) => {
        started[0]?.exit();
        answers(request, process);
      },
    );
    await read(client);
    expect(await read(client)).toEqual({ ok: true, value: 'secret 1' });
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
      post: (message) => void child.send({ wrapped: message }),
      onReply: (listener) => void child.on('message', ({ wrapped }: { wrapped: Reply }) => listener(wrapped)),
      onEnd: (listener) => void child.on('exit', () => listener(null)),
      kill: () => void child.kill('SIGKILL'),
    }));
    // Without a session bus there is no keychain: the answer that says so came from keytar, or from its library.
    expect(await read(client)).toMatchObject({
      ok: false,
      error: { failed: expect.stringMatching(/^(call|load)$/) },
    });
  });
});

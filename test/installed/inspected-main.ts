import { z } from 'zod';
import { callReply } from '../../preload/contract/wire.ts';

/** What the inspector of Node says to `Runtime.evaluate`. */
const evaluated = z.object({
  id: z.number(),
  result: z
    .object({
      result: z.looseObject({ value: z.unknown() }),
      exceptionDetails: z.looseObject({ text: z.string() }).optional(),
    })
    .optional(),
});

/** Runs source in the first window's page, from Electron's main process. */
const inPage = (source: string): string => `(async () => {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { BrowserWindow } = createRequire(process.execPath)('electron');
  const [window] = BrowserWindow.getAllWindows();
  return JSON.stringify(await window.webContents.executeJavaScript(${JSON.stringify(source)}));
})()`;

/** The main process of an application that was started with `--inspect`, in the hands of a script. */
export class InspectedMain {
  readonly #socket: WebSocket;
  readonly #open = new Map<number, PromiseWithResolvers<z.infer<typeof evaluated>>>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const answer = evaluated.safeParse(JSON.parse(String(data)));
      if (answer.success) this.#open.get(answer.data.id)?.resolve(answer.data);
    });
    socket.addEventListener('close', () => {
      for (const { reject } of this.#open.values()) reject(new Error('The application has ended.'));
    });
  }

  /** Joins by the address that the process writes (`Debugger listening on ws://…`). */
  static async join(address: string): Promise<InspectedMain> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`Nobody answers at ${address}.`)));
    });
    return new InspectedMain(socket);
  }

  /** Calls main as the page would; gives the reply's value. Throws with the fault of one that failed. */
  async call(name: string): Promise<unknown> {
    const id = `7a1a${this.#last}`;
    const text = await this.#evaluate(inPage(`bridge.call(...${JSON.stringify([id, name, null])})`));
    const reply = callReply.parse(JSON.parse(text));
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`);
    return reply.value;
  }

  close(): void {
    this.#socket.close();
  }

  async #evaluate(expression: string): Promise<string> {
    this.#last += 1;
    const id = this.#last;
    const asked = Promise.withResolvers<z.infer<typeof evaluated>>();
    this.#open.set(id, asked);
    const params = { expression, awaitPromise: true, returnByValue: true };
    this.#socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    const answer = await asked.promise;
    this.#open.delete(id);
    const { result, exceptionDetails } = answer.result ?? {};
    if (exceptionDetails !== undefined || typeof result?.value !== 'string') {
      throw new Error(`The main process did not run what it was given: ${JSON.stringify(answer)}`);
    }
    return result.value;
  }
}

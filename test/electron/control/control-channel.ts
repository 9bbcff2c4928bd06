import process from 'node:process';
import './clock.ts';
import { endProcess } from '../main-process/process-end.ts';
import { controlCommands } from './control-commands.ts';
import type { ControlReply, ControlRequest } from './control-protocol.ts';

/** Lets the process that started this one drive it, and ends this one when that one has gone. */
export function openControlChannel(): void {
  if (process.send === undefined) {
    return;
  }
  process.on('message', (request: ControlRequest) => {
    void answer(request).then((reply) => process.send?.(reply));
  });
  process.on('disconnect', () => endProcess(0));
}

async function answer({ id, command, args }: ControlRequest): Promise<ControlReply> {
  try {
    // Requests are typed where they are made, in the driver.
    const run = controlCommands[command] as (...given: readonly unknown[]) => unknown;
    return { id, ok: true, value: await run(...args) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

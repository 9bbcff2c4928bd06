import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { type LockRequest, OWNER, SECOND } from './single-instance.ts';

const { address, message, answer } = workerData as LockRequest;

function settle(verdict: number): void {
  Atomics.store(answer, 0, verdict);
  Atomics.notify(answer, 0);
}

function listen(): void {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      received += text;
    });
    socket.on('error', () => undefined);
    socket.on('end', () => {
      parentPort?.postMessage(received);
      socket.end('taken');
    });
  });
  server.on('error', () => handOver());
  server.listen(address, () => settle(OWNER));
}

function handOver(): void {
  const socket = connect({ path: address, allowHalfOpen: true });
  socket.on('connect', () => socket.end(message));
  socket.on('data', () => undefined);
  socket.on('end', () => settle(SECOND));
  socket.on('error', () => {
    // The file of a socket whose process has gone.
    rmSync(address, { force: true });
    listen();
  });
}

listen();

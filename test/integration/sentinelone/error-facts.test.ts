import { describe, expect, it } from 'vitest';
import { errorIn, sendError, TestConsole, testToken } from './test-console.ts';

describe('an error', () => {
  it('carries for the log the status, the first 300 characters and the console\u2019s request id', async () => {
    await using console = await TestConsole.start((_, response) =>
      response.writeHead(400, { 'X-RQID': 'fb4ea2f2-3f64' }).end('x'.repeat(1000)),
    );
    const error = errorIn(await console.client().countAgents({}));
    expect(error).toMatchObject({
      status: 400,
      body: 'x'.repeat(300),
      requestId: 'fb4ea2f2-3f64',
      transient: false,
    });
    expect(error.message).toContain('/web/api/v2.1/agents');
  });

  it('never holds the token, even when the server sends it back', async () => {
    await using console = await TestConsole.start((request, response) =>
      response.writeHead(400).end(`you sent ${request.headers.authorization}`),
    );
    const error = errorIn(await console.client().countAgents({}));
    expect(error.body).toBe('you sent ApiToken ***');
    expect(JSON.stringify(Object.entries(error)) + error.message + error.stack).not.toContain(testToken);
  });

  it.each([
    [401, false],
    [403, false],
    [404, false],
    [400, false],
    [429, true],
    [500, true],
    [503, true],
  ])('with status %i says whether it may pass by itself: %s', async (status, transient) => {
    await using console = await TestConsole.start((_, response) => sendError(response, status, 'x'));
    expect(errorIn(await console.client().countAgents({})).transient).toBe(transient);
  });
});

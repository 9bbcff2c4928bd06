import { describe, expect, it } from 'vitest';
import { errorIn, sendJson } from '../net/test-server.ts';
import { sendError, TestConsole, testToken } from './test-console.ts';

describe('an error', () => {
  it('quotes of an answer the code and the title of its error, and the console\u2019s request id', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendError(response, 400, 'Validation\nError', 'siteIds: Not a valid Identifier.'),
    );
    const error = errorIn(await console.client().countAgents({}));
    expect(error).toMatchObject({
      status: 400,
      reported: { code: 4_000_010, title: 'Validation Error' },
      requestId: 'rq-1',
      transient: false,
    });
    expect(error.message).toContain('/web/api/v2.1/agents');
    expect(error.message).toContain('"Validation Error"');
    expect(`${error.message}${error.advice}`).not.toContain('Identifier');
  });

  it.each([
    ['text that is no JSON', 'you sent 12345'],
    ['a web page', '<html><body>you sent 12345</body></html>'],
    ['JSON of another form', '{"you":"sent 12345","errors":[{"note":"12345"}]}'],
    ['JSON without end', `{"errors":[{"title":"12345","detail":"${'x'.repeat(20_000)}"}]}`],
  ])('quotes nothing of %s', async (_, body) => {
    await using console = await TestConsole.start((_request, response) => response.writeHead(400).end(body));
    const error = errorIn(await console.client().countAgents({}));
    expect(error).toMatchObject({ code: 'request-rejected', status: 400 });
    expect(JSON.stringify(Object.entries(error)) + error.message + error.stack).not.toContain('12345');
  });

  it('quotes no more than 200 characters, and none that nobody sees or that steer a terminal', async () => {
    const title = `a\u001b[2J\u202e\u200b\u0000${'x'.repeat(1000)}`;
    await using console = await TestConsole.start((_, response) => sendError(response, 400, title));
    const { reported, message } = errorIn(await console.client().countAgents({}));
    expect(reported?.title).toMatch(/^a\\u001b\[2J\\u0000x{100,200}$/);
    expect(message).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it.each([
    ['as it is', (sent: string) => sent],
    ['in base64 of base64', (sent: string) => btoa(btoa(sent))],
    ['a letter a line', (sent: string) => [...sent].join('\n')],
  ])('never holds the token, even when the server sends it back %s', async (_, write) => {
    await using console = await TestConsole.start((request, response) => {
      const sent = write(request.headers.authorization ?? '');
      sendJson(response, { errors: [{ code: 4_000_010, title: `you sent ${sent}` }] }, 400, {
        'X-RQID': testToken,
      });
    });
    const error = errorIn(await console.client().countAgents({}));
    expect(error.reported?.title).toContain('[redacted]');
    expect(error.requestId).toBeNull();
    const text = JSON.stringify(Object.entries(error)) + error.message + error.stack;
    expect(text).not.toContain(testToken);
    expect(text).not.toContain(write(testToken).slice(4, 30));
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

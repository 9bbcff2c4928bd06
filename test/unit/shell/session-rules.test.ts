import { describe, expect, it } from 'vitest';
import { sessionRules } from '../../../main/shell/lockdown/session-rules.ts';

const installed = sessionRules({ developerTools: false, changeSocket: null });
const developed = sessionRules({ developerTools: true, changeSocket: 'ws://127.0.0.1:5173' });

describe('a request of the window', () => {
  it('reaches the application’s own pages', () => {
    expect(installed.request('connector://app/index.html')).toBe(true);
    expect(installed.request('connector://app/assets/index.js')).toBe(true);
  });

  it.each([
    'https://example.com/',
    'http://127.0.0.1:5173/',
    'ws://127.0.0.1:5173/',
    'file:///etc/passwd',
    'connector://app.example.com/',
    'connector://other/index.html',
    'devtools://devtools/bundled/inspector.html',
    'chrome://version/',
    'data:text/html,hello',
  ])('is cancelled: %s', (address) => {
    expect(installed.request(address)).toBe(false);
  });

  it('reaches what development needs, where it is developed', () => {
    expect(developed.request('devtools://devtools/bundled/inspector.html')).toBe(true);
    expect(developed.request('ws://127.0.0.1:5173/?token=x')).toBe(true);
    expect(developed.request('ws://127.0.0.1:51730/')).toBe(false);
    expect(developed.request('http://127.0.0.1:5173/')).toBe(false);
  });
});

describe('a permission', () => {
  const asked = [
    'notifications',
    'geolocation',
    'media',
    'clipboard-read',
    'local-network',
    'loopback-network',
  ];

  it.each(asked)('is not given to the window: %s', (name) => {
    expect(installed.permission(name)).toBe(false);
  });

  it('is given for the socket of a development server alone', () => {
    expect(asked.filter((name) => developed.permission(name))).toEqual(['loopback-network']);
  });
});

/** What the builds for trying an update are, and where the feed that they look at is served. */
export const trialBuilds = {
  old: '9.0.0',
  new: '9.0.1',
  port: 18_443,
  feed: 'https://127.0.0.1:18443/',
} as const;

/** Of each system the kind of package that updates itself, and what electron-builder calls it. */
export const updatedKinds = {
  linux: { kind: 'AppImage', target: 'AppImage' },
  win32: { kind: 'nsis for this user', target: 'nsis' },
  darwin: { kind: 'zip', target: 'zip' },
} as const;

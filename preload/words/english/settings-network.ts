/** Settings, Network: the way to the consoles, and a test of it. */
export const settingsNetwork = {
  title: 'Network',
  text: 'Every connection is encrypted and verified; that cannot be turned off. A proxy or a private certificate authority can be set here.',
  proxy: 'Proxy address',
  proxyMeans: 'Saved when you leave the field or press Enter. Empty: the system’s proxy variables are used.',
  proxyManagedMeans: 'Empty: the system’s proxy variables are used.',
  sideBySide: 'Sites read in parallel',
  sideBySideMeans:
    'A scan of several accounts, sites or groups reads up to so many at once. It starts with one, and uses fewer when the console asks to slow down.',
  authorities: 'Extra certificate authorities',
  authoritiesMeans: 'For a console or a proxy with a certificate of a private authority: a PEM file.',
  authoritiesFile_one: '{{file}}, with {{number}} certificate.',
  authoritiesFile_other: '{{file}}, with {{number}} certificates.',
  authoritiesProblem: '{{file}}: {{problem}}',
  chooseFile: 'Choose a file…',
  chooseAnother: 'Choose another…',
  remove: 'Remove',
  testTitle: 'Test the network',
  testMeans:
    'Tries the proxy, the file of authorities, and whether each connector’s console answers. No token is sent.',
  test: 'Test',
  stop: 'Stop',
} as const;

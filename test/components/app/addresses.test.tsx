import { expect, test } from 'vitest';
import { screenAddress } from '../../../preload/contract/topics/status.ts';
import { fullLabel, placeAt } from '../../../renderer/app/contributions/places.ts';
import { addresses } from '../../../renderer/navigation/addresses.ts';
import { filterOf } from '../../builders/filter-of.ts';

test('a list’s filters, search, order and open row stand in its address', () => {
  const address = addresses.assets({
    filter: filterOf('state=active', 'osName=*windows & co*'),
    search: 'srv 01',
    sort: ['-openCritical', 'hostName'],
    open: '1834',
  });
  const query = new URLSearchParams(address.split('?')[1]);
  expect(query.getAll('f')).toEqual(['state=active', 'osName=*windows & co*']);
  expect(query.get('q')).toBe('srv 01');
  expect(query.getAll('s')).toEqual(['-openCritical', 'hostName']);
  expect(query.get('open')).toBe('1834');
});

test('every address is one that main can send the window to', () => {
  const all = [
    addresses.welcome(),
    addresses.overview(),
    addresses.assets({ search: 'two words' }),
    addresses.vulnerabilities('active', { view: 'unique', filter: filterOf('score>=9') }),
    addresses.importRule({ ruleId: 'r-1' }),
    addresses.importHistory(),
    addresses.scan(12),
    addresses.connectors({ dialog: 'new' }),
    addresses.settings('about'),
  ];
  for (const address of all) {
    expect(screenAddress.safeParse(address).success, address).toBe(true);
    expect(placeAt(address), address).toBeDefined();
  }
});

test('what is empty is not in the address', () => {
  expect(addresses.assets({ search: '', filter: [] })).toBe('/assets');
});

test.each([
  ['/import/history/12', 'Import History'],
  ['/vulnerabilities/resolved?q=openssl', 'Resolved vulnerabilities'],
  ['/settings/network', 'Settings'],
])('%s belongs to %s', (address, label) => {
  const place = placeAt(address)?.place;
  expect(place && fullLabel(place)).toBe(label);
});

test('an address of no screen belongs to none', () => {
  expect(placeAt('/assetsandmore')).toBeUndefined();
});

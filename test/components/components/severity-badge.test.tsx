import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { severityNames } from '../../../preload/contract/severity.ts';
import { SeverityBadge } from '../../../renderer/components/severity-badge.tsx';
import { severityLabels } from '../../../renderer/components/severity-order.ts';
import { renderScreen } from '../bridge-double.tsx';

test('a severity is told by a letter and by its name, not by colour alone', async () => {
  renderScreen(<SeverityBadge severity="critical" />);
  expect((await screen.findByText('Critical')).textContent).toBe('CCritical');
});

test('every severity has a letter of its own', () => {
  const letters = Object.values(severityLabels).map((label) => label[0]);
  expect(new Set(letters).size).toBe(severityNames.length);
});

test('a severity that is unknown is a mark and a word of its own, and not one that nobody rated', async () => {
  renderScreen(<SeverityBadge severity="unknown" />);
  const badge = await screen.findByText('Unknown');
  expect([badge.textContent, badge.dataset['severity']]).toEqual(['UUnknown', 'unknown']);
});

test('a finding that nobody rated says so', async () => {
  renderScreen(<SeverityBadge severity={null} />);
  expect(await screen.findByText('Not rated')).toBeTruthy();
});

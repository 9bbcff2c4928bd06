import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SeverityBadge } from '../../../renderer/components/severity-badge.tsx';
import { renderScreen } from '../bridge-double.tsx';

test('a severity is told by a letter and by its name, not by colour alone', async () => {
  renderScreen(<SeverityBadge severity="critical" />);
  expect((await screen.findByText('Critical')).textContent).toBe('CCritical');
});

test('a finding that nobody rated says so', async () => {
  renderScreen(<SeverityBadge severity={null} />);
  expect(await screen.findByText('Not rated')).toBeTruthy();
});

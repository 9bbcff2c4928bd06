import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { maxInCell, maxInPanel, shownText } from '../../../renderer/components/shown-text.ts';
import { CellValue } from '../../../renderer/grid/fields/cell-value.tsx';
import { renderScreen } from '../bridge-double.tsx';

describe('a value that is longer than a screen can use', () => {
  test.each([
    ['text', 'x'.repeat(10_000_000)],
    ['list', Array.from({ length: 100_000 }, () => 'x'.repeat(100))],
    ['nested', { deep: 'x'.repeat(1_000_000) }],
  ] as const)('is shown by its beginning: %s', async (type, value) => {
    renderScreen(
      <p data-testid="cell">
        <CellValue name="any" type={type} value={value} />
      </p>,
    );
    const { textContent } = await screen.findByTestId('cell');
    expect(textContent).toContain('…');
    expect(textContent?.length).toBeLessThanOrEqual(maxInCell);
  });

  test('ends at no half of a character', () => {
    expect(shownText('ab', 2)).toBe('ab');
    expect(shownText('😀'.repeat(10), 6)).toBe('😀😀…');
    expect(shownText('x'.repeat(maxInPanel + 1), maxInPanel)).toHaveLength(maxInPanel);
  });
});

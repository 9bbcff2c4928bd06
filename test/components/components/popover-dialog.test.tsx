import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { PopoverDialog } from '../../../renderer/components/popover-dialog.tsx';
import { renderScreen } from '../bridge-double.tsx';

function Opened() {
  const [opened, open] = useState(true);
  return (
    <PopoverDialog
      label="Columns"
      onChange={open}
      opened={opened}
      target={<button type="button">Show</button>}
    >
      <input aria-label="Name" />
    </PopoverDialog>
  );
}

test('a dialog on a control closes by Esc, also before it has the focus', async () => {
  renderScreen(<Opened />);
  await screen.findByRole('dialog', { name: 'Columns' });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(screen.getByRole('button', { name: 'Show' }).getAttribute('aria-expanded')).toBe('false');
});

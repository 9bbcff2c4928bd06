import { describe, expect, it } from 'vitest';
import { editingItems } from '../../../main/shell/menu/editing-menu.ts';

const roles = (isEditable: boolean, selectionText: string) =>
  editingItems({ isEditable, selectionText }).flatMap(({ role }) => role ?? []);

describe('the menu of a text', () => {
  it('edits where something can be typed', () => {
    expect(roles(true, '')).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']);
  });

  it('copies what is selected elsewhere, and does not come up for nothing', () => {
    expect(roles(false, 'CVE-2024-3094')).toEqual(['copy']);
    expect(roles(false, '  ')).toEqual([]);
  });
});

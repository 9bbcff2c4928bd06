import { describe, expect, it } from 'vitest';
import { UndoBuffer } from '../../../main/ipc/undo-buffer.ts';

/** A shelf whose time the test lets pass. */
function shelf() {
  const later: (() => void)[] = [];
  const undone: string[] = [];
  const shelved = new UndoBuffer((_ms, action) => {
    later.push(action);
    return () => undefined;
  });
  const keep = (name: string) =>
    shelved.keep(async () => {
      undone.push(name);
    });
  const timePasses = (): void => {
    for (const action of later.splice(0)) action();
  };
  return { shelved, keep, undone, timePasses };
}

describe('what was done a moment ago', () => {
  it('is undone once, by its own name', async () => {
    const { shelved, keep, undone } = shelf();
    const [one] = [keep('one'), keep('another')];
    await shelved.undo(one);
    expect(undone).toEqual(['one']);
    await expect(shelved.undo(one)).rejects.toMatchObject({ code: 'undo-too-late' });
    expect(undone).toEqual(['one']);
  });

  it('cannot be undone once its time is over', async () => {
    const { shelved, keep, undone, timePasses } = shelf();
    const one = keep('one');
    timePasses();
    await expect(shelved.undo(one)).rejects.toMatchObject({ code: 'undo-too-late' });
    expect(undone).toEqual([]);
  });

  it('can be tried again when undoing it failed', async () => {
    const { shelved } = shelf();
    let full = true;
    const undoId = shelved.keep(async () => {
      if (full) throw new Error('the disk is full');
    });
    await expect(shelved.undo(undoId)).rejects.toThrow('full');
    full = false;
    await expect(shelved.undo(undoId)).resolves.toBeUndefined();
  });
});

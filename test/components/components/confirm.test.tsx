import { screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { expect, test } from 'vitest';
import { type Question, useConfirm } from '../../../renderer/components/confirm.tsx';
import { renderScreen } from '../bridge-double.tsx';

function Asking({ question }: { readonly question: Question }): ReactNode {
  const confirm = useConfirm();
  const [answer, setAnswer] = useState('open');
  return (
    <>
      <button
        onClick={() => void confirm(question).then((yes) => setAnswer(yes ? 'yes' : 'no'))}
        type="button"
      >
        ask
      </button>
      <p>{answer}</p>
    </>
  );
}

const question = {
  title: 'Delete everything?',
  text: '1,204 assets are deleted.',
  action: 'Delete',
  danger: true,
};

test('the verb says yes', async () => {
  const { user } = renderScreen(<Asking question={question} />);
  await user.click(await screen.findByText('ask'));
  expect(await screen.findByText('1,204 assets are deleted.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('yes')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('Cancel, and Esc, say no', async () => {
  const { user } = renderScreen(<Asking question={question} />);
  await user.click(await screen.findByText('ask'));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('no')).toBeTruthy();
  await user.click(screen.getByText('ask'));
  await screen.findByRole('dialog', { name: 'Delete everything?' });
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('no')).toBeTruthy();
});

test('what is dangerous does not lie under Enter', async () => {
  const { user } = renderScreen(<Asking question={question} />);
  await user.click(await screen.findByText('ask'));
  await screen.findByRole('dialog');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('no')).toBeTruthy();
});

test('where a word is asked for, nothing is done until it was typed', async () => {
  const { user } = renderScreen(<Asking question={{ ...question, typed: 'delete' }} />);
  await user.click(await screen.findByText('ask'));
  const field = await screen.findByRole('textbox');
  const remove = screen.getByRole('button', { name: 'Delete' });
  await user.type(field, 'delet{Enter}');
  expect(remove).toHaveProperty('disabled', true);
  expect(screen.getByText('open')).toBeTruthy();
  await user.type(field, 'e{Enter}');
  expect(await screen.findByText('yes')).toBeTruthy();
});

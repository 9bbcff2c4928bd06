import { useEffect, useState } from 'react';

/** How long it is said what was done, in milliseconds. */
const saidFor = 4000;

/** What there is to say about the rows, for a moment; empty otherwise. */
export function useSaid(): { readonly said: string; readonly say: (words: string) => void } {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), saidFor);
    return () => clearTimeout(timer);
  }, [said]);
  return { said, say: setSaid };
}

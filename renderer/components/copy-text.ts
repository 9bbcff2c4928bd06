import { useEffect, useState } from 'react';
import { useAction } from '../bridge/connection.tsx';

/** How long it is said that something was copied, in milliseconds. */
const saidFor = 1600;

/** Copies text through main, which owns the clipboard; `copied` is true for a moment afterwards. */
export function useCopyText(): { readonly copy: (text: string) => void; readonly copied: boolean } {
  const [copied, setCopied] = useState(false);
  const { run } = useAction((client, text: string) => client.application.copyText({ text }));
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), saidFor);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (text: string): void => {
    void run(text).then((done) => {
      if (done !== undefined) setCopied(true);
    });
  };
  return { copy, copied };
}

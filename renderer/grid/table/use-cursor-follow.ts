import { useEffect, useRef, useState } from 'react';

/** How long the cursor must rest before an open panel follows it, in milliseconds. */
const followTime = 120;

/**
 * Calls `follow` with the row of the cursor once it has come to rest there; null while nothing follows it. To be called
 * whenever the cursor was moved.
 */
export function useCursorFollow(row: number, follow: ((row: number) => void) | null): () => void {
  const newest = useRef(follow);
  useEffect(() => {
    newest.current = follow;
  });
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (moves === 0) return undefined;
    const timer = setTimeout(() => newest.current?.(row), followTime);
    return () => clearTimeout(timer);
  }, [moves, row]);
  return () => setMoves((count) => count + 1);
}

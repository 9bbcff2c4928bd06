import { shortened } from './shortened-text.ts';

/** A text of at most so many UTF-16 code units; one that is longer ends with how long it was. */
export function cutText(text: string, longest: number, received = text.length): string {
  if (text.length <= longest && received <= longest) return text;
  const remark = ` … (cut off: ${received} characters were received)`;
  return shortened(text, longest - remark.length) + remark;
}

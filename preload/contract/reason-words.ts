import { english } from '../words/english/english.ts';
import { andWords } from '../words/formats/list-words.ts';
import { say } from '../words/say.ts';
import { type EventReason, type QuarantineReason, quarantineReason, type StateReason } from './reasons.ts';

/** A stored reason in words; one that nobody knows is shown as it is. */
export function reasonWords(reason: string): string {
  return isReason(reason) ? say(`reasons:${reason}`) : reason;
}

/** Whether there are words for a stored reason. */
export function isReason(reason: string): reason is StateReason | EventReason {
  return Object.hasOwn(english.reasons, reason);
}

/** Why a record was quarantined, as a sentence. @param stored JSON of a `QuarantineReason`; any other text is shown as it is */
export function quarantineWords(stored: string): string {
  let json: unknown;
  try {
    json = JSON.parse(stored);
  } catch {
    return stored;
  }
  const reason = quarantineReason.safeParse(json);
  return reason.success ? sentenceOf(reason.data) : stored;
}

function sentenceOf(reason: QuarantineReason): string {
  switch (reason.kind) {
    case 'not-an-object':
      return say('quarantine:notAnObject');
    case 'unreadable':
      return say('quarantine:unreadable', { fields: andWords(reason.fields) });
    case 'too-many':
      return say('quarantine:tooMany');
    case 'worded':
      return reason.text;
  }
}

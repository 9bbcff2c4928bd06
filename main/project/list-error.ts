import { CodedError } from '../../preload/contract/coded-error.ts';
import { say } from '../../preload/words/say.ts';

export type ListErrorCode =
  | 'filter-unreadable'
  | 'field-unknown'
  | 'value-unreadable'
  | 'finding-id-outdated'
  | 'sort-unreadable'
  | 'values-unlisted';

/** A list was asked for in words it does not understand. The message names what it would have understood. */
export class ListError extends CodedError<ListErrorCode> {
  constructor(code: ListErrorCode, message: string, advice: string = say('listMessages:advice')) {
    super(code, message, advice);
  }
}

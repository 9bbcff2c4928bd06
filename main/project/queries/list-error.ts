export type ListErrorCode =
  | 'filter-unreadable'
  | 'field-unknown'
  | 'value-unreadable'
  | 'sort-unreadable'
  | 'values-unlisted';

/** A list was asked for in words it does not understand. The message names what it would have understood. */
export class ListError extends Error {
  readonly code: ListErrorCode;
  readonly advice: string;

  constructor(code: ListErrorCode, message: string, advice = 'Change the filters, columns or order.') {
    super(message);
    this.name = 'ListError';
    this.code = code;
    this.advice = advice;
  }
}

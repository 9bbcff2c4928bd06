export type ListErrorCode = 'filter-unreadable' | 'field-unknown' | 'value-unreadable' | 'sort-unreadable';

/** A list was asked for in words it does not understand. The message names what it would have understood. */
export class ListError extends Error {
  readonly code: ListErrorCode;

  constructor(code: ListErrorCode, message: string) {
    super(message);
    this.name = 'ListError';
    this.code = code;
  }
}

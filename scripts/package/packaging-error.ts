/** Installers cannot be made as they were ordered; the message says what to do. */
export class PackagingError extends Error {
  readonly code: 'order-not-understood' | 'signing-failed' | 'signing-incomplete' | 'tool-missing';

  constructor(code: PackagingError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

import { commandLinePage } from './command-line-page.ts';
import { errorCodesPage } from './error-codes-page.ts';
import { fieldMappingPage } from './field-mapping-page.ts';

/** The pages in docs/ that are made from the code, by their file's name. */
export const references: Readonly<Record<string, () => string>> = {
  'command-line.md': commandLinePage,
  'error-codes.md': errorCodesPage,
  'field-mapping.md': fieldMappingPage,
};

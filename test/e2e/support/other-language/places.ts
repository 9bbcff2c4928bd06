import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The module that says which languages there are, and the one that takes its place. */
export const languagesFile = at('../../../../preload/words/languages.ts');
export const otherLanguagesFile = at('./languages.ts');

/** The module that says where the built pages lie, and the one that takes its place. */
export const builtFilesFile = at('../../../../main/shell/built-files.ts');
export const otherBuiltFilesFile = at('./built-files.ts');

/** The variable with the folder of the pages that were built in the other language. */
export const pagesVariable = 'CONNECTOR_TEST_PAGES';

/**
 * How much a call of the window may carry. Schemas of the contract, main and the controls of the window go by these, so
 * that nothing can be entered that main then refuses. Lengths are in UTF-16 code units.
 */

/** Ids of the program's own making, and those of the console. */
export const maxIdLength = 64;
/** Names of fields. */
export const maxFieldNameLength = 64;

/** All values in a filter, a condition without one counting as one. Within what SQLite nests and binds in a statement. */
export const maxFilterValues = 500;
/** A value to compare with: as long as the longest text that is kept of a record, so that any cell can be filtered by. */
export const maxValueLength = 64 * 1024;
/** A pattern: SQLite refuses those beyond 50,000 bytes, and many `*` take it long. */
export const maxPatternLength = 1000;
/** All texts of a filter together. */
export const maxFilterLength = 256 * 1024;
/** What is searched for, in a list or among the values of a field. */
export const maxSearchLength = 1000;
export const maxSortKeys = 8;
/** Rows of one window of a list. */
export const maxWindowRows = 500;
/** Rows that can be selected one by one, or left out of "all of them". More are chosen by a filter. */
export const maxSelectedIds = 10_000;
/** Selected rows that can be read at once, to be copied. */
export const maxCopiedRows = 2000;
/** Rows of an export that are written in an order, not as the project holds them. */
export const maxOrderedRows = 100_000;
/** What names a row of a list. */
export const maxRowIdLength = 200;
/** Values of a field that a menu can ask for. */
export const maxListedValues = 100;
/** Fields of an export, columns of a list. */
export const maxColumns = 200;
/** What is given to the clipboard. */
export const maxCopyLength = 1_000_000;

export const maxConnectorNameLength = 100;
export const maxProjectNameLength = 60;
/** Addresses of consoles and proxies. */
export const maxAddressLength = 1000;
/** Tokens, and whatever else a form can hold. */
export const maxFormTextLength = 4096;
export const maxCronLength = 200;
/** Scheduled backups that are kept of a project. */
export const maxBackups = 60;

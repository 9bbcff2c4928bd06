import { z } from 'zod';

/**
 * How long what a console writes may be, in UTF-16 code units. What is longer is cut where it ends up as a text, and left out
 * or put aside where it identifies something: two long texts must not become one.
 */

/** Names, versions, ids, words of closed lists. */
export const maxNameLength = 1024;
/** What people or directories write: reasons, tags, distinguished names. */
export const maxTextLength = 64 * 1024;
/** The text of a record that is put aside. */
export const maxRawLength = 256 * 1024;
/** Elements of a list within a record. */
export const maxElements = 1000;

export const name = z.string().max(maxNameLength).nullish();
export const longText = z.string().max(maxTextLength).nullish();
export const longTexts = z.array(z.string().max(maxTextLength)).max(maxElements).nullish();
/** What a record is nothing without. */
export const key = z.string().min(1).max(maxNameLength);

import { titlesOf } from '../../fields/field-entry.ts';
import { findingCatalogue } from '../../fields/finding/finding-catalogue.ts';

/** What the fields of a finding instance are called: their titles in the catalogue. */
export const findingFields = titlesOf(findingCatalogue);

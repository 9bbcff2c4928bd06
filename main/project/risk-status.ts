/** The word by which a console calls nearly every risk that it lists. It is stored as null, because a value costs a tenth of its row. */
export const usualRiskStatus = 'Detected';

/** The word of a risk that is gone. */
export const removedRiskStatus = 'Removed';

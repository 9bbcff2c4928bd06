/** The environment variable that gives the token for one run. */
export const tokenVariable = 'SENTINELONE_API_TOKEN';

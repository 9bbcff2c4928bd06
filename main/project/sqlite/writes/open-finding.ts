const openStatuses = ['active', 'in-progress', 'waiting-for-verification', 'waiting-for-third-party'];

/**
 * The SQL of whether a finding still has to be worked on: the console reports it, and no person has closed it.
 * @param row the name of the table or alias that it stands in
 */
export function isOpenFinding(row: string): string {
  const statuses = openStatuses.map((status) => `'${status}'`).join(', ');
  return `(${row}.mitigated = 0 AND (${row}.set_status IS NULL OR ${row}.set_status IN (${statuses})))`;
}

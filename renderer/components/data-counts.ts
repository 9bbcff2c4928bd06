import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say } from '../../preload/words/say.ts';

type RowCounts<Count> = { readonly assets: Count; readonly findings: Count };
type DataCounts<Count> = RowCounts<Count> & { readonly scans: Count };

/** How many rows there are, each number with its noun, for sentences that name both: `1,204 assets`. */
export function rowCounts({ assets, findings }: RowCounts<number>): RowCounts<string> {
  return {
    assets: say('counts:assets', { count: assets, number: numberWords(assets) }),
    findings: say('counts:findings', { count: findings, number: numberWords(findings) }),
  };
}

/** The same with the scans that brought them. */
export function dataCounts({ scans, ...rows }: DataCounts<number>): DataCounts<string> {
  return { ...rowCounts(rows), scans: say('counts:scans', { count: scans, number: numberWords(scans) }) };
}

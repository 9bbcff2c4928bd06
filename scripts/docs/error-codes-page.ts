import { errorCatalogue } from '../../preload/contract/errors/error-catalogue.ts';
import { generated } from './markdown.ts';

/** The text of docs/error-codes.md. */
export function errorCodesPage(): string {
  const groups = errorCatalogue.map(
    ({ title, entries }) =>
      `## ${title}\n\n${Object.entries(entries)
        .map(([code, { cause, remedy }]) => `### ${code}\n\n${cause}\n\n**What to do:** ${remedy}\n`)
        .join('\n')}`,
  );
  return `# Error codes

${generated}

Every failure has a stable code: in the window under *Details* and, with cause and remedy, under *Cause and remedy*; on
the command line by \`explain CODE\`, and in what \`--json\` prints; in Import History beside each issue of a scan.

${groups.join('\n')}`;
}

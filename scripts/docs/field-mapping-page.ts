import { assetFields } from '../../main/project/queries/asset-fields.ts';
import { findingFields } from '../../main/project/queries/finding-fields.ts';
import { assetFieldTitles } from '../../renderer/features/assets/asset-field-titles.ts';
import { findingFieldTitles } from '../../renderer/features/vulnerabilities/finding-field-titles.ts';
import {
  assetMapping,
  findingMapping,
  type MappedField,
  ownAssetColumns,
  ownFindingColumns,
} from './field-mapping.ts';
import { generated, markdownTable } from './markdown.ts';

/** The text of docs/field-mapping.md. */
export function fieldMappingPage(): string {
  return `# Field mapping

${generated}

Which field of the console goes where. *Column* is the name in exports, filters and \`--json\`; the window shows the name
in the second column. *FlexConnect* is the name that the value will have in a file for Nucleus, once delivery is there;
it is a plan. Fields without a column are read, but not kept. \`licenseKey\` is not even read: it is a secret.
An asset is told by its connector and \`id\`; a finding by its asset, its CVE, and the vendor, name and version of its
application.

## Assets

From \`GET /web/api/v2.1/agents\`. What a later record leaves out, or sends as null, stays as it was reported last; a list
that is sent empty is empty.

${mappingTable(assetMapping, assetFieldTitles)}

Columns that the application adds:

${ownTable(ownAssetColumns, assetFieldTitles)}

## Findings

From \`GET /web/api/v2.1/application-management/risks\`. The licence with Singularity Vulnerability Management sends
\`nvdBaseScore\`, \`riskScore\` and the fields on exploits, remediation and mitigation; the base one \`baseScore\`.
Severity is the console’s own word; without one it is the band of the score (CVSS v3.1). Without either it is \`unknown\`: a
level of its own, between informational and low, that counts in every total and in no named level.
A score is a plain decimal from 0 to 10. Any other is left out and counted among the fields that cannot be read; a
\`baseScore\` that can be used then stands for such an \`nvdBaseScore\`.

What a later record leaves out, or sends as null, stays as it was reported last. What a person decides in the console
(\`mitigationStatus\`, \`markType\` and the fields beside them) is taken back by null.

${mappingTable(findingMapping, findingFieldTitles)}

Columns that the application adds, or takes from the asset:

${ownTable(ownFindingColumns, findingFieldTitles)}

An export of assets has ${Object.keys(assetFields).length} columns, one of findings ${Object.keys(findingFields).length}.
`;
}

function mappingTable(mapping: readonly MappedField[], titles: Readonly<Record<string, string>>): string {
  const allTitles = { ...assetFieldTitles, ...titles };
  return markdownTable(
    ['Console', 'In the window', 'Column', 'FlexConnect', 'Note'],
    mapping.map(({ vendor, ours, flexConnect = '', note = '' }) => [
      `\`${vendor}\``,
      ours.map((name) => allTitles[name] ?? name).join(', '),
      ours.map((name) => `\`${name}\``).join(', '),
      flexConnect,
      note,
    ]),
  );
}

function ownTable(
  columns: Readonly<Record<string, string>>,
  titles: Readonly<Record<string, string>>,
): string {
  const allTitles = { ...assetFieldTitles, ...titles };
  return markdownTable(
    ['Column', 'In the window', 'From'],
    Object.entries(columns).map(([name, from]) => [`\`${name}\``, allTitles[name] ?? name, from]),
  );
}

import { agentFieldsLeftOut, riskFieldsLeftOut } from '../../main/sentinelone/left-out-fields.ts';
import { assetCatalogue } from '../../preload/fields/asset/asset-catalogue.ts';
import { type Catalogue, vendorNames } from '../../preload/fields/field-entry.ts';
import { findingCatalogue } from '../../preload/fields/finding/finding-catalogue.ts';
import { vulnerabilityCatalogue } from '../../preload/fields/vulnerability-catalogue.ts';
import { generated, markdownTable } from './markdown.ts';

/** The text of docs/field-mapping.md. */
export function fieldMappingPage(): string {
  return `# Field mapping

${generated}

Which field of the console goes where. *Column* is the name in exports, filters and \`--json\`; the window shows the name
in the second column, and *Console* is what it is called there. *FlexConnect* is the name that the value will have in a file for Nucleus, once delivery is there;
it is a plan. A field of an endpoint or a risk that is neither here nor among those left out on purpose is named in the
record of the scan. Of accounts, sites and groups only ids, names, states, types and what contains them are read; other
fields of theirs are not named.
An asset is identified by its connector and \`id\`; a finding by its asset, its CVE, and the vendor, name and version of its
application.

How values are read:

- **Ids** lose all white space and characters nobody sees, also within them, and get plain dashes; CVEs get capitals. An id
  that comes as a number keeps all of its digits. Blanks, \`None\`, \`null\`, \`N/A\` and the like are no id. Whether a
  \`cveId\` is a CVE is not checked: other ids (\`GHSA-…\`) are kept like one, so that no finding is lost.
- **Applications** are compared without regard to letter case, composed or decomposed letters, kinds of dashes and white
  space, and characters nobody sees. Kept are the texts that were sent first.
- **Times** are milliseconds since 1970 (12 or 13 digits), seconds (9 or 10 digits), the three forms of
  HTTP (RFC 1123, RFC 850, \`asctime\`), or ISO 8601 with any offset (\`+02:00\`, \`+2\`, \`UTC+02:00\`), also in its basic
  form (\`20251127T101112Z\`); without a zone mark they are UTC. A zone that is only named (\`[Europe/Berlin]\` without an
  offset) cannot be read. A year of two digits is one of 1970 to 2069. Empty texts, \`0\`, \`-\`, \`never\`, \`None\` and the like are not reported, nor are the
  years 1 and 9999, 1970-01-01, 1601-01-01, 1753-01-01, 1900-01-01 and 1899-12-30, also as numbers.
- **Addresses** lose a mask and the name of an interface; IPv6 is written as in RFC 5952, and as IPv4 where it only wraps
  such an address. \`0.0.0.0\`, \`::\`, loopback, broadcast and \`n/a\` are no address of an endpoint. With a mask that is none
  (\`10.0.0.5/99\`) the text is no address. Other reserved addresses, such as those of multicast, are kept as sent.
- **Lists of texts** may come as one text. A list of which nothing can be read is no empty list: what is known stays.
- **Lengths.** A text of more than 1,024 characters is cut, and ends with how long it was; reasons, tags, distinguished
  names, members of groups and the results of scans may have 65,536. Lists lose what is beyond 1,000 elements, or beyond
  64 KiB of JSON. What is cut is counted by its field in the record of the scan (\`fields-cut\`). What distinguishes one thing from
  another is never cut, since two could become one: a record whose endpoint, CVE, application, vendor, version or status is
  too long is quarantined; ids of accounts, sites, groups and risks, UUIDs, SIDs, serial numbers and external ids are left
  out and counted as unreadable. A length is counted in UTF-16 code units.
- **Secrets.** Values under names that look like secrets (\`password\`, \`apiToken\`, \`userData\` and their kin) are
  \`(taken out)\`: at any depth of \`cloudProviders\` and other nested data, in pairs of a key and a value, tags among them,
  and in the raw text of quarantined records, which is kept up to 256 KiB.
- What is there and cannot be read is left out, and counted by its field in the record of the scan.
- NUL, half a surrogate pair and bytes that are no UTF-8 are shown as \`␀\` with four hexadecimal digits.

## Assets

From \`GET /web/api/v2.1/agents\`. What a later record leaves out, or sends as null, stays as it was reported last; a list
that is sent empty is empty.

${mappingTable(assetCatalogue)}

Columns that the application adds:

${ownTable(assetCatalogue)}

Left out on purpose:

${leftOutTable(agentFieldsLeftOut)}

## Findings

From \`GET /web/api/v2.1/application-management/risks\`. The licence with Singularity Vulnerability Management sends
\`nvdBaseScore\`, \`riskScore\` and the fields on exploits, remediation and mitigation; the base one \`baseScore\`.
Severity is the console’s own word; without one it is the band of the score (CVSS v3.1). Without either it is \`unknown\`: a
level of its own, between informational and low, that counts in every total and in no named level.
A score is a plain decimal from 0 to 10. Any other is left out and counted among the fields that cannot be read; a
\`baseScore\` that can be used then replaces such an \`nvdBaseScore\`.

What a later record leaves out, or sends as null, stays as it was reported last. What a person decides in the console
(\`mitigationStatus\`, \`markType\` and the fields beside them) is taken back by null.

${mappingTable(findingCatalogue)}

Columns that the application adds, or takes from the asset:

${ownTable(findingCatalogue)}

Left out on purpose:

${leftOutTable(riskFieldsLeftOut)}

## Vulnerabilities

A CVE, with what its findings add up to.

${ownTable(vulnerabilityCatalogue)}

An export of assets has ${Object.keys(assetCatalogue).length} columns, one of findings ${Object.keys(findingCatalogue).length}.
`;
}

/** The fields that come from the console, a line each. */
function mappingTable(catalogue: Catalogue): string {
  return markdownTable(
    ['Column', 'In the window', 'Console', 'FlexConnect', 'Note'],
    Object.entries(catalogue)
      .filter(([, field]) => vendorNames(field).length > 0)
      .map(([name, field]) => [
        code(name),
        field.title,
        vendorNames(field).map(code).join(', '),
        field.flexConnect ?? '',
        [field.note, field.reported && field.source && `${capital(field.source)}.`].filter(Boolean).join(' '),
      ]),
  );
}

/** The fields that the application adds. */
function ownTable(catalogue: Catalogue): string {
  return markdownTable(
    ['Column', 'In the window', 'From'],
    Object.entries(catalogue)
      .filter(([, field]) => vendorNames(field).length === 0)
      .map(([name, { title, source = '' }]) => [code(name), title, source]),
  );
}

function leftOutTable(fields: Readonly<Record<string, string>>): string {
  return markdownTable(
    ['Console', 'Why'],
    Object.entries(fields).map(([field, reason]) => [code(field), reason]),
  );
}

const code = (name: string): string => `\`${name}\``;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

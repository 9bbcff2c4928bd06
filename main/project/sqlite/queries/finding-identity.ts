import { sql } from 'kysely';
import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import { foldedText } from '../../../../preload/words/folded-text.ts';
import { say } from '../../../../preload/words/say.ts';
import { plainText } from '../../../outside/identifier.ts';
import { ListError } from '../../list-error.ts';
import type { FindingIdentity } from '../../project-triage.ts';
import { digestsIn } from '../tables/identity-digest.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { type Computed, computed } from './field.ts';

/**
 * The id under which lists, links, exports and `--json` give a finding, where its asset, CVE and application are joined:
 * their digests.
 */
export const findingId = sql<string>`(asset.identity_digest || '-' || vulnerability.identity_digest || '-' ||
  application.identity_digest)`;

/** The same where they are not. */
const lookedUpId = sql<string>`((select asset.identity_digest from asset where asset.id = finding.asset_id) || '-' ||
  (select vulnerability.identity_digest from vulnerability where vulnerability.id = finding.vulnerability_id) || '-' ||
  (select application.identity_digest from application where application.id = finding.application_id))`;

/** The field of a finding's id: one that is filtered by whole is looked up. */
export const findingIdField: Computed = {
  ...computed('finding', lookedUpId),
  joined: findingId,
  normal: writtenId,
  lookUp(wanted) {
    const digests = readFindingId(wanted);
    if (!digests.ok) return digests;
    if (digests.value === null) return success(sql`1 = 0`);
    const [asset, vulnerability, application] = digests.value;
    return success(sql`(finding.asset_id in (select asset.id from asset where asset.identity_digest = ${asset})
      and finding.vulnerability_id in
        (select vulnerability.id from vulnerability where vulnerability.identity_digest = ${vulnerability})
      and finding.application_id in
        (select application.id from application where application.identity_digest = ${application}))`);
  },
  lookUpSome(ids) {
    const digests = JSON.stringify(ids.map(digestsIn).filter((found) => found !== null));
    // Cross joins keep the few that are wanted in front.
    return sql`(finding.asset_id, finding.vulnerability_id, finding.application_id) in (
      select asset.id, vulnerability.id, application.id from json_each(${digests}) as wanted
      cross join asset on asset.identity_digest = json_extract(wanted.value, '$[0]')
      cross join vulnerability on vulnerability.identity_digest = json_extract(wanted.value, '$[1]')
      cross join application on application.identity_digest = json_extract(wanted.value, '$[2]'))`;
  },
};

/**
 * The rows that a finding's id names; null when it names none. Fails with `finding-id-outdated` for an id of an earlier
 * version. @throws ProjectError
 */
export async function findingIdentity(
  project: SqliteProject,
  id: string,
): Promise<Result<FindingIdentity | null, ListError>> {
  const digests = readFindingId(writtenId(id));
  if (!digests.ok) return digests;
  if (digests.value === null) return success(null);
  const [asset, vulnerability, application] = digests.value;
  const found = await project.read
    .selectFrom(['asset', 'vulnerability', 'application'])
    .where('asset.identity_digest', '=', asset)
    .where('vulnerability.identity_digest', '=', vulnerability)
    .where('application.identity_digest', '=', application)
    .select(['asset.id as assetId', 'vulnerability.id as vulnerabilityId', 'application.id as applicationId'])
    .executeTakeFirst();
  return success(found ?? null);
}

function writtenId(id: string): string {
  return foldedText(plainText(id));
}

/** Earlier versions made the id of row ids, which may be those of another finding by now. */
const outdated = /^\d{1,15}-\d{1,15}-\d{1,15}$/;

function readFindingId(id: string): Result<ReturnType<typeof digestsIn>, ListError> {
  if (!outdated.test(id)) return success(digestsIn(id));
  return failure(
    new ListError(
      'finding-id-outdated',
      say('listMessages:outdatedFindingId.message', { id }),
      say('listMessages:outdatedFindingId.advice'),
    ),
  );
}

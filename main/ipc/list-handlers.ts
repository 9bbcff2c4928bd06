import { basename } from 'node:path';
import type { Handlers } from '../../preload/contract/calls/contract.ts';
import { identityFields, rowIdOf } from '../../preload/contract/row-identity.ts';
import type { ListName, ListQuery } from '../../preload/contract/row-lists.ts';
import { say } from '../../preload/words/say.ts';
import { assetDetails } from '../project/sqlite/queries/asset-details.ts';
import type { FieldSet } from '../project/sqlite/queries/field.ts';
import { fieldValues } from '../project/sqlite/queries/field-values.ts';
import { findingDetails } from '../project/sqlite/queries/finding-details.ts';
import { assetList } from '../project/sqlite/queries/list-assets.ts';
import { listFields } from '../project/sqlite/queries/list-fields.ts';
import { findingList } from '../project/sqlite/queries/list-findings.ts';
import { countRows, listRows } from '../project/sqlite/queries/list-rows.ts';
import type { ListSource } from '../project/sqlite/queries/list-source.ts';
import { vulnerabilityList } from '../project/sqlite/queries/list-vulnerabilities.ts';
import { vulnerabilityDetails } from '../project/sqlite/queries/vulnerability-details.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { exportToFile } from '../reports/export-file.ts';
import { CallError } from './call-error.ts';
import { expectValue } from './expect-value.ts';
import type { System } from './system.ts';

export interface ListHandlerDependencies {
  readonly services: () => Pick<ProjectServices, 'project'>;
  readonly system: Pick<System, 'chooseFileToSave'>;
  /** The newest revision of the project's rows. */
  readonly revision: () => number;
  /** Ms since the epoch. */
  readonly now: () => number;
}

const sources: Record<ListName, ListSource<FieldSet>> = {
  assets: assetList,
  findings: findingList,
  vulnerabilities: vulnerabilityList,
};

const formatNames = { csv: say('fileDialogs:csv'), jsonl: say('fileDialogs:jsonLines') } as const;

/** Rows of assets, findings and vulnerabilities: windows of them, their details, and exports. */
export function listHandlers({
  services,
  system,
  revision,
  now,
}: ListHandlerDependencies): Handlers['lists'] {
  return {
    async fields({ list }) {
      return listFields(sources[list]);
    },
    async rows({ query, offset, limit }, { signal }) {
      const page = await listRows(
        services().project(),
        sources[query.list],
        { ...query, offset, limit },
        signal,
      );
      const { rows, total } = expectValue(page);
      return { rows: [...rows], total };
    },
    async ids({ query, first, last }, { signal }) {
      const request = {
        ...query,
        offset: first.offset,
        limit: last.offset - first.offset + 1,
        fields: identityFields[query.list],
      };
      const { rows } = expectValue(
        await listRows(services().project(), sources[query.list], request, signal),
      );
      const ids = rows.map((row) => rowIdOf(query.list, row));
      const isAsShown = ids.length === request.limit && ids[0] === first.id && ids.at(-1) === last.id;
      return { ids: isAsShown ? ids : null };
    },
    async selectedRows({ selection, sort, limit }, { signal }) {
      const list = selection.kind === 'rows' ? selection.list : selection.query.list;
      const choice =
        selection.kind === 'rows'
          ? { filter: [], ids: selection.ids }
          : { filter: selection.query.filter, search: selection.query.search, except: selection.except };
      const page = await listRows(services().project(), sources[list], { ...choice, sort, limit }, signal);
      const { rows, total } = expectValue(page);
      return {
        rows: [...rows],
        total,
        changed: selection.kind === 'all' && selection.revision !== revision(),
      };
    },
    async values({ query, field, contains, limit }, { signal }) {
      const request = { filter: query.filter, search: query.search, field, contains, limit };
      return [...expectValue(await fieldValues(services().project(), sources[query.list], request, signal))];
    },
    async asset({ connectorId, assetId }) {
      return (
        (await assetDetails(services().project(), { connectorId, assetId })) ??
        notFound('asset', say('callMessages:notFound.asset', { assetId }))
      );
    },
    async finding({ findingId }) {
      return (
        expectValue(await findingDetails(services().project(), findingId)) ??
        notFound('finding', say('callMessages:notFound.finding'))
      );
    },
    async vulnerability({ cve }) {
      return (
        (await vulnerabilityDetails(services().project(), cve)) ??
        notFound('vulnerability', say('callMessages:notFound.vulnerability', { cve }))
      );
    },
    async export({ query, format, csv, columns }, { signal, tell }) {
      const project = services().project();
      const file = await system.chooseFileToSave({
        title: say(`fileDialogs:export.${query.list}`),
        suggestedName: suggestedName(query, format, now()),
        extension: format,
        extensionName: formatNames[format],
      });
      if (file === null) return null;
      const { list, filter, search } = query;
      const total = expectValue(await countRows(project, sources[list], { filter, search }));
      tell({ rows: 0, total });
      const request = {
        list,
        format,
        csv,
        filter,
        search,
        columns,
        onProgress: (rows: number) => tell({ rows, total: Math.max(rows, total) }),
      };
      const rows = expectValue(await exportToFile(project, request, file, signal));
      return { file: basename(file), rows };
    },
  };
}

/** Such as `findings-2026-11-22.csv`. */
function suggestedName({ list }: ListQuery, format: string, now: number): string {
  return `${list}-${new Date(now).toISOString().slice(0, 10)}.${format}`;
}

function notFound(what: string, message: string): never {
  throw new CallError({
    code: `${what}-not-found`,
    message,
    advice: say('callMessages:notFound.advice'),
  });
}

import { basename } from 'node:path';
import type { Handlers } from '../../preload/contract/calls/contract.ts';
import { identityFields, rowIdOf } from '../../preload/contract/row-identity.ts';
import type { ListName } from '../../preload/contract/row-lists.ts';
import type { RowSelection } from '../../preload/contract/selection.ts';
import { say } from '../../preload/words/say.ts';
import { noLists } from '../project/engines/engines.ts';
import type { RowChoice } from '../project/project-lists.ts';
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

const formatNames = { csv: say('fileDialogs:csv'), jsonl: say('fileDialogs:jsonLines') } as const;

/** Rows of assets, findings and vulnerabilities: windows of them, their details, and exports. */
export function listHandlers({
  services,
  system,
  revision,
  now,
}: ListHandlerDependencies): Handlers['lists'] {
  const isChanged = (selection: RowSelection): boolean =>
    selection.kind === 'all' && selection.revision !== revision();
  return {
    async fields({ list }) {
      return [...noLists.fields(list)];
    },
    async rows({ query, offset, limit }, { signal }) {
      const { lists } = services().project();
      const page = await lists.rows(query.list, { ...query, offset, limit }, signal);
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
      const { rows } = expectValue(await services().project().lists.rows(query.list, request, signal));
      const ids = rows.map((row) => rowIdOf(query.list, row));
      const isAsShown = ids.length === request.limit && ids[0] === first.id && ids.at(-1) === last.id;
      return { ids: isAsShown ? ids : null };
    },
    async selectedRows({ selection, sort, limit }, { signal }) {
      const { list, choice } = choiceOf(selection);
      const page = await services()
        .project()
        .lists.rows(list, { ...choice, sort, limit }, signal);
      const { rows, total } = expectValue(page);
      return { rows: [...rows], total, changed: isChanged(selection) };
    },
    async values({ query, field, contains, limit }, { signal }) {
      const request = { filter: query.filter, search: query.search, field, contains, limit };
      const { lists } = services().project();
      return [...expectValue(await lists.values(query.list, request, signal))];
    },
    async asset({ connectorId, assetId }) {
      return (
        (await services().project().lists.asset({ connectorId, assetId })) ??
        notFound('asset', say('callMessages:notFound.asset', { assetId }))
      );
    },
    async finding({ findingId }) {
      return (
        expectValue(await services().project().lists.finding(findingId)) ??
        notFound('finding', say('callMessages:notFound.finding'))
      );
    },
    async vulnerability({ cve }) {
      return (
        (await services().project().lists.vulnerability(cve)) ??
        notFound('vulnerability', say('callMessages:notFound.vulnerability', { cve }))
      );
    },
    async export({ selection, sort, limit, format, csv, columns }, { signal, tell }) {
      const project = services().project();
      const { list, choice } = choiceOf(selection);
      const file = await system.chooseFileToSave({
        title: say(`fileDialogs:export.${list}`),
        suggestedName: suggestedName(list, format, now()),
        extension: format,
        extensionName: formatNames[format],
      });
      if (file === null) return null;
      const changed = isChanged(selection);
      const chosen = expectValue(await project.lists.count(list, choice));
      const total = Math.min(chosen, limit ?? chosen);
      tell({ rows: 0, total });
      const request = {
        list,
        format,
        csv,
        ...choice,
        ...(limit !== null && { first: { sort, limit } }),
        columns,
        onProgress: (rows: number) => tell({ rows, total: Math.max(rows, total) }),
      };
      const rows = expectValue(await exportToFile(project, request, file, signal));
      return { file: basename(file), rows, changed };
    },
  };
}

/** The list that a selection is of, and which of its rows are meant. */
function choiceOf(selection: RowSelection): { readonly list: ListName; readonly choice: RowChoice } {
  if (selection.kind === 'rows') return { list: selection.list, choice: { filter: [], ids: selection.ids } };
  const { query, except } = selection;
  return { list: query.list, choice: { filter: query.filter, search: query.search, except } };
}

/** Such as `findings-2026-11-22.csv`. */
function suggestedName(list: ListName, format: string, now: number): string {
  return `${list}-${new Date(now).toISOString().slice(0, 10)}.${format}`;
}

function notFound(what: string, message: string): never {
  throw new CallError({
    code: `${what}-not-found`,
    message,
    advice: say('callMessages:notFound.advice'),
  });
}

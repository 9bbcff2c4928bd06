import type Database from 'better-sqlite3';
import { normalCve, normalId } from '../../../outside/identifier.ts';
import { storableText } from '../../../outside/storable-text.ts';
import { applicationKey } from '../tables/application-key.ts';
import { mergeAssets } from './merge-assets.ts';
import { mergeFindings } from './merge-findings.ts';

/** By the row that goes: the row that stays in its place. */
export type Merged = ReadonlyMap<number, number>;

/**
 * Gives every application its key, brings CVEs, ids of endpoints and what quarantined records name into their one form,
 * and merges the rows that are one by it, with their findings. Belongs to migration 6. Nothing becomes new or resolved by
 * it. Where nothing is to be merged, findings are not looked at.
 */
export function mergeEqualNames(database: Database.Database): void {
  const applications = keyApplications(database);
  const vulnerabilities = mergeVulnerabilities(database);
  const assets = mergeAssets(database);
  normaliseQuarantine(database);
  if (applications.size + vulnerabilities.size + assets.size > 0) {
    mergeFindings(database, { asset: assets, vulnerability: vulnerabilities, application: applications });
  }
}

interface ApplicationRow {
  readonly id: number;
  readonly vendor: string;
  readonly name: string;
  readonly version: string;
}

/** The application that was first stays: its texts are those that were sent first. */
function keyApplications(database: Database.Database): Merged {
  const rows = database
    .prepare<[], ApplicationRow>('SELECT id, vendor, name, version FROM application ORDER BY id')
    .all();
  const remove = database.prepare('DELETE FROM application WHERE id = ?');
  const setKey = database.prepare(
    'UPDATE application SET vendor = ?, name = ?, version = ?, identity_key = ? WHERE id = ?',
  );
  const byKey = new Map<string, number>();
  const merged = new Map<number, number>();
  for (const { id, ...texts } of rows) {
    const [vendor, name, version] = [texts.vendor, texts.name, texts.version].map(storableText) as [
      string,
      string,
      string,
    ];
    const key = applicationKey(vendor, name, version);
    const kept = byKey.get(key);
    if (kept === undefined) {
      byKey.set(key, id);
      setKey.run(vendor, name, version, key, id);
    } else {
      merged.set(id, kept);
      remove.run(id);
    }
  }
  return merged;
}

interface VulnerabilityRow {
  readonly id: number;
  readonly cve: string;
  readonly published_at: number | null;
}

function mergeVulnerabilities(database: Database.Database): Merged {
  const rows = database
    .prepare<[], VulnerabilityRow>('SELECT id, cve, published_at FROM vulnerability ORDER BY id')
    .all();
  const merged = new Map<number, number>();
  if (rows.every(({ cve }) => normalCve(cve) === cve)) return merged;
  const remove = database.prepare('DELETE FROM vulnerability WHERE id = ?');
  const rename = database.prepare(
    'UPDATE vulnerability SET cve = ?, published_at = coalesce(published_at, ?) WHERE id = ?',
  );
  const byCve = Map.groupBy(rows, ({ cve }) => normalCve(cve) || cve);
  for (const [cve, [kept, ...others]] of byCve) {
    if (kept === undefined || (others.length === 0 && kept.cve === cve)) continue;
    for (const { id } of others) {
      merged.set(id, kept.id);
      remove.run(id);
    }
    rename.run(cve, others.find(({ published_at }) => published_at !== null)?.published_at ?? null, kept.id);
  }
  return merged;
}

/** What a quarantined record names shields what is known by the same names. */
function normaliseQuarantine(database: Database.Database): void {
  const rows = database
    .prepare<[], { id: number; agentId: string | null; cve: string | null }>(
      'SELECT id, agent_id AS agentId, cve FROM quarantine WHERE agent_id IS NOT NULL OR cve IS NOT NULL',
    )
    .all();
  const rename = database.prepare('UPDATE quarantine SET agent_id = ?, cve = ? WHERE id = ?');
  for (const { id, agentId, cve } of rows) {
    const one = { agentId: agentId && (normalId(agentId) || null), cve: cve && (normalCve(cve) || null) };
    if (one.agentId !== agentId || one.cve !== cve) rename.run(one.agentId, one.cve, id);
  }
}

import type { CodedError } from '../../../preload/contract/coded-error.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { machineZone } from '../../../preload/words/formats/time-zone.ts';
import type { RunEnd } from '../../schedule/rule-run.ts';
import { startsAt } from '../../schedule/rule-state.ts';
import { dueWords } from '../../schedule/schedule-words.ts';
import type { ScheduleListener } from '../../schedule/scheduler.ts';
import type { IngestRule } from '../../settings/ingest-rule.ts';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { counted } from '../output/wording.ts';
import { amount, duration } from '../scan/scan-progress.ts';
import { currentSettings } from '../session.ts';
import { ruleLine } from './rule-document.ts';

/** What came about while `watch` ran. Times are ISO 8601 in UTC. */
interface Watched {
  readonly from: string;
  readonly until: string;
  readonly started: number;
  readonly ended: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly paused: number;
}

/** Tells what the schedule does, one line for each event, and writes it to the log. */
export class WatchDiary implements ScheduleListener {
  readonly #context: CommandContext;
  readonly #from = new Date().toISOString();
  readonly #counts = { started: 0, ended: 0, failed: 0, cancelled: 0, paused: 0 };
  #schedulePaused = false;
  /** Reports of scans whose end has not been told yet, by rule. */
  readonly #reports = new Map<string, ReviewedScanReport>();

  constructor(context: CommandContext) {
    this.#context = context;
  }

  begin(): void {
    const { rules } = currentSettings(this.#context.session);
    const starts = rules.map(startsAt).filter((at) => at !== null);
    const due = starts.length === 0 ? 'none is scheduled' : `next run ${whenWords(Math.min(...starts))}`;
    this.#tell(
      rules.length === 0
        ? 'Watching; there is no ingest rule yet. Add one with `rule add`.'
        : `Watching ${counted(rules.length, 'rule', 'rules')}; ${due}.`,
    );
  }

  /** Says when the whole schedule was paused, and when it goes on. */
  tellPause(): void {
    const read = this.#context.session.settings.read();
    if (!read.ok || read.value.settings.schedulePaused === this.#schedulePaused) return;
    this.#schedulePaused = !this.#schedulePaused;
    this.#tell(
      this.#schedulePaused
        ? 'The schedule is paused in the application; nothing is started until it is resumed there.'
        : 'The schedule was resumed.',
    );
  }

  /** Counts up everything since the beginning. */
  end(): Watched {
    this.#tell('Ended.');
    return { from: this.#from, until: new Date().toISOString(), ...this.#counts };
  }

  /** Keeps the report of a scan that is about to be told as ended. */
  keepReport(rule: IngestRule, report: ReviewedScanReport | null): void {
    if (report) this.#reports.set(rule.id, report);
  }

  started(rule: IngestRule): void {
    this.#counts.started += 1;
    this.#tell(`Rule ${rule.id} started: ${ruleLine(rule, currentSettings(this.#context.session))}.`);
  }

  ended(taken: IngestRule, end: RunEnd, rule: IngestRule | null): void {
    const report = this.#reports.get(taken.id);
    this.#reports.delete(taken.id);
    this.#counts[end.state] += 1;
    if (end.state === 'failed') {
      this.#tell(`Rule ${taken.id} failed: ${end.message}${nextWords(rule)}`);
    } else if (end.state === 'cancelled') {
      this.#tell(`Rule ${taken.id} was cancelled; its scan can be continued.`);
    } else {
      this.#tell(
        `Rule ${taken.id} ended: ${report ? reportWords(report) : 'its scan has no record'}.${nextWords(rule)}`,
      );
    }
  }

  paused(rule: IngestRule): void {
    this.#counts.paused += 1;
    this.#tell(`Rule ${rule.id} is paused until \`rule resume ${rule.id}\`.`);
  }

  failed(error: CodedError): void {
    const { output, session } = this.#context;
    session.log.error('the schedule stopped', error);
    output.warn(`${error.message} ${error.advice}`);
  }

  /** The scheduled check found a project damaged. */
  damaged(error: CodedError): void {
    const { output, session } = this.#context;
    session.log.error('the project is damaged', error);
    output.warn(printable(`${error.message} ${error.advice}`));
  }

  /** A scheduled backup of a project is whole, or could not be made. */
  backedUp(projectName: string, error: CodedError | null): void {
    if (error === null) {
      this.#tell(`Backed up the project "${projectName}".`);
      return;
    }
    const { output, session, redactor } = this.#context;
    session.log.error('a scheduled backup failed', error);
    output.warn(redactor.redact(printable(`${projectName}: ${error.message} ${error.advice}`)));
  }

  #tell(text: string): void {
    const { output, session, redactor } = this.#context;
    const line = redactor.redact(printable(text));
    session.log.info(`watch: ${line}`);
    output.tell(`${new Date().toISOString().slice(0, 19)}Z ${line}`);
  }
}

function reportWords({ id, state, durationMs, mode, assets, findings }: ReviewedScanReport): string {
  const took = durationMs === null ? '' : ` in ${duration(durationMs)}`;
  const parts = [`${amount(assets.seen)} assets seen, ${amount(assets.new)} new`];
  if (mode === 'scan') {
    parts.push(
      `${amount(findings.seen)} findings seen, ${amount(findings.new)} new, ` +
        `${amount(findings.reopened)} reopened, ${amount(findings.mitigated)} mitigated`,
    );
  }
  const hint = state === 'complete' ? '' : ` (see \`scans show ${id}\`)`;
  return `scan ${id} ${state.replace('-', ' ')}${took}: ${parts.join('; ')}${hint}`;
}

function nextWords(rule: IngestRule | null): string {
  const at = rule === null ? null : startsAt(rule);
  return at === null ? '' : ` Next run ${whenWords(at)}.`;
}

function whenWords(at: number): string {
  return at <= Date.now() ? 'now' : dueWords(at, machineZone());
}

import { machineZone } from '../../../preload/words/formats/time-zone.ts';
import { RuleService } from '../../schedule/rule-service.ts';
import type { Session } from '../session.ts';

/** The rules of the session's data folder, by the clock of this machine. */
export function rulesOf({ settings }: Session): RuleService {
  return new RuleService({ settings, now: Date.now, zone: machineZone });
}

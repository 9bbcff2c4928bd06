import { RuleService } from '../schedule/rule-service.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { Installation } from './installation.ts';

/** The ingest rules of a project, by the clock of its installation. */
export function projectRules({ now, zone }: Installation, settings: SettingsAccess): RuleService {
  return new RuleService({ settings, now, zone });
}

import { projectRules } from '../../composition/project-rules.ts';
import type { RuleService } from '../../schedule/rule-service.ts';
import type { Session } from '../session.ts';

/** The rules of the session's data folder, by the clock of this machine. */
export function rulesOf({ services, settings }: Session): RuleService {
  return projectRules(services, settings);
}

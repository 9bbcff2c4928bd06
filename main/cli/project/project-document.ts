import { placeWords } from '../../project/engines/engines.ts';
import { projectPlace } from '../../project-registry/project-place.ts';
import type { ProjectRecord } from '../../settings/project-record.ts';
import { settingsOfProject } from '../../settings/project-settings.ts';
import { installationSettings, type Session } from '../session.ts';

/** A project as `--json` shows it. */
interface ProjectDocument {
  readonly id: string;
  readonly name: string;
  readonly connectors: number;
  readonly rules: number;
  readonly file: string;
}

export function projectDocument(session: Session, { id, name }: ProjectRecord): ProjectDocument {
  const { connectors, rules } = settingsOfProject(installationSettings(session), id);
  return {
    id,
    name,
    connectors: connectors.length,
    rules: rules.length,
    file: placeWords(projectPlace(session.dataDir, id)),
  };
}

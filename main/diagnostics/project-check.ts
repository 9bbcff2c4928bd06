import { say } from '../../preload/words/say.ts';
import { engineOf, placeWords } from '../project/engines/engines.ts';
import { ProjectError } from '../project/project-error.ts';
import type { Damage, ProjectCheck } from '../project/project-jobs.ts';
import type { ProjectPlace } from '../project/project-place.ts';
import { failed, failedBy, type Outcome, passed } from './check.ts';
import { sizeInWords } from './file-facts.ts';

/** Whether the project opens, is of a version this program knows, and is whole. Changes nothing. */
export async function checkProject(place: ProjectPlace): Promise<Outcome> {
  const file = placeWords(place);
  const { jobs } = engineOf(place);
  if (jobs.presence(place).state === 'absent') return passed(say('checks:project.none'));
  try {
    return outcomeOf(await jobs.check(place), file);
  } catch (error) {
    if (error instanceof ProjectError) return failedBy(error);
    throw error;
  }
}

function outcomeOf(check: ProjectCheck, file: string): Outcome {
  switch (check.kind) {
    case 'empty':
      return passed(say('checks:project.empty', { file }));
    case 'other-program':
      return failed(
        'project-not-ours',
        say('checks:project.otherProgram', { file }),
        say('checks:project.otherFolder'),
      );
    case 'too-new': {
      const { version, newest } = check;
      return failed(
        'project-too-new',
        say('checks:project.tooNew', { file, version, newest }),
        say('checks:project.tooNewAdvice'),
      );
    }
    case 'foreign-tables':
      return failed(
        'project-not-ours',
        say('checks:project.foreignTables', { file }),
        say('checks:project.foreignTablesAdvice'),
      );
    case 'damaged':
      return damaged(file, check.damage);
    case 'whole': {
      const { version, newest, bytes } = check;
      const size = sizeInWords(bytes);
      return passed(
        version < newest
          ? say('checks:project.wholeButOld', { file, version, size, newest })
          : say('checks:project.whole', { file, version, size }),
      );
    }
  }
}

function damaged(file: string, { where, reason }: Damage): Outcome {
  return failed(
    'project-damaged',
    where === ''
      ? say('checks:project.damaged', { file, reason })
      : say('checks:project.damagedIn', { file, where, reason }),
    say('checks:project.damagedAdvice'),
  );
}

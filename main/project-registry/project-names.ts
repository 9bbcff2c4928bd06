import { maxProjectNameLength } from '../../preload/contract/limits.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { foldedText } from '../../preload/words/folded-text.ts';
import { say } from '../../preload/words/say.ts';
import { storableText } from '../outside/storable-text.ts';
import type { ProjectRecord } from '../settings/project-record.ts';
import { RegistryError } from './registry-error.ts';

/** The project that `nameOrId` stands for, by id or by name in upper or lower case; without one, the only one there is. */
export function findProject(
  projects: readonly ProjectRecord[],
  nameOrId: string | undefined,
): Result<ProjectRecord, RegistryError> {
  const matches =
    nameOrId === undefined
      ? projects
      : projects.filter(({ id, name }) => id === nameOrId || sameName(name, nameOrId));
  const [only, another] = matches;
  if (only !== undefined && another === undefined) return success(only);
  if (only === undefined) {
    return failure(
      new RegistryError(
        'project-not-found',
        say('registryMessages:notFound.message', { nameOrId: nameOrId ?? '' }),
        say('registryMessages:notFound.advice', { projects: projects.map(({ name }) => name).join(', ') }),
      ),
    );
  }
  return failure(
    new RegistryError(
      'project-ambiguous',
      nameOrId === undefined
        ? say('registryMessages:several', {
            count: matches.length,
            projects: matches.map(({ name }) => name).join(', '),
          })
        : say('registryMessages:ambiguous', { nameOrId }),
      say('registryMessages:chooseOne', {
        projects: matches.map(({ id, name }) => `${id} (${name})`).join(', '),
      }),
    ),
  );
}

/** The project with this id and no other. */
export function projectById(
  projects: readonly ProjectRecord[],
  id: string,
): Result<ProjectRecord, RegistryError> {
  const found = projects.find((project) => project.id === id);
  if (found !== undefined) return success(found);
  return failure(
    new RegistryError(
      'project-not-found',
      say('registryMessages:gone.message'),
      say('registryMessages:gone.advice'),
    ),
  );
}

/** Whether a project may be called so, beside the others; the name without spaces around it. */
export function freeName(others: readonly ProjectRecord[], wanted: string): Result<string, RegistryError> {
  const name = storableText(wanted.trim());
  // A control character could move the cursor of the terminal that lists it.
  if (name === '' || name.length > maxProjectNameLength || /\p{Cc}/u.test(wanted.trim())) {
    return failure(
      new RegistryError(
        'project-name-invalid',
        say('registryMessages:nameInvalid.message', { count: maxProjectNameLength }),
        say('registryMessages:nameAdvice'),
      ),
    );
  }
  const holder = others.find((other) => sameName(other.name, name));
  if (holder === undefined) return success(name);
  return failure(
    new RegistryError(
      'project-name-taken',
      say('registryMessages:nameTaken.message', { name: holder.name }),
      say('registryMessages:nameAdvice'),
    ),
  );
}

function sameName(one: string, other: string): boolean {
  return foldedText(one.trim()) === foldedText(other.trim());
}

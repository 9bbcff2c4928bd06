import { say } from '../../preload/words/say.ts';
import { sayFaultsBy } from './project-error.ts';

/** Loaded by every side that tells of the project's failures: from here on they are said in the language of this thread. */

/** That each fault is given its values is held where it is made. */
const sayWith = say as (key: string, values: object) => string;

sayFaultsBy(({ fault, values }) => ({
  message: sayWith(`projectMessages:${fault}.message`, values),
  advice: sayWith(`projectMessages:${fault}.advice`, values),
}));

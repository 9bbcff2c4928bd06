import { nearestWord } from '../../preload/words/nearest-word.ts';
import { say } from '../../preload/words/say.ts';

/** A sentence about a field that a list does not have, with the one that was probably meant, or else all there are. */
export function unknownField(
  use: 'filter' | 'export' | 'show' | 'sort',
  name: string,
  known: readonly string[],
): string {
  const nearest = nearestWord(name, known);
  return nearest === null
    ? say(`listMessages:unknownField.${use}`, { name, names: known.join(', ') })
    : say(`listMessages:unknownField.${use}Nearest`, { name, nearest });
}

/** A sentence about a value that a field cannot have, with the one that was probably meant first. */
export function unknownChoice(name: string, value: string, choices: readonly string[]): string {
  const nearest = nearestWord(value, choices);
  const all = choices.join(', ');
  return nearest === null
    ? say('listMessages:value.noChoice', { name, value, choices: all })
    : say('listMessages:value.noChoiceNearest', { name, value, nearest, choices: all });
}

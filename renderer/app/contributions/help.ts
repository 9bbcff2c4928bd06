import type { HelpTopic } from '../../components/screen-help.ts';
import { contributions } from './contributions.ts';

const topics: Readonly<Record<string, HelpTopic>> = Object.assign(
  {},
  ...contributions.map(({ help }) => help),
);

/** The help of the screen at an address; undefined where there is none. */
export function helpAt(pathname: string): HelpTopic | undefined {
  const beginnings = Object.keys(topics).filter((beginning) => pathname.startsWith(beginning));
  const longest = beginnings.sort((one, other) => other.length - one.length)[0];
  return longest === undefined ? undefined : topics[longest];
}

import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { bestLanguage } from '../../preload/words/languages.ts';
import { words } from '../../preload/words/say.ts';

/** The name under which threads find the language; Node hands each a copy of its starter's data. */
const environmentName = 'sentinelone-connector.language';

/** Speaks the best language for somebody who prefers these, in this thread and in all that it starts from now on. */
export function speakTo(preferred: readonly string[]): void {
  const language = bestLanguage(preferred);
  setEnvironmentData(environmentName, language);
  void words.changeLanguage(language);
}

/** Speaks what the thread speaks that started this one. */
export function speakAsStarter(): void {
  const language = getEnvironmentData(environmentName);
  if (typeof language === 'string') void words.changeLanguage(language);
}

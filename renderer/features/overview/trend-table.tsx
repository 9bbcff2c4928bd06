import type { ReactNode } from 'react';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { CountLink } from './count-link.tsx';
import { listsBehind } from './overview-addresses.ts';
import ranking from './ranking.module.css';
import styles from './trend.module.css';
import { dayWords, spanOfDay, type TrendDay } from './trend-days.ts';

/** The numbers of the chart, the newest day first. */
export function TrendTable({ days }: { readonly days: readonly TrendDay[] }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section aria-label={say('overview:trend.tableLabel')} className={styles['scroll']} tabIndex={0}>
      <table className={ranking['table']} data-complete>
        <thead>
          <tr>
            <th scope="col">{say('overview:trend.day')}</th>
            <th className={ranking['number']} scope="col">
              {say('overview:trend.series.new')}
            </th>
            <th className={ranking['number']} scope="col">
              {say('overview:trend.series.reopened')}
            </th>
            <th className={ranking['number']} scope="col">
              {say('overview:trend.series.mitigated')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => {
            const span = spanOfDay(day.day);
            const words = dayWords(day.day);
            return (
              <tr key={day.day}>
                <td>{words}</td>
                <td className={ranking['number']}>
                  <CountLink
                    label={say('overview:trend.newOn', { number: numberWords(day.new), day: words })}
                    to={listsBehind.appeared(span)}
                    value={day.new}
                  />
                </td>
                <td className={ranking['number']}>
                  <CountLink
                    label={say('overview:trend.reopenedOn', {
                      number: numberWords(day.reopened),
                      day: words,
                    })}
                    to={listsBehind.happened('reopenings', span)}
                    value={day.reopened}
                  />
                </td>
                <td className={ranking['number']}>
                  <CountLink
                    label={say('overview:trend.mitigatedOn', {
                      number: numberWords(day.mitigated),
                      day: words,
                    })}
                    to={listsBehind.happened('mitigations', span)}
                    value={day.mitigated}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

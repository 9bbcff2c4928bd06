import type { ReactNode } from 'react';
import { CountLink } from './count-link.tsx';
import { listsBehind } from './overview-addresses.ts';
import ranking from './ranking.module.css';
import styles from './trend.module.css';
import { dayWords, spanOfDay, type TrendDay } from './trend-days.ts';

/** The numbers of the chart, the newest day first. */
export function TrendTable({ days }: { readonly days: readonly TrendDay[] }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section aria-label="Findings by day" className={styles['scroll']} tabIndex={0}>
      <table className={ranking['table']} data-complete>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th className={ranking['number']} scope="col">
              New
            </th>
            <th className={ranking['number']} scope="col">
              Reopened
            </th>
            <th className={ranking['number']} scope="col">
              Mitigated
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
                    of={`new on ${words}`}
                    to={listsBehind.happened('firstSeen', span)}
                    value={day.new}
                  />
                </td>
                <td className={ranking['number']}>
                  <CountLink
                    of={`reopened on ${words}`}
                    to={listsBehind.happened('reopenings', span)}
                    value={day.reopened}
                  />
                </td>
                <td className={ranking['number']}>
                  <CountLink
                    of={`mitigated on ${words}`}
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

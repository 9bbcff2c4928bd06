import { BarChart } from '@mantine/charts';
import type { ReactNode } from 'react';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import styles from './trend.module.css';
import { dayWords, type TrendDay, type TrendScale } from './trend-days.ts';

/** Height of the chart in pixels. */
const height = 184;

/** Nearer to the axis than Mantine puts it. */
const axisText = { transform: 'translate(0, 4)', fontSize: 12, fill: 'currentColor' };

const series = [
  { name: 'new', label: say('overview:trend.series.new'), color: 'var(--trend-new)' },
  { name: 'reopened', label: say('overview:trend.series.reopened'), color: 'var(--trend-reopened)' },
  { name: 'mitigated', label: say('overview:trend.series.mitigated'), color: 'var(--trend-mitigated)' },
];

/** No day is named while nothing is pointed at. */
function labelOfDay(day: ReactNode): string {
  return typeof day === 'string' && day !== '' ? dayWords(day) : '';
}

/** Below the line stands what went: it is written with the sign that it has on the axis. */
function signedWords(value: number): string {
  return value < 0 ? `\u2212${numberWords(-value)}` : numberWords(value);
}

/** What is new and reopened stands above the line, what was mitigated below it; a first scan is a mark. */
export function TrendChart({
  days,
  scale,
  totals,
}: {
  readonly days: readonly TrendDay[];
  readonly scale: TrendScale;
  readonly totals: Omit<TrendDay, 'day'>;
}): ReactNode {
  const label = say('overview:trend.chartLabel', {
    appeared: numberWords(totals.new),
    reopened: numberWords(totals.reopened),
    mitigated: numberWords(totals.mitigated),
  });
  return (
    <div aria-label={label} className={styles['chart']} role="img">
      <BarChart
        barChartProps={{ stackOffset: 'sign', accessibilityLayer: false, barCategoryGap: '22%' }}
        barProps={{ isAnimationActive: false }}
        data={days.map((day) => ({ ...day, mitigated: -day.mitigated }))}
        dataKey="day"
        gridAxis="x"
        h={height}
        referenceLines={[
          { y: 0, color: 'var(--line-strong)' },
          ...days
            .filter(({ baseline }) => baseline > 0)
            .map(({ day }) => ({ x: day, color: 'var(--text-dim)', strokeDasharray: '3 3' })),
        ]}
        series={series}
        strokeDasharray="0"
        tickLine="none"
        tooltipProps={{ isAnimationActive: false, labelFormatter: labelOfDay }}
        type="stacked"
        valueFormatter={(value) => numberWords(Math.abs(value))}
        xAxisProps={{ tickFormatter: dayWords, interval: 6, tick: axisText, height: 22 }}
        yAxisProps={{
          allowDataOverflow: true,
          domain: [-scale.bottom, scale.top],
          ticks: [...scale.ticks],
          tickFormatter: signedWords,
          width: 50,
        }}
      />
    </div>
  );
}

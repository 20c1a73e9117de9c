import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useTranslations } from 'use-intl'
import { useFormat } from '../words/use-format.ts'
import { chartData, type StatisticsCell } from './cells.ts'

/** Height of a bar with what is around it, and of the axis, in pixels. */
const BAR = 22
const AXIS = 60

/** The picture. Whoever does not see it has the same numbers in the table below. */
export function Chart({ title, cells }: { readonly title: string; readonly cells: readonly StatisticsCell[] }) {
  const t = useTranslations('statistics')
  const { number } = useFormat()
  const data = chartData(cells)
  if (data === undefined) return <p className="quiet">{t('tooMany')}</p>
  const { rows, series } = data
  const single = series.length === 1
  const height = AXIS + rows.length * Math.max(34, series.length * BAR) + (single ? 0 : 40)
  return (
    <div className="chart" role="img" aria-label={t('picture', { title })}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart
          data={rows}
          layout="vertical"
          margin={{ top: 4, right: 24, bottom: 4, left: 4 }}
          accessibilityLayer={false}
        >
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis type="number" tickFormatter={number} stroke="var(--ink-quiet)" fontSize={13} allowDecimals={false} />
          <YAxis type="category" dataKey="name" width={190} interval={0} stroke="var(--ink-quiet)" fontSize={13} />
          <Tooltip
            cursor={{ fill: 'var(--sunken)' }}
            formatter={value => number(Number(value))}
            contentStyle={{ background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 6 }}
          />
          {!single && <Legend />}
          {series.map((name, index) => (
            <Bar
              key={name}
              dataKey={name}
              name={single ? title : name}
              fill={COLOURS[index % COLOURS.length] ?? 'var(--accent)'}
              radius={[0, 3, 3, 0]}
              maxBarSize={24}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

const COLOURS = [
  'var(--accent)',
  'var(--sustaining)',
  'var(--advocacy)',
  'var(--training)',
  'var(--emergency)',
  'var(--relocation)',
]

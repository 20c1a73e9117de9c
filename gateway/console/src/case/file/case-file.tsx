import { useTranslations } from 'use-intl'
import { ROOMS } from '../../generated/rooms.ts'
import { Empty } from '../../parts/empty.tsx'
import { useWords } from '../../words/use-words.ts'
import type { OpenCase } from '../open-case.ts'
import { roomOf } from '../open-case.ts'
import { Elsewhere } from './elsewhere.tsx'
import { RoomSection } from './room-section.tsx'
import { roomsToShow } from './rooms-to-show.ts'

/** A section for each member of which there is something to say, and then what follows from role and purpose alone. */
export function CaseFile({ open, again }: { readonly open: OpenCase; readonly again: () => void }) {
  const t = useTranslations('case')
  const { organisation } = useWords()
  const rooms = roomsToShow(open, ROOMS)
  const nothing = !rooms.some(({ state }) => state !== 'down')
  return (
    <div className="file">
      {rooms.length > 1 && (
        <nav className="file-nav" aria-label={t('sections')}>
          <ul>
            {rooms.map(({ shape, state }) => (
              <li key={shape.member}>
                <a href={`#room-${shape.member}`} data-state={state} data-member={shape.member}>
                  {organisation(shape.member)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="rooms">
        {nothing && (
          <Empty title={t('noRooms')}>
            <p>{t('noRoomsText')}</p>
          </Empty>
        )}
        {rooms.map(({ shape, state }) => (
          <RoomSection
            key={shape.member}
            shape={shape}
            state={state}
            values={roomOf(open, shape.member)}
            withheld={open.release.withheld.filter(({ owner }) => owner === shape.member)}
            again={again}
          />
        ))}
        <Elsewhere open={open} />
      </div>
    </div>
  )
}

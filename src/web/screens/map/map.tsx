/** The map: provinces by how they stand and by their most pressing clock, each a way into it. */
import { Button } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useWall } from '../../api/board.ts';
import { Choice } from '../../parts/choice.tsx';
import { recall, remember } from '../../parts/kept.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Country, type Drawn } from './country.tsx';
import { Figures } from './figures.tsx';
import { Legend } from './legend.tsx';
import css from './map.module.css';
import { Ranking } from './ranking.tsx';

const name = 'thongsuot.map';

/** How this machine draws the country: kept. */
export function useDrawn(): [Drawn, (drawn: Drawn) => void] {
  const [drawn, setDrawn] = useState<Drawn>(() => (recall(name) === 'tiles' ? 'tiles' : 'map'));
  const change = (next: Drawn): void => {
    setDrawn(next);
    remember(name, next);
  };
  return [drawn, change];
}

/** The screen of the map. */
export default function MapScreen() {
  const { w } = useWords();
  const words = w.map;
  const wall = useWall();
  const [drawn, setDrawn] = useDrawn();
  const toWall = (
    <Button
      component={Link}
      href="/man-hinh"
      variant="default"
      leftSection={<IconDeviceTv size={18} aria-hidden="true" />}
    >
      {words.toWall}
    </Button>
  );
  return (
    <Screen title={words.title} actions={toWall}>
      {wall.isError && <ProblemNotice error={wall.error} onRetry={() => void wall.refetch()} />}
      {wall.isPending && <Loading />}
      {wall.data && (
        <div className={css.columns}>
          <div className={css.side}>
            <Figures standing={wall.data} />
            <Ranking provinces={wall.data.provinces} />
          </div>
          <div className={css.country}>
            <div className={css.head}>
              <Choice
                label={words.drawn}
                hideLabel
                value={drawn}
                options={[
                  { value: 'map', label: words.asMap },
                  { value: 'tiles', label: words.asTiles },
                ]}
                onChange={setDrawn}
              />
              <Legend />
            </div>
            <Country wall={wall.data} drawn={drawn} />
          </div>
        </div>
      )}
    </Screen>
  );
}

/** Choosing photos: what is made small meanwhile, and what the desk would not take. */
import { useCallback, useEffect, useState } from 'react';
import {
  readDraftPhotos,
  readied,
  writeDraftPhotos,
  type Ready,
  type Unfit,
} from '../../offline/photos.ts';

/** Files as they are chosen; `onReady` has each that is ready, `have` counts what waits already. */
export function useChoosing(have: () => Promise<number>, onReady: (ready: Ready[]) => void) {
  const [unfit, setUnfit] = useState<{ name: string; why: Unfit }[]>([]);
  const [busy, setBusy] = useState(false);
  const onAdd = async (files: File[]): Promise<void> => {
    setBusy(true);
    const outcome = await readied(files, await have());
    setBusy(false);
    setUnfit(outcome.unfit);
    onReady(outcome.ready);
  };
  return { unfit, busy, onAdd: (files: File[]) => void onAdd(files) };
}

/** The photos of a report that is being written: kept on the phone until it is sent. */
export function useDraftPhotos(person: string) {
  const [chosen, setChosen] = useState<readonly Ready[]>([]);
  useEffect(() => {
    if (person !== '') void readDraftPhotos(person).then(setChosen);
  }, [person]);
  const become = useCallback(
    (photos: readonly Ready[]): void => {
      setChosen(photos);
      void writeDraftPhotos(person, photos).catch(() => undefined);
    },
    [person],
  );
  const choosing = useChoosing(
    () => Promise.resolve(chosen.length),
    (ready) => become([...chosen, ...ready]),
  );
  return {
    ...choosing,
    chosen,
    onRemove: (id: string) => become(chosen.filter((one) => one.id !== id)),
    forget: () => become([]),
  };
}

/** A time in the past or future: relative for the eye, absolute beside it or on hover. */
import { useTime } from './use-time.ts';

interface Props {
  /** ISO 8601. */
  at: string;
  /** `both` (default): "5 phút trước · 14:05 hôm nay"; or one of the two. */
  show?: 'both' | 'relative' | 'absolute';
}

export function When({ at, show = 'both' }: Props) {
  const time = useTime();
  const words = {
    both: `${time.relative(at)} · ${time.absolute(at)}`,
    relative: time.relative(at),
    absolute: time.absolute(at),
  };
  return (
    <time dateTime={at} title={time.full(at)}>
      {words[show]}
    </time>
  );
}

/** The fact of an entry in its own shape: the API gives it as it was sealed, for any program. */
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import type { EventData, EventType } from '../../../../http/contract/procedure.ts';

/** The fact of an entry, if it is of that kind. Times in it are milliseconds since 1970. */
export function dataOf<T extends EventType>(entry: RecordEntry, type: T): EventData[T] | undefined {
  // The desk's own sealed event: its shape is the domain's, which no schema repeats.
  return entry.type === type ? (entry.data as unknown as EventData[T]) : undefined;
}

/** Accounts that nobody uses are closed: one that is forgotten is the easiest to take over. */
import { lockout, unusedAfterMs } from '../domain/administration.ts';
import { writeAudit } from '../store/audit.ts';
import { readNow, type Store } from '../store/connect.ts';
import { disablePerson, unusedSince } from '../store/people-admin.ts';
import { listAppointments } from '../store/people.ts';
import { dropOldTries } from '../store/sessions.ts';

/** Disables what was unused for 45 days, each with its entry in the trail. Gives how many. */
export async function closeUnused(store: Store): Promise<number> {
  const now = await readNow(store);
  const unused = await unusedSince(store, now - unusedAfterMs);
  for (const id of unused) {
    const [last] = await listAppointments(store, id);
    await store.db.transaction().execute(async (tx) => {
      await disablePerson(store, id, 'unused', tx);
      await writeAudit(
        store,
        {
          actor: 'desk',
          action: 'person.disable',
          subject: { kind: 'person', id },
          after: { why: 'unused' },
          unit: last?.unit,
        },
        tx,
      );
    });
  }
  await dropOldTries(store, now - 4 * lockout.forMs);
  return unused.length;
}

/** Malware that came with a file is written into the audit, with who sent it. */
import type { FastifyRequest } from 'fastify';
import { writeAudit } from '../store/audit.ts';
import type { Store } from '../store/connect.ts';
import type { Person } from '../store/people.ts';

/** Writes down a file that was refused because of what the scanner found in it. */
export async function noteInfected(
  store: Store,
  found: { incident: string; sha256: string; what: string },
  request: FastifyRequest,
  person: Person,
): Promise<void> {
  const { incident, sha256, what } = found;
  const { email: _email, ...actor } = person;
  await writeAudit(store, {
    actor,
    action: 'attachment.infected',
    subject: { kind: 'incident', id: incident },
    after: { sha256, what },
    outcome: 'refused',
    origin: { address: request.ip, userAgent: request.headers['user-agent'] },
  });
}

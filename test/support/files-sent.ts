/** Files as people send them. */
import assert from 'node:assert/strict';
import type { AttachmentList } from '../../src/http/contract/attachments.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { RefusedAnswer, type Answer, type Person } from './person.ts';

type Case = Pick<IncidentView, 'id'>;

/** Sends a file of a form; gives whatever the desk answered. */
export async function sends(
  person: Person,
  incident: Case,
  bytes: Uint8Array,
  name = 'anh.jpg',
): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const request = new Request('http://desk/', { method: 'POST', body: form });
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const raw = new Uint8Array(await request.arrayBuffer());
  return person.send('POST', `/api/incidents/${incident.id}/attach`, { raw, headers });
}

/** Attaches a file, which is accepted; gives the hash under which it is kept. */
export async function attaches(
  person: Person,
  incident: Case,
  bytes: Uint8Array,
  name?: string,
): Promise<string> {
  const answer = await sends(person, incident, bytes, name);
  if (answer.status !== 200) throw new RefusedAnswer(answer, 'attach');
  return (await filesOf(person, incident)).at(-1)?.sha256 ?? assert.fail('no file is there');
}

/** The files of an incident as somebody sees them. */
export async function filesOf(person: Person, incident: Case) {
  return (await person.get<AttachmentList>(`/api/incidents/${incident.id}/attachments`)).items;
}

/** What a request of each route has to hold at least, for walks over all routes. */
import { randomUUID } from 'node:crypto';
import { circuits } from './cast.ts';
import type { TestDesk } from './desk.ts';

/** The least that each body needs; without words, so that no command moves the incident. */
export function leastBodies(clock: TestDesk['clock']): Record<string, object> {
  return {
    'POST /api/auth/sign-in/email': { email: 'PART@la.example.vn', password: 'a' },
    'POST /api/me/tokens': { name: 'chương trình', days: 1 },
    'POST /api/me/push': {
      label: 'máy của tôi',
      endpoint: 'https://push.example.vn/1',
      keys: { p256dh: 'BN'.repeat(20), auth: 'khoa-cua-may' },
    },
    'POST /api/me/push/opened': { message: randomUUID() },
    'POST /api/sample/texts': { from: '0912345678', text: 'OK' },
    'POST /api/incidents': {
      circuit: circuits.muongTe,
      symptom: 'down',
      outageSince: clock.in({}),
    },
    'POST /api/incidents/{id}/self-diagnose': { verdict: 'local' },
    'POST /api/incidents/{id}/log-call': { answered: false },
    'POST /api/incidents/{id}/notify': { means: 'mail' },
    'POST /api/incidents/{id}/diagnose': { etr: clock.in({ hours: 1 }) },
    'POST /api/incidents/{id}/revise-etr': { etr: clock.in({ hours: 1 }) },
    'POST /api/incidents/{id}/propose-responsibility': { holder: 'customer' },
    'POST /api/incidents/{id}/end-force-majeure': { how: 'over' },
    'POST /api/incidents/{id}/correct': { entry: 99 },
    'POST /api/views': { name: 'Của tôi', query: 'mine=1', shared: false },
    'POST /api/groups/{id}/call': { answered: false },
    'POST /api/groups/{id}/diagnose': { etr: clock.in({ hours: 1 }) },
    'POST /api/groups/{id}/revise-etr': { etr: clock.in({ hours: 1 }) },
  };
}

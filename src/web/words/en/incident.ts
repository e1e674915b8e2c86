import type { Words } from '../vi.ts';

export const incident = {} satisfies Words['incident'];

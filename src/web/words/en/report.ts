import type { Words } from '../vi.ts';

export const report = {} satisfies Words['report'];

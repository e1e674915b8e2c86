/** What every kind of table can do: be looked at, be applied, be written. */
import type { Refusal } from '../../domain/refusals.ts';
import type { Column, Report } from './named-rows.ts';

/** The file, as it was given. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** Something that an import changes. */
export interface ImportChange {
  kind: string;
  id: string;
  before: object | null;
  after: object | null;
}

/** What an import would do or did. */
export interface ImportPreview {
  rows: number;
  changes: ImportChange[];
  report: Report[];
  /** Confirms exactly these changes. */
  fingerprint: string;
  /** Codes to print and hand over, shown once: of invitations that are not mailed. */
  codes?: { name: string; email: string; code: string; expiresAt: string }[];
}

/** Why nothing was done, where it is for the rows. */
export type ImportRefused = Refusal & { report?: Report[] };

/** One kind of table, for one person. */
export interface Importer {
  columns: readonly Column[];
  /** Tells what would change, and what is wrong with each row; changes nothing. */
  preview: (file: ImportFile) => Promise<ImportPreview | Refusal>;
  /** Does what the preview of that fingerprint showed: all of it or nothing. */
  apply: (file: ImportFile, confirmed: string) => Promise<ImportPreview | ImportRefused>;
  /** What is there, as rows that read again change nothing. */
  rows: () => Promise<string[][]>;
}

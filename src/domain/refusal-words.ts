/** The shape of a refusal's words: what is wrong, and what to do about it, for either reader. */
export interface RefusalWords {
  what: string;
  todo: string;
}

/** The words of one refusal in the two languages of the desk. */
export interface RefusalRow {
  vi: RefusalWords;
  en: RefusalWords;
}

/** One row of a table of refusals. */
export function row(vi: string, viTodo: string, en: string, enTodo: string): RefusalRow {
  return { vi: { what: vi, todo: viTodo }, en: { what: en, todo: enTodo } };
}

/** Under which name the words of a command are kept in the browser: by person and incident. */
import type { CommandName } from '../../../../http/contract/procedure.ts';

export function draftName(me: { person: string }, incident: string, command: CommandName): string {
  return `${me.person}.${incident}.${command}`;
}

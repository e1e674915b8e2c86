/** What passes between the incident's screen and its forms: what was asked for, what was done. */
import type { Me } from '../../../../http/contract/directory.ts';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import type { FormCommand } from './values.ts';

/** A form that somebody has opened. */
export interface Opened {
  command: FormCommand;
  /** The entry that is to be corrected. */
  entry?: number;
}

/** What was just carried out, and the version of the incident that it made. */
export interface Done {
  command: FormCommand;
  version: number;
}

/** What a form of the incident is given. */
export interface FormProps {
  /** The id or code under which the screen shows the incident. */
  asked: string;
  view: IncidentView;
  me: Me;
  /** The command was carried out. */
  onDone: (done: Done) => void;
}

/** What a choice of forms is given: it may open one. */
export interface ActProps extends FormProps {
  open: (opened: Opened) => void;
}

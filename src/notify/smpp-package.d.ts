/** The part of the `smpp` package that is used; it ships no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  /** A field's value. `short_message` arrives decoded: its text, and its header's elements. */
  export type Field = string | number | Buffer | { message: string | Buffer; udh?: Buffer[] };
  export type Fields = Record<string, Field>;

  export interface Pdu {
    command: string;
    /** 0: all is well; else one of `errors`. */
    command_status: number;
    sequence_number: number;
    esm_class?: number;
    source_addr?: string;
    source_addr_ton?: number;
    destination_addr?: string;
    dest_addr_ton?: number;
    data_coding?: number;
    registered_delivery?: number;
    short_message?: Field;
    message_id?: string;
    receipted_message_id?: string;
    message_state?: number;
    user_message_reference?: number;
    system_id?: string;
    password?: string;
    /** The answer to this PDU; `generic_nack` for a command that the package does not know. */
    response(fields?: Fields): Pdu;
  }

  type Request = (fields: Fields, onAnswer?: (answer: Pdu) => void) => boolean;

  export interface Session extends EventEmitter {
    socket: Socket;
    /** False: the socket takes nothing any more, and no answer will come. */
    send(pdu: Pdu, onAnswer?: (answer: Pdu) => void): boolean;
    bind_transceiver: Request;
    submit_sm: Request;
    deliver_sm: Request;
    enquire_link: Request;
    unbind: Request;
    close(): void;
    destroy(): void;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: string, listener: (pdu: Pdu) => void): this;
    once(event: string, listener: (pdu: Pdu) => void): this;
  }

  interface Smpp {
    connect(options: { host: string; port: number; tls: boolean }): Session;
    createServer(onSession: (session: Session) => void): NetServer;
    /** Status codes by name, SMPP 3.4, 5.1.3. */
    errors: Record<string, number>;
  }

  const smpp: Smpp;
  export default smpp;
}

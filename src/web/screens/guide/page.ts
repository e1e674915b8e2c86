/** A guide as the build reads it from docs/guide: blocks of pieces. */

/** A part of a line: words, a label of the screens, a key, a picture, or a way elsewhere. */
export type Piece =
  | string
  | { kind: 'label' | 'code'; text: string }
  | { kind: 'picture'; text: string; to: string }
  | { kind: 'link'; pieces: Piece[]; to: string };

export type Block =
  | { kind: 'h1' | 'h2' | 'p' | 'quote'; pieces: Piece[] }
  | { kind: 'ol' | 'ul'; items: Piece[][] };

/** The guides of a language by the reader's part. */
export type Guides = Readonly<Record<string, Block[]>>;

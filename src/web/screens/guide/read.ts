/** Reads a guide's Markdown when the page is built: none is parsed by a phone. */
import { marked, type Token, type Tokens } from 'marked';
import type { Block, Piece } from './page.ts';

/** The blocks of a guide. */
export function readGuide(text: string): Block[] {
  return marked.lexer(text).flatMap(blockOf);
}

/** A block of a guide. What no guide needs is no part of one: the build fails on it. */
function blockOf(token: Token): Block[] {
  const { type, tokens = [] } = token as Tokens.Generic;
  if (type === 'space') return [];
  if (type === 'heading') {
    const level = (token as Tokens.Heading).depth === 1 ? 'h1' : 'h2';
    return [{ kind: level, pieces: tokens.map(pieceOf) }];
  }
  if (type === 'paragraph') return [{ kind: 'p', pieces: tokens.map(pieceOf) }];
  if (type === 'blockquote') {
    const [said] = tokens as Tokens.Generic[];
    return [{ kind: 'quote', pieces: said?.tokens?.map(pieceOf) ?? [] }];
  }
  if (type !== 'list') throw new Error(`a guide has no ${type}`);
  const { ordered, items } = token as Tokens.List;
  const lines = items.map((item) =>
    item.tokens.flatMap((line) => ((line as Tokens.Generic).tokens ?? []).map(pieceOf)),
  );
  return [{ kind: ordered ? 'ol' : 'ul', items: lines }];
}

function pieceOf(token: Token): Piece {
  const { type, tokens = [], text, href } = token as Tokens.Generic;
  if (type === 'strong') return { kind: 'label', text: String(text) };
  if (type === 'codespan') return { kind: 'code', text: String(text) };
  if (type === 'image') return { kind: 'picture', text: String(text), to: String(href) };
  if (type === 'link') return { kind: 'link', pieces: tokens.map(pieceOf), to: String(href) };
  if (type !== 'text') throw new Error(`a guide has no ${type}`);
  return String(text).replaceAll('\n', ' ');
}

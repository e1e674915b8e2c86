/** Expressions that have no place in some part of the source, judged on the syntax tree. */
import type { ESTree } from 'vite';

/** The 4 and the 6 hours of the first agreement, in milliseconds. */
const agreed = [4, 6].map((hours) => hours * 60 * 60 * 1000);

/** 4 or 6 hours, as a number of milliseconds or as so many times a constant named for an hour. */
export function agreedHours(node: ESTree.Expression): string | null {
  const value = valueOf(node);
  if (value !== null) return agreed.includes(value) ? `${value} ms` : null;
  if (node.type !== 'BinaryExpression' || node.operator !== '*') return null;
  const sides = [node.left, node.right];
  const times = sides.some((side) => [4, 6].includes(valueOf(side) ?? 0));
  const hour = sides.some((side) => side.type === 'Identifier' && /hour/i.test(side.name));
  return times && hour ? 'a number of hours' : null;
}

/** The environment of the process. */
export function environment(node: ESTree.Expression): string | null {
  return isMember(node, 'process', 'env') ? 'process.env' : null;
}

/** The clock of the machine, and chance. */
export function clockAndChance(node: ESTree.Expression): string | null {
  if (node.type === 'NewExpression') return isNamed(node.callee, 'Date') ? 'new Date' : null;
  if (node.type === 'CallExpression' && isNamed(node.callee, 'Date')) return 'Date()';
  if (isMember(node, 'Date', 'now')) return 'Date.now';
  if (isMember(node, 'performance', 'now')) return 'performance.now';
  return isMember(node, 'Math', 'random') ? 'Math.random' : null;
}

/** The number that an expression of literals has; null where it is not one. */
function valueOf(node: ESTree.Node): number | null {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : null;
  if (node.type === 'ParenthesizedExpression') return valueOf(node.expression);
  if (node.type !== 'BinaryExpression') return null;
  const [left, right] = [valueOf(node.left), valueOf(node.right)];
  if (left === null || right === null) return null;
  if (node.operator === '*') return left * right;
  return node.operator === '+' ? left + right : null;
}

function isMember(node: ESTree.Expression, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression' || !isNamed(node.object, object)) return false;
  return node.property.type === 'Literal'
    ? node.property.value === property
    : isNamed(node.property, property);
}

function isNamed(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** How English writes a number of things: 10,000. */
export const number = (n: number): string => n.toLocaleString('en-GB');

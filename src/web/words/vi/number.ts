/** How Vietnamese writes a number of things: 10.000. */
export const number = (n: number): string => n.toLocaleString('vi-VN');

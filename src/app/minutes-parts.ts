/** What the parts of the minutes are built of. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';

/** A numbered heading; it never stands alone at the foot of a page. */
export function heading(text: string): Content {
  return { text, bold: true, margin: [0, 12, 0, 4], headlineLevel: 1 };
}

/** A table with thin lines, its head repeated on every page. */
export function table(widths: (number | string)[], head: string[], rows: TableCell[][]): Content {
  return {
    fontSize: 9.5,
    table: {
      headerRows: 1,
      dontBreakRows: rows.length < 500,
      widths,
      body: [head.map((text) => ({ text, bold: true })), ...rows],
    },
    layout: 'thin',
  };
}

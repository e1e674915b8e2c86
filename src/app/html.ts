/** Pages without a script, for phones that anything may be wrong with: HTML, escaped by itself. */

/** Text that is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | undefined | false | readonly (Html | string)[];

/** HTML out of a template; everything put into it is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const text = strings.map((string, index) => string + textOf(parts[index]));
  return new Html(text.join(''));
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escaped(String(part));
}

function escaped(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign).replaceAll("'", '&#39;');
}

/** A whole page: light and dark, a thumb's width for whatever is tapped, nothing to fetch. */
export function htmlPage(lang: string, title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.text;
}

/** The desk's own colours (web/theme/tokens.css), and the fonts that every phone has. */
const style = `
:root{color-scheme:light dark;--paper:#f6f7f5;--surface:#fff;--ink:#17211f;--muted:#53605d;
--line:#7d8a86;--accent:#0b635a;--accent-ink:#fff;--soft:#dff0ec;--danger:#a3261c;--bad:#fbe9e7}
@media(prefers-color-scheme:dark){:root{--paper:#0f1615;--surface:#18211f;--ink:#e8eeec;
--muted:#a3b1ad;--line:#74827e;--accent:#5cc7b8;--accent-ink:#06211d;--soft:#123a34;
--danger:#ff9d92;--bad:#3c1b18}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:36rem;margin:0 auto;padding:1rem;display:grid;gap:1rem}
h1{font-size:1.25rem;margin:0}h2{font-size:1rem;margin:0}p{margin:0}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem}
a{color:var(--accent)}header a{display:inline-flex;align-items:center;min-height:2.75rem}
.muted{color:var(--muted)}.card{background:var(--surface);border-radius:.75rem;padding:1rem;
display:grid;gap:.75rem}
dl{display:grid;gap:.5rem;margin:0}dt{color:var(--muted);font-size:.875rem}
dd{margin:0;overflow-wrap:anywhere}
.note{border-radius:.5rem;padding:.75rem 1rem;background:var(--soft)}
.note[data-kind=bad]{background:var(--bad);color:var(--danger)}
details.card{display:block;padding:.25rem 1rem}
summary{min-height:2.75rem;padding:.5rem 0;gap:.5rem;
display:flex;align-items:center;font-weight:600;cursor:pointer}
summary::after{content:"▾";margin-left:auto}details[open] summary::after{content:"▴"}
form{display:grid;gap:.75rem;padding:.5rem 0 .75rem}
label,fieldset{display:grid;gap:.25rem;font-weight:600}
fieldset{border:0;padding:0;margin:0}legend{padding:0;margin-bottom:.25rem}
textarea,input:not([type=radio],[type=checkbox]){width:100%;min-height:2.75rem;font:400 1em
system-ui,sans-serif;
padding:.5rem .75rem;color:inherit;background:var(--paper);border:1px solid var(--line);
border-radius:.5rem}
.choice{display:flex;align-items:center;gap:.75rem;min-height:2.75rem;font-weight:400}
.choice input{width:1.25rem;height:1.25rem;flex:none;accent-color:var(--accent)}
button{min-height:3rem;border:0;border-radius:.5rem;background:var(--accent);
color:var(--accent-ink);font:inherit;font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
`;

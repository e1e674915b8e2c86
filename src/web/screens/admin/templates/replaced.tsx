/** All words that one's side has put in place of those that ship. */
import { Link } from 'wouter';
import { useWordings } from '../../../api/admin-wordings.ts';
import { Section } from '../../../parts/section.tsx';
import { When } from '../../../parts/when.tsx';
import { useTemplateWords } from '../../../words/templates.ts';
import css from '../admin.module.css';
import { chosenBy, writeAsked, type Asked } from './asked.ts';
import { useWordingName } from './names.ts';

export function Replaced({ asked, own }: { asked: Asked; own: Asked['side'] }) {
  const words = useTemplateWords();
  const nameOf = useWordingName();
  const replaced = (useWordings(true).data ?? []).flatMap(
    ({ kind, lang, replaced: by, words: said }) =>
      by ? [{ kind, lang, by, said: said.headline ?? said.closing }] : [],
  );
  return (
    <Section
      title={words.wording.all(replaced.length)}
      aside={<Link href="/quan-tri/nhap-xuat?bang=wordings">{words.wording.files}</Link>}
    >
      {replaced.length === 0 && <p className="muted">{words.wording.none}</p>}
      {replaced.length > 0 && (
        <ul className={css.list}>
          {replaced.map(({ kind, lang, by, said }) => (
            <li key={`${kind} ${lang}`}>
              <Link
                className={css.row}
                href={`?${writeAsked({ ...asked, ...chosenBy(kind), lang, side: own })}`}
              >
                <b>{nameOf(kind, lang)}</b>
                <span lang={lang}>{said}</span>
                <span className="muted small">
                  {by.by} · <When at={by.at} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

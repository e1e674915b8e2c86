/** What differs between two versions of an agreement: part by part, each field before and after. */
import type { AgreementChangeView } from '../../../../http/contract/admin-agreements.ts';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './agreements.module.css';

export function Changes({ changes }: { changes: readonly AgreementChangeView[] }) {
  const { agreements: words } = useAdministering();
  // They come in the order of the file: each part stands together.
  const parts = [...new Set(changes.map(({ part }) => part))];
  return (
    <div className={css.changes}>
      {parts.map((part) => (
        <div key={part}>
          <h3>{words.parts[part]}</h3>
          <dl>
            {changes
              .filter((change) => change.part === part)
              .map((change) => (
                <Change key={change.path} change={change} />
              ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

function Change({ change: { path, what, before, after } }: { change: AgreementChangeView }) {
  const { lang, say } = useWords();
  return (
    <div>
      <dt>
        {say(what)} <code className="muted small">{path}</code>
      </dt>
      {before[lang].map((line) => (
        <dd key={`- ${line}`}>
          <del>{line}</del>
        </dd>
      ))}
      {after[lang].map((line) => (
        <dd key={`+ ${line}`}>
          <ins>{line}</ins>
        </dd>
      ))}
    </div>
  );
}

/** Words and a contact, for who has time: nothing here is needed to send. */
import { TextField } from '../../parts/form/text-field.tsx';
import { useWords } from '../../words/use-words.tsx';
import { isContactHalf } from './report-draft.ts';
import { partId, type QuestionProps } from './question-props.ts';
import css from './report.module.css';

export function ExtraWords({ draft, change, tried }: QuestionProps) {
  const { w } = useWords();
  const { extra } = w.report;
  const filled = draft.description + draft.contactName + draft.contactPhone !== '';
  return (
    <details className={`card ${css.extra}`} id={partId('contact')} open={filled || undefined}>
      <summary>{extra.show}</summary>
      <div className={css.stack}>
        <TextField
          name="description"
          label={extra.description}
          lines="many"
          placeholder={extra.descriptionHint}
          value={draft.description}
          onChange={(description) => change({ description })}
        />
        <TextField
          name="contact-name"
          label={extra.contactName}
          autoComplete="name"
          value={draft.contactName}
          onChange={(contactName) => change({ contactName })}
        />
        <TextField
          name="contact-phone"
          label={extra.contactPhone}
          inputMode="tel"
          autoComplete="tel"
          value={draft.contactPhone}
          onChange={(contactPhone) => change({ contactPhone })}
          error={tried && isContactHalf(draft) ? extra.contactBoth : undefined}
        />
      </div>
    </details>
  );
}

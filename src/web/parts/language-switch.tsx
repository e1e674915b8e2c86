/** The other language, one click away, named in itself. */
import { useWords } from '../words/use-words.tsx';
import css from './language-switch.module.css';

export function LanguageSwitch() {
  const { w, lang, setLang } = useWords();
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <button
      type="button"
      className={css.switch}
      lang={other}
      aria-label={w.common.language.switchTo}
      onClick={() => setLang(other)}
    >
      {w.common.language.other}
    </button>
  );
}

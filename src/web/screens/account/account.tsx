/** One's own account: who one is here, how the desk looks, tokens for programs, signing out. */
import type { Me } from '../../../http/contract/directory.ts';
import { terms } from '../../../http/contract/terms.ts';
import { Choice } from '../../parts/choice.tsx';
import { Facts } from '../../parts/facts.tsx';
import { SchemeChoice } from '../../parts/scheme-choice.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import Acting from '../../shell/acting.tsx';
import { MorePlaces } from '../../shell/more-places.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Phones } from './phones.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { SignOut } from './sign-out.tsx';
import { Tokens } from './tokens.tsx';

const languages = [
  { value: 'vi', label: 'Tiếng Việt', lang: 'vi' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

export default function Account({ me }: { me: Me }) {
  const { w, say } = useWords();
  const words = w.account;
  return (
    <Screen title={words.title} width="text">
      <Section title={words.who}>
        <Facts
          facts={[
            [words.name, me.name],
            [words.email, me.email],
            [words.role, say(terms.role[me.role])],
            [words.side, say(terms.party[me.party])],
            [words.unit, me.unit.name],
            [words.province, me.unit.province?.name],
          ]}
        />
      </Section>
      {me.places.length > 0 && (
        <Section title={w.people.acting.title}>
          {me.places.length > 0 && <Acting places={me.places} />}
        </Section>
      )}
      <MorePlaces me={me} />
      <Display />
      <Password />
      <SecondFactor />
      <Passkeys />
      <Sessions me={me} />
      <Phones />
      <Tokens />
      <SignOut me={me} />
    </Screen>
  );
}

function Display() {
  const { w, lang, setLang } = useWords();
  return (
    <Section title={w.account.display}>
      <Choice label={w.account.language} value={lang} options={languages} onChange={setLang} />
      <SchemeChoice />
    </Section>
  );
}

/** The circuits ready for the one call: to read out, to copy, to print. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { GroupView } from '../../../http/contract/groups.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { Section } from '../../parts/section.tsx';
import { useWords } from '../../words/use-words.tsx';
import type { Child } from './children.tsx';
import css from './groups.module.css';

/** The members of which the carrier has had no notice yet. */
export function toBeRead(view: Pick<GroupView, 'children'>): Child[] {
  return view.children.filter((one) => one.standing === 'in' && one.state === 'notifying');
}

/** Them in order, by number. */
export function ReadOut({ circuits }: { circuits: Child[] }) {
  return (
    <ol className={css.readOut}>
      {circuits.map(({ incident, circuit, site }) => (
        <li key={incident}>
          <b>{circuit.code}</b> · {site.name}
        </li>
      ))}
    </ol>
  );
}

/** The list as a part of the page, for whoever makes the call. */
export function CallList({ view }: { view: GroupView }) {
  const words = useWords().w.groups;
  const circuits = toBeRead(view);
  if (!view.acts.includes('call') || circuits.length === 0) return null;
  return (
    <Section title={words.callList(circuits.length)}>
      <p className="muted">{words.callListText}</p>
      <PhoneLink e164={view.hotline.e164} printed={view.hotline.printed} />
      <ReadOut circuits={circuits} />
      <div className={css.acts}>
        <CopyButton text={asText(view, circuits)} label={words.copyList} />
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
      </div>
    </Section>
  );
}

function asText({ code, hotline }: GroupView, circuits: Child[]): string {
  const lines = circuits.map(({ circuit, site, code: incident }, index) => {
    return `${index + 1}. ${circuit.code} – ${site.name} (${incident})`;
  });
  return [`${code} · ${hotline.e164}`, ...lines].join('\n');
}

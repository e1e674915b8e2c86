/**
 * Under the board of a technician, who has one office: its circuit and the number to call, what to
 * text when no network is left. It is also what makes the phone keep them for that day.
 */
import type { Circuit, Me } from '../../../../http/contract/directory.ts';
import { useCircuit, useCircuits } from '../../../api/queries.ts';
import { Facts } from '../../../parts/facts.tsx';
import { PhoneLink } from '../../../parts/phone-link.tsx';
import { Section } from '../../../parts/section.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { useUnsent } from '../unsent.tsx';
import { ByText } from './by-text.tsx';

export function Office({ me }: { me: Me }) {
  const { w } = useWords();
  const circuits = useCircuitsOf(me);
  const isWaiting = useUnsent(me).length > 0;
  if (circuits.length === 0) return null;
  return (
    <Section title={w.board.office.title}>
      {circuits.map((circuit) => (
        <OneCircuit key={circuit.id} circuit={circuit} />
      ))}
      <ByText site={me.unit.id} circuits={circuits} isWaiting={isWaiting} />
    </Section>
  );
}

/** The office's circuits: nearly always one, which the report asks for by its id. */
function useCircuitsOf({ circuit, unit }: Me): Circuit[] {
  const only = useCircuit(circuit);
  const several = useCircuits({ site: unit.id }, circuit === undefined);
  return circuit === undefined ? (several.data?.items ?? []) : only.data ? [only.data] : [];
}

function OneCircuit({ circuit: { code, carrier, hotline } }: { circuit: Circuit }) {
  const { w, say } = useWords();
  const words = w.board.office;
  const number = <PhoneLink key="tel" e164={hotline.e164} printed={hotline.printed} />;
  return (
    <Facts
      facts={[
        [words.circuit, <b key="code">{code}</b>],
        [words.hotline(say(carrier.name)), number],
      ]}
    />
  );
}

/** The numbers that are called for notice, by province: the carrier's to keep. */
import { Fragment, useState } from 'react';
import { Link } from 'wouter';
import type { ContactListView } from '../../../../http/contract/admin-contacts.ts';
import { useHotlineHistory } from '../../../api/admin-contacts.ts';
import { useProvinces } from '../../../api/queries.ts';
import { byName } from '../../../parts/by-name.ts';
import { SelectField } from '../../../parts/form/fields.tsx';
import { PhoneLink } from '../../../parts/phone-link.tsx';
import { Section } from '../../../parts/section.tsx';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import { WithHistory } from '../history.tsx';
import { ThingForm } from '../thing-form.tsx';

type HotlineList = NonNullable<ContactListView['items'][number]['hotlines']>;

export function Hotlines({ agreement, hotlines }: { agreement: string; hotlines: HotlineList }) {
  const words = useAdministering();
  const provinces = useProvinces().data ?? [];
  const [province, setProvince] = useState('');
  const hotline = hotlines.find((one) => one.province === province);
  const told = words.hotlines;
  const { toImport } = useWords().w.admin.units;
  const history = useHotlineHistory(agreement, province).data ?? [];
  return (
    <Section
      title={told.title}
      aside={<Link href="/quan-tri/nhap-xuat?bang=hotlines">{toImport}</Link>}
    >
      <p className="muted">{told.lead}</p>
      <SelectField
        label={told.province}
        value={province}
        options={[
          { value: '', label: words.none },
          ...provinces.toSorted(byName).map(({ code, name }) => ({
            value: code,
            label: `${name}: ${hotlines.find((one) => one.province === code)?.printed ?? '?'}`,
          })),
        ]}
        onChange={setProvince}
      />
      {hotline && (
        <Fragment key={province}>
          <p>
            <PhoneLink e164={hotline.e164} printed={hotline.printed} />
          </p>
          <WithHistory entries={history}>
            {(saved) => (
              <ThingForm
                key={JSON.stringify(hotline)}
                fields={[
                  { name: 'printed', label: told.printed, required: true, inputMode: 'tel' },
                  {
                    name: 'e164',
                    label: told.dialled,
                    hint: told.dialledHint,
                    required: true,
                    inputMode: 'tel',
                  },
                ]}
                begin={hotline}
                path={() => `/admin/hotlines/${agreement}/${province}`}
                body={({ printed, e164: dialled }) => ({ printed, dialled })}
                submit={words.save}
                onSaved={saved}
              />
            )}
          </WithHistory>
        </Fragment>
      )}
    </Section>
  );
}

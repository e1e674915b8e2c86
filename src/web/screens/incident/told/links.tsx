/** Links that answer without an account: to whom, what each was used for, and its end. */
import { Button } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { AnswerLinkView } from '../../../../http/contract/answer-links.ts';
import { useAnswerLinks, useRevoke } from '../../../api/answer-links.ts';
import { ChannelMark } from '../../../parts/delivery/channel.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../../../parts/delivery/told.module.css';

export function Links({ asked }: { asked: string }) {
  const words = useWords().w.delivery.links;
  const links = useAnswerLinks(asked);
  if (!links.data || links.data.length === 0) return null;
  return (
    <section className={css.group}>
      <h3>
        <IconLink size={16} stroke={1.75} aria-hidden="true" /> {words.title}
      </h3>
      <p className="muted small">{words.text}</p>
      <ul className={css.list}>
        {links.data.map((link) => (
          <LinkRow key={link.locator} asked={asked} link={link} />
        ))}
      </ul>
    </section>
  );
}

function LinkRow({ asked, link }: { asked: string; link: AnswerLinkView }) {
  const words = useWords().w.delivery.links;
  const time = useTime();
  const revoke = useRevoke(asked);
  const { contact, channel, address, standing, uses, expiresAt } = link;
  return (
    <li className={css.link}>
      <span className={css.whom}>
        <ChannelMark channel={channel} quiet /> {contact}
        <span className="muted small">{address}</span>
      </span>
      <span className="small">{words.standing[standing](time.absolute(expiresAt))}</span>
      {uses.map(({ answer, at }) => (
        <span key={answer} className="small">
          {words.answered[answer]} · {time.absolute(at)}
        </span>
      ))}
      {link.revocable && (
        <Button
          variant="default"
          aria-label={words.revokeNamed(contact)}
          loading={revoke.isPending}
          onClick={() => revoke.mutate(link.locator)}
        >
          {words.revoke}
        </Button>
      )}
      {revoke.isError && <ProblemNotice error={revoke.error} />}
    </li>
  );
}

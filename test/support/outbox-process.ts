/** A process with an outbox of its own, as a desk on another host; for the test that kills it. */
import { openDesk } from '../../src/app/handle.ts';
import { startOutbox } from '../../src/app/outbox.ts';
import { openMail } from '../../src/notify/mail.ts';
import { connect } from '../../src/store/connect.ts';

const [database = '', smtp = '', offsetMs = '0'] = process.argv.slice(2);
const store = connect(database, () => Number(offsetMs));
await startOutbox({
  desk: openDesk(store),
  messengers: { mail: openMail({ url: smtp, from: 'Thông Suốt <desk@example.vn>' }) },
  lang: 'vi',
  deskUrl: 'https://desk.example.vn',
  provinceName: (code) => code,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});

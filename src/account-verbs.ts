/** The words of the command line that let people in: the set-up's code, and an invitation. */
import { renderUnicodeCompact } from 'uqr';
import { makeCode } from './app/access.ts';
import { noDelivery } from './app/delivery-setup.ts';
import { openDesk } from './app/handle.ts';
import { makeSetupCode } from './app/setup.ts';
import { roleOf } from './app/shipped.ts';
import type { NewAccount, Verbs } from './cli/run.ts';
import { deskUrlOf, type Config } from './config.ts';
import { roleUnitKind } from './domain/roles.ts';
import { clockTime } from './notify/clock-time.ts';
import { writeAudit } from './store/audit.ts';
import type { Store } from './store/connect.ts';
import { findUnit } from './store/directory.ts';
import { isSetupOpen } from './store/setup.ts';
import { hasSignIn } from './store/sign-ins.ts';
import { readSwitch } from './store/switch.ts';
import { withStore } from './with-store.ts';

type Say = (line: string) => void;

/** `thongsuot setup` and `thongsuot account add`. */
export function composeAccountVerbs(
  config: Config,
  say: Say,
): Pick<Verbs, 'printSetup' | 'addAccount'> {
  return {
    printSetup: () =>
      withStore(config, async (store) => {
        if (await tellSetup(store, config, say)) return 0;
        say('Bàn trực đã được thiết lập / this desk is set up already. thongsuot account add …');
        return 1;
      }),
    addAccount: (account) => withStore(config, (store) => invite(store, config, account, say)),
  };
}

/** Prints a new one-time code while the set-up is open; false: it is closed. */
export async function tellSetup(store: Store, config: Config, say: Say): Promise<boolean> {
  const made = await makeSetupCode(store);
  if (!made) return false;
  const link = `${deskUrlOf(config)}/thiet-lap#${made.code}`;
  say('\nBàn trực chưa được thiết lập. Mở địa chỉ này, dùng một lần, trước / this desk is not');
  say(`set up yet. Open this address, good once, before ${clockTime(made.expiresAt)}:\n`);
  say(`  ${link}\n`);
  // A phone has no use for the address of this machine by itself.
  if (config.publicUrl !== undefined) say(renderUnicodeCompact(link));
  say('Mã mới / a new code: npx thongsuot setup');
  return true;
}

async function invite(
  store: Store,
  config: Config,
  { mail, ...account }: NewAccount,
  say: Say,
): Promise<number> {
  if (await isSetupOpen(store)) throw new RangeError(notSetUp);
  const role = roleOf(account.role);
  const unit = await findUnit(store, account.unit);
  if (!unit) throw new RangeError(`${account.unit}: không có đơn vị này / no such unit.`);
  if (unit.kind !== roleUnitKind[role]) {
    throw new RangeError(`${role} cần đơn vị loại / needs a unit of kind "${roleUnitKind[role]}".`);
  }
  const email = account.email.toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw new RangeError(`${email}: không phải địa chỉ / none.`);
  if (await hasSignIn(store.db, email)) {
    throw new RangeError(`${email}: đã có tài khoản / has an account already.`);
  }
  const isLive = (await readSwitch(store.db))[0]?.isLive ?? false;
  if (mail && !(isLive && config.smtpUrl !== undefined)) throw new RangeError(noMail);
  const gateways = config.smtpUrl === undefined ? [] : [{ channel: 'mail', name: 'smtp' }];
  const deskUrl = deskUrlOf(config);
  const setup = { ...noDelivery, gateways, lang: config.messageLang, deskUrl };
  const who = { email, name: account.name, role, unit: unit.id };
  const made = await store.db.transaction().execute(async (tx) => {
    const asked = { kind: 'invitation' as const, ...who };
    const given = await makeCode(openDesk(store), setup, asked, mail, tx);
    // By whoever has the server's console: the side's trail says so.
    const entry = { actor: 'desk' as const, action: 'person.invite', unit: unit.id };
    const subject = { kind: 'person', id: email };
    await writeAudit(store, { ...entry, subject, after: { ...who, by: 'console' } }, tx);
    return given;
  });
  const until = clockTime(Date.parse(made.expiresAt));
  const { code } = made;
  say(code ? `${deskUrl}/ma-moi#${code}` : `${email}: đã gửi lời mời / invited by mail.`);
  say(`Dùng một lần, trước / good once, before ${until}.`);
  return 0;
}

const notSetUp =
  'Bàn trực chưa được thiết lập: chạy npx thongsuot setup trước. / Not set up yet: run that first.';

const noMail =
  '--mail: chưa có SMTP_URL hoặc chưa bật gửi ra ngoài; bỏ --mail để in mã. / No mail server, or ' +
  'delivery is off: leave --mail out to print the code.';

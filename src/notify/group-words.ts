/** The words of messages about a mass outage, in Vietnamese and English. */
import type { GroupNoticeType } from '../domain/group-notices.ts';
import type { Language, NoticeWords } from './words.ts';

/** What an act means, for whoever sees all sites and for a site. */
type Told = Record<'all' | 'site', NoticeWords>;

/** The words of one language. */
export interface GroupWords {
  notice: Record<GroupNoticeType, Told>;
  label: Record<'outage' | 'since' | 'sites' | 'yours' | 'link', string>;
  /** Nothing is known yet. */
  none: string;
  noEtr: string;
  /** Before the list of sites. */
  sites: (count: number) => string;
  notBack: (count: number) => string;
  allBack: string;
  /** After a list that was cut. */
  more: (count: number) => string;
  short: Record<'etr' | 'sites' | 'notBack', (said: string) => string>;
}

/** On a phone, where the place, the promise and this have to fit into one message. */
const briefAsk = {
  vi: 'Không cần gọi riêng; nhà cung cấp báo xong thì tự kiểm tra.',
  en: 'No call of your own is needed; check your line once reported fixed.',
};

const vi: GroupWords = {
  notice: {
    'group-confirmed': told(
      'Xác nhận sự cố diện rộng',
      'Một cuộc gọi, một nguyên nhân, một lời hẹn dùng cho mọi đơn vị; từng đơn vị tự xác nhận.',
      'Sự cố của đơn vị thuộc một sự cố diện rộng',
      'Không cần gọi riêng. Khi nhà cung cấp báo đã khắc phục, đơn vị tự kiểm tra và xác nhận.',
      ['Sự cố của đơn vị thuộc sự cố diện rộng', briefAsk.vi],
    ),
    'group-joined': told(
      'Thêm đơn vị vào sự cố diện rộng',
      'Nguyên nhân và lời hẹn đã có dùng cho cả đơn vị này.',
      'Sự cố của đơn vị được ghép vào sự cố diện rộng',
      'Không cần gọi riêng. Khi nhà cung cấp báo đã khắc phục, đơn vị tự kiểm tra và xác nhận.',
      ['Sự cố của đơn vị ghép vào sự cố diện rộng', briefAsk.vi],
    ),
    'group-diagnosed': told(
      'Nguyên nhân và giờ khắc phục của sự cố diện rộng',
      'Nguyên nhân và lời hẹn này đã được ghi vào từng sự cố.',
      'Nhà cung cấp nêu nguyên nhân và giờ khắc phục',
      'Chưa cần làm gì: sẽ có tin khi nhà cung cấp báo đã khắc phục.',
    ),
    'group-etr': told(
      'Giờ khắc phục mới của sự cố diện rộng',
      'Lời hẹn cũ vẫn nằm trong từng hồ sơ.',
      'Nhà cung cấp hẹn lại giờ khắc phục',
      'Chưa cần làm gì: sẽ có tin khi nhà cung cấp báo đã khắc phục.',
    ),
    'group-fixed': told(
      'Nhà cung cấp báo đã khắc phục sự cố diện rộng',
      'Từng đơn vị tự kiểm tra và xác nhận kênh của mình; không ai xác nhận thay.',
      'Nhà cung cấp báo đã khắc phục: hãy kiểm tra kênh của đơn vị',
      'Hãy kiểm tra và xác nhận: kênh đã thông, hay chưa thông.',
      ['Nhà cung cấp báo đã khắc phục', 'Hãy kiểm tra và xác nhận: kênh đã thông, hay chưa thông.'],
    ),
    'group-ended': told(
      'Kết thúc sự cố diện rộng',
      'Sự cố của đơn vị chưa thông vẫn mở và đi tiếp riêng.',
      'Sự cố diện rộng kết thúc, kênh của đơn vị chưa thông',
      'Sự cố của đơn vị vẫn mở và đi tiếp riêng, với thời hạn của nó.',
      [
        'Sự cố diện rộng kết thúc, kênh chưa thông',
        'Sự cố vẫn mở và đi tiếp riêng, với thời hạn của nó.',
      ],
    ),
  },
  label: {
    outage: 'Sự cố diện rộng',
    since: 'Gián đoạn từ',
    sites: 'Số kênh truyền',
    yours: 'Sự cố của đơn vị',
    link: 'Xem',
  },
  none: 'chưa nêu',
  noEtr: 'chưa hẹn',
  sites: (count) => `Các đơn vị (${count}):`,
  notBack: (count) => `Các đơn vị chưa thông (${count}):`,
  allBack: 'Mọi đơn vị đã thông.',
  more: (count) => `… và ${count} đơn vị nữa: xem trên bàn trực.`,
  short: {
    etr: (at) => `Hẹn ${at}.`,
    sites: (count) => `${count} kênh.`,
    notBack: (count) => `${count} kênh chưa thông.`,
  },
};

const en: GroupWords = {
  notice: {
    'group-confirmed': told(
      'A mass outage is confirmed',
      'One call, one cause, one promise hold for all sites; each site verifies for itself.',
      'Your incident is part of a mass outage',
      'No call of your own is needed. Once it is reported fixed, check your own line and say so.',
      ['Your incident is part of a mass outage', briefAsk.en],
    ),
    'group-joined': told(
      'A site has joined a mass outage',
      'The cause and the promise that were given hold for it too.',
      'Your incident has joined a mass outage',
      'No call of your own is needed. Once it is reported fixed, check your own line and say so.',
      ['Your incident has joined a mass outage', briefAsk.en],
    ),
    'group-diagnosed': told(
      'Cause and time to restore of a mass outage',
      'Both stand in the record of each incident.',
      'The carrier gives a cause and a time to restore',
      'Nothing to do yet: you will be told when it is reported fixed.',
    ),
    'group-etr': told(
      'A new time to restore of a mass outage',
      'The earlier promise stays in each record.',
      'The carrier promises a new time to restore',
      'Nothing to do yet: you will be told when it is reported fixed.',
    ),
    'group-fixed': told(
      'A mass outage is reported fixed',
      'Each site checks its own line and says so; nobody says it for a site.',
      'Reported fixed: please check your line',
      'Please check, and say: the line works, or it does not.',
    ),
    'group-ended': told(
      'A mass outage has ended',
      'The incidents of sites that are not back stay open and go on alone.',
      'The mass outage has ended; your line is not back',
      'Your incident stays open and goes on alone, with its own deadlines.',
      [
        'The mass outage has ended; your line is not back',
        'It stays open, with its own deadlines.',
      ],
    ),
  },
  label: {
    outage: 'Mass outage',
    since: 'Out since',
    sites: 'Circuits',
    yours: 'Your incident',
    link: 'See',
  },
  none: 'not given yet',
  noEtr: 'not promised yet',
  sites: (count) => `Sites (${count}):`,
  notBack: (count) => `Sites not yet back (${count}):`,
  allBack: 'All sites are back.',
  more: (count) => `… and ${count} more: see the desk.`,
  short: {
    etr: (at) => `ETR ${at}.`,
    sites: (count) => `${count} circuits.`,
    notBack: (count) => `${count} not back.`,
  },
};

/** Each language's words. */
export const groupWords: Record<Language, GroupWords> = { vi, en };

/** `brief`: what a site reads on its phone, where its own words are too long for that. */
function told(
  all: string,
  allAsk: string,
  site: string,
  siteAsk: string,
  brief: NoticeWords['brief'] = [site, siteAsk],
): Told {
  return {
    all: { headline: all, ask: allAsk, brief: [all, ''] },
    site: { headline: site, ask: siteAsk, brief },
  };
}

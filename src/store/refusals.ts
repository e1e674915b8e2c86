import type { Words } from '../domain/agreement.ts';
import { StartRefusal, errorText } from './refusal.ts';

/*
 * Every reason for which the database keeps the desk from starting, in one table: what happened,
 * and what to do. An operator reads these at night; they name the folder, the address, the number.
 */

const useYourOwn: Words = {
  vi: 'Hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL của bạn.',
  en: 'Set DATABASE_URL to a PostgreSQL server of your own.',
};

const ordinaryUser: Words = {
  vi: 'Hãy chạy bằng người dùng thường, hoặc đặt DATABASE_URL.',
  en: 'Start as an ordinary user, or set DATABASE_URL.',
};

/** The package has no binaries for this kind of machine, or they were not installed. */
export function noBinaries(platform: string, cause: unknown): StartRefusal {
  return new StartRefusal(
    {
      vi: `Không có PostgreSQL kèm theo cho máy này (${platform}).`,
      en: `No PostgreSQL ships with the desk for this machine (${platform}).`,
    },
    useYourOwn,
    cause,
  );
}

/** The binaries are there but do not run: another C library, a part that is missing. */
export function brokenBinaries(home: string, reason: string): StartRefusal {
  return new StartRefusal(
    {
      vi: `PostgreSQL kèm theo ở ${home} không chạy được: ${reason}.`,
      en: `The PostgreSQL that ships with the desk, in ${home}, does not run: ${reason}.`,
    },
    useYourOwn,
  );
}

/** Root lends the server an account, and that account may not enter the desk's folder. */
export function unreachable(folder: string, elsewhere: string, cause: unknown): StartRefusal {
  return new StartRefusal(
    {
      vi:
        `PostgreSQL không chạy bằng root, tài khoản của nó không vào được ${folder}, ` +
        `và không dùng được ${elsewhere} thay thế (${errorText(cause)}).`,
      en:
        `PostgreSQL does not run as root, its account cannot enter ${folder}, ` +
        `and ${elsewhere} cannot be used instead (${errorText(cause)}).`,
    },
    {
      vi: 'Hãy chuyển dự án tới nơi ai cũng vào được, như /srv, hoặc chạy bằng người dùng thường.',
      en: 'Move the project to where all may enter, such as /srv, or start as an ordinary user.',
    },
    cause,
  );
}

/** There is no account `postgres` for root to lend, and it could not be made. */
export function noAccount(cause: unknown): StartRefusal {
  return new StartRefusal(
    {
      vi: 'PostgreSQL không chạy bằng root, và không tạo được tài khoản "postgres" cho nó.',
      en: 'PostgreSQL does not run as root, and no account "postgres" could be made for it.',
    },
    ordinaryUser,
    cause,
  );
}

/** The folder for the desk's data cannot be made or written. */
export function unwritable(folder: string, cause: unknown): StartRefusal {
  return new StartRefusal(
    {
      vi: `Không ghi được vào thư mục dữ liệu ${folder} (${errorText(cause)}).`,
      en: `The data folder ${folder} cannot be written (${errorText(cause)}).`,
    },
    {
      vi: 'Hãy trao thư mục đó cho người dùng đang chạy, hoặc đặt THONGSUOT_VAR tới nơi ghi được.',
      en: 'Give that folder to the user who starts the desk, or set THONGSUOT_VAR to one that is.',
    },
    cause,
  );
}

/** Another desk holds the same data folder. Two servers on one folder would destroy it. */
export function alreadyRunning(folder: string): StartRefusal {
  return new StartRefusal(
    {
      vi: `Một bàn trực khác đang chạy trên cùng thư mục dữ liệu ${folder}.`,
      en: `Another desk is already running on the data folder ${folder}.`,
    },
    {
      vi: 'Hãy dừng nó trước, hoặc đặt THONGSUOT_VAR trỏ tới một thư mục khác.',
      en: 'Stop it first, or set THONGSUOT_VAR to another folder.',
    },
  );
}

/** The server gave up while it started, or died later; `reason` is its own last word. */
export function serverEnded(folder: string, reason: string): StartRefusal {
  return new StartRefusal(
    {
      vi: `PostgreSQL trong ${folder} đã dừng: ${reason}`,
      en: `The PostgreSQL in ${folder} has ended: ${reason}`,
    },
    {
      vi: 'Dữ liệu vẫn còn nguyên trên đĩa; hãy sửa nguyên nhân rồi khởi động lại.',
      en: 'The data is still on disk; mend the cause and start again.',
    },
  );
}

/** The shipped server is up, but the desk's password does not open it. */
export function lostPassword(folder: string, cause: unknown): StartRefusal {
  return new StartRefusal(
    {
      vi: `Mật khẩu trong ${folder}/postgres.password không mở được cơ sở dữ liệu ở đó.`,
      en: `The password in ${folder}/postgres.password does not open the database beside it.`,
    },
    {
      vi: 'Hãy khôi phục tệp mật khẩu từ bản sao lưu của cùng thư mục.',
      en: 'Restore the password file from the backup of the same folder.',
    },
    cause,
  );
}

/** DATABASE_URL is not an address of PostgreSQL. The text itself may hold a password: not shown. */
export function badAddress(): StartRefusal {
  return new StartRefusal(
    {
      vi: 'DATABASE_URL không phải là một địa chỉ PostgreSQL.',
      en: 'DATABASE_URL is not the address of a PostgreSQL database.',
    },
    {
      vi: 'Hãy viết theo mẫu postgres://USER:PASSWORD@HOST:5432/DATABASE, hoặc bỏ trống.',
      en: 'Write it like postgres://USER:PASSWORD@HOST:5432/DATABASE, or leave it unset.',
    },
  );
}

/** The server at DATABASE_URL does not let us in; `address` is host, port and database. */
export function noConnection(address: string, cause: unknown): StartRefusal {
  return new StartRefusal(
    {
      vi: `Không kết nối được tới cơ sở dữ liệu ở ${address} (${errorText(cause)}).`,
      en: `The database at ${address} cannot be reached (${errorText(cause)}).`,
    },
    {
      vi: 'Hãy kiểm tra DATABASE_URL và máy chủ đó, hoặc bỏ DATABASE_URL để dùng bản kèm theo.',
      en: 'Check DATABASE_URL and that server, or unset DATABASE_URL to use the one that ships.',
    },
    cause,
  );
}

/** The server at DATABASE_URL speaks an older PostgreSQL than our SQL needs, or not UTF-8. */
export function unfitServer(address: string, found: string, needed: string): StartRefusal {
  return new StartRefusal(
    {
      vi: `Cơ sở dữ liệu ở ${address} là ${found}; bàn trực cần ${needed}.`,
      en: `The database at ${address} is ${found}; the desk needs ${needed}.`,
    },
    {
      vi: 'Hãy dùng máy chủ khác, hoặc bỏ DATABASE_URL để dùng bản kèm theo.',
      en: 'Use another server, or unset DATABASE_URL to use the one that ships.',
    },
  );
}

/** The database was migrated by a newer version of the desk than this one. */
export function newerDatabase(migration: string, newestKnown: number): StartRefusal {
  return new StartRefusal(
    {
      vi:
        `Cơ sở dữ liệu đã được một phiên bản mới hơn nâng cấp (${migration}); phiên bản này chỉ ` +
        `biết tới số ${newestKnown} và ghi tiếp có thể làm hỏng dữ liệu.`,
      en:
        `The database was migrated by a newer version (${migration}); this one knows them up to ` +
        `${newestKnown} only, and writing on could damage the data.`,
    },
    {
      vi: 'Hãy chạy phiên bản mới hơn đó, hoặc khôi phục bản sao lưu trước khi nâng cấp.',
      en: 'Run that newer version, or restore the backup taken before the upgrade.',
    },
  );
}

/** A migration that has been applied is not the same file any more. */
export function editedMigration(migration: string): StartRefusal {
  return new StartRefusal(
    {
      vi: `Tệp migrations/${migration} đã bị sửa sau khi áp dụng; lược đồ không còn như tệp nói.`,
      en: `migrations/${migration} was edited after it was applied; it no longer tells the schema.`,
    },
    {
      vi: 'Hãy khôi phục tệp như lúc phát hành, và viết thay đổi thành một tệp mới.',
      en: 'Restore the file as it was released, and write the change as a new migration.',
    },
  );
}

/** A migration could not be applied and was rolled back whole; `place` is its file and line. */
export function failedMigration(place: string, cause: unknown): StartRefusal {
  return new StartRefusal(
    {
      vi: `migrations/${place} không áp dụng được (${errorText(cause)}).`,
      en: `migrations/${place} could not be applied (${errorText(cause)}).`,
    },
    {
      vi: 'Không có gì bị thay đổi; hãy sửa nguyên nhân rồi khởi động lại.',
      en: 'Nothing was changed; mend the cause and start again.',
    },
    cause,
  );
}

/** A word of the command line works on what a desk keeps, and none has been set up here. */
export function neverStarted(): StartRefusal {
  return new StartRefusal(
    {
      vi: 'Ở đây chưa có bàn trực nào được dựng.',
      en: 'No desk has been set up here yet.',
    },
    {
      vi: 'Hãy chạy `npm start` một lần trước.',
      en: 'Run `npm start` once first.',
    },
  );
}

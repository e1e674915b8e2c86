/** What waits on the phone until there is a network. */
export const outgoing = {
  title: 'Chờ gửi',
  lead: 'Khi mất mạng, việc bạn làm được giữ trên máy này và tự gửi theo đúng thứ tự khi có mạng. Giờ bạn làm vẫn được giữ.',
  bar: (n: number) => `${n} việc chờ gửi trên máy này`,
  barHeld: (n: number) => `${n} việc cần bạn quyết`,
  open: 'Xem',
  empty: 'Không còn gì chờ gửi.',
  emptyText: 'Mọi việc bạn làm trên máy này đã đến máy chủ.',
  others: (n: number) =>
    `Máy này còn giữ ${n} việc của người khác. Chúng chỉ được gửi khi chính họ đăng nhập.`,
  here: 'Chờ gửi trên máy này',
  noCode: 'Chưa gửi',
  did: 'Bạn làm',
  status: {
    waiting: 'Chờ có mạng',
    tried: 'Đã gửi, chưa rõ đã đến chưa. Sẽ gửi lại; không bao giờ bị ghi hai lần.',
    triedFile: 'Đang gửi. Nếu đứt giữa chừng sẽ gửi lại, không bao giờ bị ghi hai lần.',
    behind: 'Chờ bạn quyết việc trước nó',
    refused: 'Máy chủ không nhận',
  },
  stateNow: (state: string) => `Lúc đó sự cố đang ở bước: ${state}.`,
  mended: 'Lần gửi trước đã đến máy chủ với lời cũ; lời bạn sửa sau đó chưa được ghi.',
  edit: 'Sửa',
  save: 'Lưu',
  takeBack: 'Bỏ, không gửi',
  sure: 'Bỏ hẳn',
  stay: 'Giữ lại',
  sureAll: (n: number) => `Bỏ hẳn cả ${n} việc`,
  sureText: 'Việc này sẽ mất, không gửi nữa.',
  sureTried: 'Nếu lần gửi trước đã đến máy chủ thì nó vẫn nằm trong hồ sơ.',
  along: (what: string) => `Báo cáo này không gửi thì các việc sau của nó cũng mất theo: ${what}.`,
  again: 'Gửi lại',
  asNote: 'Ghi thành ghi chú',
  noteOf: (what: string, when: string, words: string) =>
    `Làm lúc mất mạng, khi gửi thì không còn hợp với bước: ${what}, lúc ${when}. ${words}`.trim(),
  signOut: {
    title: (n: number) => `Còn ${n} việc chưa gửi`,
    text: 'Đăng xuất thì chúng ở lại trên máy này, và chỉ được gửi khi chính bạn đăng nhập lại.',
    leave: 'Vẫn đăng xuất',
  },
  unsent: {
    title: 'Báo cáo chưa gửi được',
    text: 'Máy chủ chưa biết. Báo cáo tự gửi khi có mạng; nếu gấp, mở ra để gọi số trực sự cố.',
  },
  photos: {
    title: 'Ảnh (không bắt buộc)',
    take: 'Chụp ảnh',
    choose: 'Chọn ảnh, tệp',
    hint: 'Ảnh được thu nhỏ trên máy để gửi nhanh khi mạng yếu; vị trí trong ảnh được xoá.',
    shrinking: 'Đang thu nhỏ ảnh…',
    was: (size: string) => `ảnh gốc ${size}`,
    remove: (name: string) => `Bỏ ${name}`,
    unfit: {
      'too-large': (name: string) => `${name} lớn hơn 20 MB. Hãy chọn tệp nhỏ hơn.`,
      'wrong-kind': (name: string) =>
        `${name} không phải ảnh, PDF hoặc văn bản. Hãy chụp lại hoặc chọn tệp khác.`,
      'too-many': (name: string) =>
        `Chưa giữ ${name}: đã có 10 tệp chờ gửi. Hãy thêm sau khi chúng gửi xong.`,
    },
  },
  asOf: (absolute: string, relative: string) => `Số liệu lúc ${absolute}, ${relative}`,
};

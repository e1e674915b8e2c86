/**
 * Where each province of 2009 lies: its path in @svg-maps/vietnam, where its mark stands on it, and
 * its tile (column, row) on a grid that keeps neighbours together, made from the same shapes.
 */
export interface Place {
  path: string;
  at: readonly [x: number, y: number];
  tile: readonly [column: number, row: number];
}

/** By the province's code. */
export const places: Readonly<Record<string, Place>> = {
  '01': { path: 'hanoi', at: [182, 137], tile: [4, 3] },
  '02': { path: 'hagiang', at: [147, 35], tile: [3, 1] },
  '04': { path: 'caobang', at: [205, 36], tile: [5, 1] },
  '06': { path: 'backan', at: [191, 63], tile: [4, 1] },
  '08': { path: 'tuyenquang', at: [162, 72], tile: [3, 2] },
  10: { path: 'laocai', at: [102, 58], tile: [2, 1] },
  11: { path: 'dienbien', at: [46, 94], tile: [1, 2] },
  12: { path: 'laichau', at: [54, 60], tile: [1, 1] },
  14: { path: 'sonla', at: [100, 123], tile: [2, 4] },
  15: { path: 'yenbai', at: [126, 90], tile: [2, 2] },
  17: { path: 'hoabinh', at: [166, 151], tile: [4, 4] },
  19: { path: 'thainguyen', at: [191, 95], tile: [4, 2] },
  20: { path: 'langson', at: [233, 87], tile: [6, 1] },
  22: { path: 'quangninh', at: [266, 118], tile: [7, 3] },
  24: { path: 'bacgiang', at: [225, 114], tile: [6, 2] },
  25: { path: 'phutho', at: [154, 116], tile: [2, 3] },
  26: { path: 'vinhphuc', at: [178, 115], tile: [3, 3] },
  27: { path: 'bacninh', at: [206, 128], tile: [5, 2] },
  30: { path: 'haiduong', at: [219, 137], tile: [6, 3] },
  31: { path: 'haiphong', at: [233, 145], tile: [6, 4] },
  33: { path: 'hungyen', at: [204, 144], tile: [5, 3] },
  34: { path: 'thaibinh', at: [221, 161], tile: [6, 5] },
  35: { path: 'hanam', at: [199, 159], tile: [5, 4] },
  36: { path: 'namdinh', at: [211, 174], tile: [5, 5] },
  37: { path: 'ninhbinh', at: [195, 177], tile: [4, 5] },
  38: { path: 'thanhhoa', at: [165, 186], tile: [3, 4] },
  40: { path: 'nghean', at: [146, 231], tile: [3, 5] },
  42: { path: 'hatinh', at: [187, 283], tile: [5, 6] },
  44: { path: 'quangbinh', at: [216, 324], tile: [5, 7] },
  45: { path: 'quangtri', at: [249, 366], tile: [6, 8] },
  46: { path: 'tthue', at: [278, 389], tile: [7, 8] },
  48: { path: 'danang', at: [308, 403], tile: [8, 8] },
  49: { path: 'quangnam', at: [302, 428], tile: [8, 9] },
  51: { path: 'quangngai', at: [338, 461], tile: [9, 10] },
  52: { path: 'binhdinh', at: [354, 507], tile: [9, 11] },
  54: { path: 'phuyen', at: [360, 558], tile: [9, 12] },
  56: { path: 'khanhhoa', at: [358, 602], tile: [9, 13] },
  58: { path: 'ninhthuan', at: [350, 635], tile: [9, 14] },
  60: { path: 'binhthuan', at: [307, 666], tile: [8, 14] },
  62: { path: 'kontum', at: [302, 474], tile: [8, 10] },
  64: { path: 'gialai', at: [314, 522], tile: [8, 11] },
  66: { path: 'daklak', at: [316, 576], tile: [8, 12] },
  67: { path: 'daknong', at: [288, 607], tile: [7, 13] },
  68: { path: 'lamdong', at: [310, 633], tile: [8, 13] },
  70: { path: 'binhphuoc', at: [248, 633], tile: [6, 13] },
  72: { path: 'tayninh', at: [209, 651], tile: [5, 12] },
  74: { path: 'binhduong', at: [235, 661], tile: [5, 13] },
  75: { path: 'dongnai', at: [262, 669], tile: [7, 14] },
  77: { path: 'baria', at: [268, 693], tile: [7, 15] },
  79: { path: 'hcm', at: [237, 685], tile: [6, 14] },
  80: { path: 'longan', at: [209, 686], tile: [5, 14] },
  82: { path: 'tiengiang', at: [216, 704], tile: [6, 15] },
  83: { path: 'bentre', at: [225, 718], tile: [7, 16] },
  84: { path: 'travinh', at: [216, 735], tile: [6, 16] },
  86: { path: 'vinhlong', at: [200, 719], tile: [5, 15] },
  87: { path: 'dongthap', at: [180, 695], tile: [4, 13] },
  89: { path: 'angiang', at: [158, 698], tile: [3, 14] },
  91: { path: 'kiengiang', at: [151, 726], tile: [3, 15] },
  92: { path: 'cantho', at: [176, 719], tile: [4, 14] },
  93: { path: 'haugiang', at: [181, 736], tile: [4, 15] },
  94: { path: 'soctrang', at: [197, 748], tile: [5, 16] },
  95: { path: 'baclieu', at: [174, 761], tile: [4, 16] },
  96: { path: 'camau', at: [151, 775], tile: [3, 16] },
};

/** The archipelagos, of Đà Nẵng and Khánh Hòa: they have no office, and are shown all the same. */
export const islands = [
  { name: 'Hoàng Sa', path: 'hoangsa', label: [590, 350], tile: [10, 8] },
  { name: 'Trường Sa', path: 'truongsa', label: [690, 636], tile: [10, 13] },
] as const;

/** How many columns and rows the grid of tiles has. */
export const grid = { columns: 10, rows: 16 } as const;

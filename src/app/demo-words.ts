/**
 * What people write in the sample month: faults as a site sees them, a carrier explains them and
 * both end them. Vietnamese only, as offices write. `{km}`, `{db}` … are filled in by `fillIn`.
 */
import type { Check, EventData } from '../domain/incident.ts';
import type { Chance } from './demo-chance.ts';

/** A fault, from what the office sees to what was done about it. */
export interface Fault {
  symptom: EventData['reported']['symptom'];
  /** The question of the self-diagnosis at which it shows. */
  shows: Check['check'];
  seen: readonly string[];
  /** What the carrier, or the office itself, finds; each with what was then done about it. */
  found: readonly (readonly [cause: string, fixed: string])[];
}

/** Faults of the carrier's line, the frequent ones more than once. */
export const lineFaults: readonly Fault[] = [
  {
    symptom: 'down',
    shows: 'device-lights',
    seen: [
      'Mất kết nối hoàn toàn từ {giờ}, đèn LOS trên bộ chuyển đổi quang điện sáng đỏ.',
      'Kênh về Sở mất từ {giờ}; đèn quang tắt, nguồn thiết bị vẫn bình thường.',
      'Không truy cập được chương trình kế toán ngân sách (TABMIS), đèn FX không sáng.',
    ],
    found: [
      [
        'Đứt cáp quang cách trạm {km} km do đơn vị thi công cống thoát nước đào trúng.',
        'Đã kéo bổ sung 80 m cáp, hàn nối lại {sợi} sợi; suy hao toàn tuyến {db} dB, kênh thông.',
      ],
      [
        'Cáp quang treo bị xe quá khổ kéo đứt, đo OTDR thấy đứt cách tủ ODF {km} km.',
        'Đã hàn nối tại vị trí đứt, suy hao {db} dB; ping gateway 500 gói không mất gói.',
      ],
      [
        'Cáp quang bị đứt khi địa phương giải toả mặt đường, cách trạm {km} km.',
        'Đã chuyển đoạn cáp sang tuyến cột khác và hàn nối {sợi} sợi; kênh thông.',
      ],
    ],
  },
  {
    symptom: 'down',
    shows: 'gateway-ping',
    seen: [
      'Đèn thiết bị bình thường nhưng không ping được gateway từ {giờ}.',
      'Mất kênh từ {giờ}, đã khởi động lại thiết bị đầu cuối nhưng không có kết quả.',
    ],
    found: [
      [
        'Mất điện lưới tại trạm truy nhập, ắc quy đã cạn; đang điều máy phát.',
        'Đã chạy máy phát, trạm hoạt động trở lại; kênh thông, đang theo dõi nguồn.',
      ],
      [
        'Nguồn DC của trạm hỏng bộ nắn, toàn trạm mất liên lạc.',
        'Đã thay bộ nắn nguồn tại trạm, điện áp ổn định 53,5 V; kênh thông.',
      ],
    ],
  },
  {
    symptom: 'down',
    shows: 'device-lights',
    seen: [
      'Bộ chuyển đổi quang điện không lên đèn nguồn, đã đổi ổ cắm khác vẫn không lên.',
      'Sau trận mưa dông đêm qua, bộ chuyển đổi quang điện treo, tắt bật lại không được.',
    ],
    found: [
      [
        'Hỏng bộ chuyển đổi quang điện tại đơn vị (thiết bị của nhà mạng), cần thay mới.',
        'Đã thay bộ chuyển đổi quang điện, công suất thu {thu} dBm, kênh thông.',
      ],
      [
        'Bộ chuyển đổi quang điện hỏng do sét lan truyền; kỹ thuật đang mang thiết bị đến thay.',
        'Đã thay thiết bị và bộ nguồn mới, truyền thử tệp 100 MB bình thường.',
      ],
    ],
  },
  {
    symptom: 'degraded',
    shows: 'gateway-ping',
    seen: [
      'Kênh rất chậm từ {giờ}: ping gateway 400–900 ms, mất khoảng {mất}% số gói.',
      'Gửi báo cáo về kho dữ liệu bị ngắt giữa chừng, tốc độ chỉ còn vài chục kbit/s.',
    ],
    found: [
      [
        'Nghẽn tuyến truyền dẫn liên tỉnh do đang chạy vòng dự phòng; đang mở thêm băng thông.',
        'Đã chuyển lưu lượng về tuyến chính, độ trễ đến gateway 12 ms, không mất gói.',
      ],
      [
        'Cổng uplink của thiết bị truy nhập vượt ngưỡng tải, cần chuyển lưu lượng sang cổng khác.',
        'Đã nâng cấp cổng uplink và cân tải lại; tốc độ đạt đúng băng thông cam kết.',
      ],
    ],
  },
  {
    symptom: 'intermittent',
    shows: 'gateway-ping',
    seen: [
      'Kênh chập chờn từ {giờ}, cứ khoảng 10 phút lại mất vài phút.',
      'Kết nối lúc được lúc không, đèn quang nhấp nháy, mất khoảng {mất}% số gói.',
    ],
    found: [
      [
        'Suy hao quang tăng lên {db} dB do măng sông bị ngấm nước, cần làm lại mối hàn.',
        'Đã thay măng sông và hàn lại {sợi} sợi; theo dõi 60 phút không mất gói.',
      ],
      [
        'Dây nhảy quang tại tủ phối bị gập, suy hao cao bất thường ({db} dB).',
        'Đã thay dây nhảy quang, công suất thu {thu} dBm, kênh ổn định.',
      ],
    ],
  },
  {
    symptom: 'down',
    shows: 'gateway-ping',
    seen: [
      'Đèn báo đủ nhưng không ra được ngoài từ {giờ}, ping gateway báo timed out.',
      'Sáng nay toàn bộ máy của phòng không kết nối được về tỉnh.',
    ],
    found: [
      [
        'Cấu hình VLAN của kênh bị mất sau khi nâng cấp thiết bị truy nhập đêm qua.',
        'Đã khai lại VLAN và lưu cấu hình, kênh thông.',
      ],
      [
        'Cổng trên thiết bị chuyển mạch truy nhập bị treo, cần đổi sang cổng dự phòng.',
        'Đã chuyển sang cổng dự phòng và thay mô-đun quang, kênh thông.',
      ],
    ],
  },
];

/** Faults of the office's own: found by the self-diagnosis, and put right there. */
export const officeFaults: readonly Fault[] = [
  {
    symptom: 'down',
    shows: 'power',
    seen: ['Trụ sở mất điện từ {giờ}, toàn bộ thiết bị mạng tắt.'],
    found: [
      [
        'Mất điện khu vực trụ sở, bộ lưu điện của tủ mạng đã hết.',
        'Điện đã có lại, bật lại tủ mạng, kênh thông.',
      ],
    ],
  },
  {
    symptom: 'down',
    shows: 'cabling',
    seen: ['Các máy báo mất mạng từ {giờ}, máy ở phòng bên vẫn bình thường.'],
    found: [
      [
        'Dây mạng từ bộ định tuyến đến bộ chia bị chuột cắn.',
        'Đã bấm lại dây mạng và đi trong ống ghen, kênh thông.',
      ],
    ],
  },
  {
    symptom: 'down',
    shows: 'lan',
    seen: ['Không máy nào trong phòng vào được mạng, đèn bộ chia nhấp nháy liên tục.'],
    found: [
      [
        'Bộ chia mạng nội bộ bị vòng do cắm hai đầu dây vào cùng thiết bị.',
        'Đã rút dây cắm vòng và khởi động lại bộ chia, kênh thông.',
      ],
    ],
  },
  {
    symptom: 'intermittent',
    shows: 'cabling',
    seen: ['Mạng chập chờn từ {giờ}, chạm vào dây ở tủ mạng thì có lúc lại thông.'],
    found: [
      [
        'Giắc RJ45 nối vào bộ chuyển đổi bị lỏng.',
        'Đã thay giắc và cố định lại dây trong tủ mạng.',
      ],
    ],
  },
];

/** What a storm does. */
export const stormFault: Fault = {
  symptom: 'down',
  shows: 'device-lights',
  seen: [
    'Mất kênh từ {giờ} khi bão đổ bộ, gió giật mạnh, khu vực mất điện diện rộng.',
    'Mất toàn bộ liên lạc qua kênh từ {giờ}; đường vào trụ sở cây đổ, chưa kiểm tra được thiết bị.',
    'Đèn quang tắt từ {giờ}, cột treo cáp trước trụ sở bị gió quật đổ.',
  ],
  found: [
    [
      'Bão làm gãy cột, đứt cáp quang ở nhiều đoạn; trạm truy nhập mất điện lưới.',
      'Đã dựng lại cột, kéo 400 m cáp mới và hàn nối {sợi} sợi; suy hao {db} dB, kênh thông.',
    ],
    [
      'Cây đổ kéo đứt cáp treo cách trạm {km} km; đường ngập, đội ứng cứu chưa vào được.',
      'Đã nối tạm cáp qua tuyến cột điện lực, kênh thông; sẽ hoàn trả tuyến chính sau.',
    ],
  ],
};

/** What is found after a repair that did not hold. */
export const secondFault: Fault['found'] = [
  [
    'Ngoài chỗ đã sửa còn một mối hàn suy hao cao ({db} dB) trên cùng tuyến.',
    'Đã hàn lại toàn bộ măng sông trên tuyến, suy hao {db} dB; theo dõi 2 giờ không mất gói.',
  ],
  [
    'Mô-đun quang thay thế chạy không ổn định khi nhiệt độ phòng máy tăng.',
    'Đã thay mô-đun quang loại khác, công suất thu {thu} dBm, kênh ổn định.',
  ],
  [
    'Nguồn của thiết bị truy nhập chập chờn, thiết bị tự khởi động lại nhiều lần.',
    'Đã thay khối nguồn của thiết bị truy nhập, kênh thông liên tục từ đó đến nay.',
  ],
];

/** Everything else that people write, by the act it goes with. */
export const sayings = {
  responded: [
    'Đã tiếp nhận, mã yêu cầu {mã}. Đang kiểm tra từ xa thiết bị truy nhập.',
    'Đã nhận thông báo và cử kỹ thuật tỉnh xuống hiện trường, dự kiến có mặt sau 45 phút.',
    'Đang đo tuyến từ trạm; đề nghị đơn vị giữ nguyên nguồn của thiết bị đầu cuối.',
  ],
  respondedLate: [
    'Xin lỗi đơn vị vì phản hồi chậm. Ca trực đã nhận việc, đang đo kiểm tuyến cáp.',
    'Đã nắm tình hình, tôi trực tiếp điều kỹ thuật đến kiểm tra và sẽ báo lại trong một giờ.',
  ],
  updated: [
    'Kỹ thuật đã đến hiện trường, đang đo OTDR để xác định vị trí.',
    'Đã tìm được vị trí đứt, đang chờ cáp bổ sung chuyển đến.',
    'Đang hàn nối, đã xong khoảng một nửa số sợi.',
  ],
  relayed: [
    'Nhân viên trực báo qua điện thoại: đã cử người đi kiểm tra tuyến, chưa rõ nguyên nhân.',
    'Trực hỗ trợ gọi lại cho biết đang đo kiểm, sẽ báo nguyên nhân trong buổi sáng.',
  ],
  etrRevised: [
    'Đoạn cáp hỏng dài hơn dự kiến, phải chờ vật tư từ kho tỉnh.',
    'Mưa lớn, chưa hàn nối được ngoài trời; xin hẹn lại.',
    'Thiết bị thay thế không tương thích, đang lấy loại khác.',
  ],
  confirmed: [
    'Đã kiểm tra: truy cập các ứng dụng bình thường, ping gateway ổn định.',
    'Kênh đã thông, đã truyền thử báo cáo ngày về Sở.',
    'Đã kiểm tra 30 phút, không mất gói. Xác nhận đã khắc phục.',
  ],
  rejected: [
    'Kênh vẫn chập chờn, ping gateway mất khoảng {mất}% số gói.',
    'Chưa thông: đèn quang sáng nhưng vẫn không ping được gateway.',
    'Thông được 15 phút thì mất lại, đề nghị kiểm tra tiếp.',
  ],
  blamesSite: [
    'Đo tuyến đến bộ chuyển đổi quang điện bình thường; nghi nguồn điện phía đơn vị không ổn định.',
    'Kênh đến cổng bàn giao tốt; lỗi nằm ở bộ chia mạng nội bộ của đơn vị.',
  ],
  disputed: [
    'Đã cắm thẳng máy tính vào cổng bàn giao vẫn không ping được gateway, lỗi không ở mạng nội bộ.',
    'Điện của đơn vị qua bộ lưu điện, ổn định suốt thời gian đó; đề nghị kiểm tra lại tuyến.',
  ],
  admitted: [
    'Đã kiểm tra lại cùng đơn vị: lỗi ở mối hàn trên tuyến, thuộc trách nhiệm của chúng tôi.',
    'Sau khi đo lại tại chỗ, xác nhận lỗi ở thiết bị của nhà mạng.',
  ],
  siteRepaired: [
    'Đơn vị đã thay bộ nguồn của bộ chia mạng, kênh thông.',
    'Đã đấu lại nguồn điện qua bộ lưu điện mới, thiết bị chạy ổn định.',
  ],
  forceMajeure: [
    'Sạt lở đất cuốn trôi cột treo cáp, lực lượng chức năng chưa cho vào khu vực.',
    'Lũ quét làm ngập trạm, giao thông bị chia cắt.',
    'Cháy rừng lan đến tuyến cáp, đang bị cấm đường.',
  ],
  stormClaim: [
    'Bão đổ bộ, gió giật trên cấp 10, địa phương yêu cầu không ra khỏi nơi trú ẩn.',
    'Thiên tai diện rộng: gãy cột, mất điện lưới, đường vào trạm bị ngập sâu.',
  ],
  fmRejected: [
    'Các trạm lân cận vẫn có điện; máy phát của trạm không có dầu, đó không phải thiên tai.',
    'Dự báo đã có từ ba ngày trước, tuyến dự phòng đáng ra phải sẵn sàng theo thoả thuận.',
  ],
  fmOver: [
    'Gió đã giảm, đường đã thông, đội ứng cứu bắt đầu xử lý.',
    'Nước đã rút, được phép vào khu vực; tiếp tục khắc phục.',
  ],
  withdrawn: [
    'Báo nhầm kênh: đơn vị bên cạnh mới là nơi mất kết nối.',
    'Kênh tự thông trở lại trước khi gọi báo, nguyên nhân do mất điện thoáng qua tại trụ sở.',
    'Ca trước đã báo sự cố này rồi.',
  ],
  mailReceipt: [
    'Thư gửi địa chỉ hỗ trợ, hệ thống trả lời tự động mã {mã}',
    'Công văn hoả tốc gửi qua thư điện tử, có báo đã nhận, mã {mã}',
  ],
  textReceipt: ['Tin nhắn đến số trực, có báo nhận {mã}'],
  notes: [
    'Đã thông báo cho kế toán các xã tạm lùi giờ gửi báo cáo.',
    'Trong lúc chờ, phòng dùng tạm kết nối 4G để gửi lệnh chi gấp.',
    'Bảo vệ trực đêm giữ chìa khoá phòng máy, liên hệ trước khi đến.',
    'Ảnh chụp đèn thiết bị đã gửi qua thư cho kỹ thuật nhà mạng.',
  ],
  corrections: ['Thời điểm mất kênh ghi ở trên theo đồng hồ treo tường, nhanh khoảng 10 phút.'],
  reservations: [
    'Đồng ý đóng; đề nghị tính giảm trừ cước cho thời gian gián đoạn.',
    'Đồng ý đóng; đề nghị nhà mạng gửi phân tích nguyên nhân bằng văn bản.',
  ],
  unanswered: [
    'Chuông reo hết hồi không ai nghe.',
    'Máy bận liên tục.',
    'Tổng đài báo giữ máy rồi ngắt.',
  ],
} as const satisfies Record<string, readonly string[]>;

/** What stays the same in all texts of one incident. */
export interface Constants {
  /** The local time of day at which the line failed. */
  giờ: string;
  /** The carrier's reference. */
  mã: string;
}

/** Fills a text's blanks. */
export function fillIn(text: string, constants: Constants, chance: Chance): string {
  const tenths = (min: number, max: number): string =>
    chance.between(min, max).toFixed(1).replace('.', ',');
  const blanks: Record<string, () => string> = {
    giờ: () => constants.giờ,
    mã: () => constants.mã,
    km: () => tenths(0.4, 9.5),
    db: () => tenths(9, 24),
    thu: () => `-${tenths(12, 21)}`,
    sợi: () => chance.pick(['8', '12', '24', '48']),
    mất: () => String(5 + chance.below(35)),
  };
  return text.replaceAll(/\{(\p{L}+)\}/gu, (blank, name: string) => blanks[name]?.() ?? blank);
}

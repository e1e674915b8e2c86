/** What lies on top of an archive, for whoever opens it without knowing where it comes from. */

/** What the manifest says of itself. */
export const aboutArchive = {
  vi:
    'Danh sách mọi tệp của kho hồ sơ một năm, do bàn trực Thông Suốt ký. Kiểm tra: ' +
    'thongsuot verify TỆP.zip [--keys thongsuot-keys.json].',
  en:
    'Every file in the archive of a year, signed by a Thông Suốt desk. To verify: ' +
    'thongsuot verify FILE.zip [--keys thongsuot-keys.json].',
};

/** The sheet that says what the archive is and how it is verified. */
export function readMe(unit: string, year: number): Buffer {
  const text = `HỒ SƠ SỰ CỐ KÊNH TRUYỀN, NĂM ${year}
${unit}

index.csv             bảng kê, mỗi sự cố một dòng (mở bằng Excel)
SC-…/bien-ban-….pdf   biên bản, để đọc và in
SC-…/….json           hồ sơ điện tử, để máy kiểm tra
SC-…/dinh-kem/        tệp đính kèm của sự cố
manifest.json         danh sách mọi tệp với mã băm SHA-256, có chữ ký của bàn trực

Kiểm tra cả kho, không cần mạng: thongsuot verify TỆP.zip
Sửa, bớt hay thêm một byte ở bất kỳ đâu đều bị phát hiện và gọi tên.
Khoá công khai: <địa chỉ bàn trực>/.well-known/thongsuot-keys.json

--
RECORDS OF CIRCUIT INCIDENTS, ${year}: index.csv lists them; each folder holds the minutes (PDF),
the record (JSON) and the attached files; manifest.json names every file with its SHA-256, signed.
To verify all of it offline: thongsuot verify FILE.zip
`;
  return Buffer.from(`\u{feff}${text.replaceAll('\n', '\r\n')}`, 'utf8');
}

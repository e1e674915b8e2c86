/** What `thongsuot --help` says. */
export const help = `Thông Suốt – bàn trực chung của khách hàng và nhà cung cấp khi kênh truyền hỏng
The desk that a customer and its carrier share when a leased circuit fails

  thongsuot serve                          chạy bàn trực / run the desk (npm start)
  thongsuot demo [--incidents 400] [--seed 2009]
                                           thêm một tháng sự cố mẫu / add a sample month
  thongsuot agreement check FILE           soát một thoả thuận / check an agreement
  thongsuot agreement show FILE [--lang en]
                                           đọc thoả thuận bằng lời, kèm sơ đồ / tell it in words
  thongsuot rehearse --site ID [--at ISO] [--lang en]
                                           diễn tập: nếu không ai trả lời / if nobody answers
  thongsuot watch [--once]                 canh bộ máy theo dõi hạn / watch over the engine
  thongsuot verify                         soát mọi hồ sơ, mốc niêm phong / verify all that is kept
  thongsuot verify FILE [--keys FILE]      soát một tệp đã xuất, không cần mạng / an exported file
  thongsuot verify FILE --extract DIR      … và lấy tệp đính kèm ra / and take its attachments out
  thongsuot export --unit ID --year Y --out FILE.zip [--masked]
                                           kho hồ sơ một năm của một đơn vị / archive of a year
  thongsuot retention                      hồ sơ hết thời hạn lưu giữ / records past their term
  thongsuot retention remove --code SC-… --reason R
                                           xoá một hồ sơ hết hạn, để lại giấy xoá / remove one
  thongsuot key rotate [--lost]            đổi khoá ký / change the key that signs the record
  thongsuot rebuild                        dựng lại bảng từ hồ sơ / make the rows anew from records
  thongsuot setup                          in lại mã thiết lập / print the set-up’s code anew
  thongsuot account add --email E --name N --role R --unit U [--mail]
                                           mời một người, in mã / invite a person, print the code
  thongsuot token create --email E --name N [--days 90]
                                           tạo mã truy cập cho chương trình / token for a program

  PORT, HOST, DATABASE_URL, THONGSUOT_VAR, THONGSUOT_SAMPLE=off, PUBLIC_URL,
  WATCH_HEARTBEAT_URL: README`;

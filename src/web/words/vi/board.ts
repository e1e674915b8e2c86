export const board = {
  title: 'Bảng sự cố',
};

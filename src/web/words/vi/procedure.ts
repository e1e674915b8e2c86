export const procedure = {
  title: 'Quy trình',
};

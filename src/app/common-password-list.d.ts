declare module 'fxa-common-password-list' {
  /** Mozilla's list of the passwords most often found in breaches, of 8 characters and more. */
  const list: { test: (password: string) => boolean };
  export default list;
}

// What an Authorization header looks like, for vendors that want a user and a password.

/** `Basic` of a user and a password. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

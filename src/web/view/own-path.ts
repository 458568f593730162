// Is an address a path of this service, and no way out of it?

/** True for `/report?x=1`; false for `//elsewhere`, `https://elsewhere` and anything with a backslash or control sign. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path);
}

/** Returns an address of the web, and undefined for any other: what a platform says must not run a script here. */
export const webAddress = (address: string | undefined): string | undefined =>
  /^https?:$/u.test(URL.parse(address ?? "")?.protocol ?? "") ? address : undefined;

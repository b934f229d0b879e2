const LOOPBACK = ["localhost", "127.0.0.1"];

/** The origins our own pages come from: the public address, and both names of this machine where that is one of them. */
export function originsOf(publicUrl: string): readonly string[] {
  const url = new URL(publicUrl);
  if (!LOOPBACK.includes(url.hostname)) return [url.origin];
  return LOOPBACK.map((host) => {
    const other = new URL(url);
    other.hostname = host;
    return other.origin;
  });
}

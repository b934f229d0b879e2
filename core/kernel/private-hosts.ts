import { lookup as resolve } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Why a call was not made: the address is not on the internet. */
export class PrivateHost extends Error {
  readonly code = PRIVATE_HOST;
  constructor(host: string) {
    super(`${host} is in a private network. Channels call only private hosts that PRIVATE_HOSTS lists`);
  }
}

/** The code of a `PrivateHost`, which outlives the error itself in some clients. */
export const PRIVATE_HOST = "PRIVATE_HOST";

/** Keeps calls to addresses that people gave on the internet. */
export type AddressGuard = {
  /** Checks a literal address, because connecting to it resolves no name. */
  refusal(address: URL): PrivateHost | undefined;
  /** Resolves names for a client. The checked address is the one connected to, because a second look-up may return another. */
  readonly lookup: LookupFunction;
};

/**
 * Makes a guard that lets calls through to the internet and to `privateHosts`: names, addresses, ranges such as
 * `10.0.0.0/8`, and origins such as `http://127.0.0.1:3000`, of which addresses only count.
 */
export function guardAddresses(privateHosts: readonly string[]): AddressGuard {
  const named = new Set(privateHosts.map((host) => host.toLowerCase()));
  const ranges = privateHosts.flatMap(rangeOf);
  const mayCall = (address: string) => isPublic(address) || ranges.some((range) => isWithin(address, range));

  const refusal = ({ hostname, origin }: URL) => {
    const host = bare(hostname);
    return named.has(host) || named.has(origin) || !ipaddr.isValid(host) || mayCall(host)
      ? undefined
      : new PrivateHost(host);
  };

  const lookup: LookupFunction = (host, options, answer) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, []);
      if (!named.has(host.toLowerCase()) && !addresses.every(({ address }) => mayCall(address)))
        return answer(new PrivateHost(host), []);
      if (options.all) return answer(null, addresses);
      return answer(null, addresses[0]?.address ?? "", addresses[0]?.family);
    });
  };
  return { refusal, lookup };
}

/** The host of an address as people name it: an IPv6 address without its brackets. */
export const hostOf = (address: string): string => bare(URL.parse(address)?.hostname ?? "");

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, "");

/** What is on the internet: of IPv6 only the part that is handed out. Private, loopback, link-local, translated and reserved addresses are not. */
function isPublic(text: string): boolean {
  const address = ipaddr.process(text);
  return address.range() === "unicast" && (address.kind() === "ipv4" || isWithin(text, HANDED_OUT));
}

type Range = ReturnType<typeof ipaddr.parseCIDR>;

const HANDED_OUT: Range = ipaddr.parseCIDR("2000::/3");

function rangeOf(host: string): Range[] {
  if (ipaddr.isValidCIDR(host)) return [ipaddr.parseCIDR(host)];
  if (!ipaddr.isValid(host)) return [];
  const address = ipaddr.process(host);
  return [[address, address.kind() === "ipv4" ? 32 : 128]];
}

function isWithin(text: string, [network, bits]: Range): boolean {
  const address = ipaddr.process(text);
  return address.kind() === network.kind() && address.match(network, bits);
}

import ipaddr from "ipaddr.js";

/** Returns the key by which attempts and quotas of an address are counted: an IPv4 address, or the /64 of an IPv6 address. Anything else stays unchanged. */
export function networkOf(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6)
    return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
  return address.toString();
}

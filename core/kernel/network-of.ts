import ipaddr from "ipaddr.js";

/** What tries and quotas of an address are counted by: the address itself, of IPv6 its /64, all of which whoever has one of them has. What is no address stays as it is. */
export function networkOf(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6)
    return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
  return address.toString();
}

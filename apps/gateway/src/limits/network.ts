import ipaddr from 'ipaddr.js';

/** Who is counted as one sender: an IPv4 address, or the /64 network that one IPv6 subscriber has to themselves. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? `${parsed.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : parsed.toString();
}

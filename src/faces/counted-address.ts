import { isIPv6 } from 'node:net';

const GROUPS_OF_NETWORK = 4;

/**
 * An address as requests are counted by it. Of IPv6 it is the network, the first 64 bits: whoever has one address of it
 * has them all.
 * @param address as the socket or a proxy says it; none where the client has left already
 */
export function countedAddress(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const ipv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (ipv4 !== undefined) return ipv4;
  return isIPv6(address) ? `${networkOf(address)}::/64` : address;
}

function networkOf(address: string): string {
  // A URL writes it in the one right way, with at most one gap of zeros.
  const written = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [before = '', after] = written.split('::');
  const [head, tail] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const gap = after === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0);
  const groups = [...(head ?? []), ...Array<string>(gap).fill('0'), ...(tail ?? [])];
  return groups.slice(0, GROUPS_OF_NETWORK).join(':');
}

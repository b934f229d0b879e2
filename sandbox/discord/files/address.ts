import { createHmac, timingSafeEqual } from "node:crypto";
import type { StoredFile, World } from "../world.ts";

/** Returns a file's address, which says in hexadecimal until when it is good and is signed, as Discord's. */
export function addressOf(world: World, file: StoredFile, base: string): string {
  const is = Math.floor(Date.now() / 1000);
  const query = signed(world, file, is, is + Math.floor(world.limits.fileMs / 1000));
  return `${base}/cdn/attachments/${file.channelId}/${file.id}/${encodeURIComponent(file.name)}?${query}`;
}

/** Whether an address is one of ours and not too old. */
export function isGood(
  world: World,
  file: StoredFile,
  query: { ex?: string; is?: string; hm?: string },
): boolean {
  const { ex = "", is = "", hm = "" } = query;
  const [until, since] = [Number.parseInt(ex, 16), Number.parseInt(is, 16)];
  if (!(until * 1000 > Date.now())) return false;
  const expected = Buffer.from(macOf(world, file, since, until));
  const given = Buffer.from(hm);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const signed = (world: World, file: StoredFile, is: number, ex: number) =>
  `ex=${ex.toString(16)}&is=${is.toString(16)}&hm=${macOf(world, file, is, ex)}&`;

const macOf = (world: World, { id, channelId, name }: StoredFile, is: number, ex: number) =>
  createHmac("sha256", world.fileKey).update(`${channelId}/${id}/${name}/${is}/${ex}`).digest("hex");

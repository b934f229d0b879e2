import { storeFile } from "../files/store-file.ts";
import { presentAttachment } from "../present/attachment.ts";
import { presentUser, userOf } from "../present/user.ts";
import type { Viewer } from "../present/viewer.ts";
import type { CommandOption } from "../wire.ts";
import type { Channel, World } from "../world.ts";
import { cannot } from "./speaker.ts";
import type { Upload } from "./write.ts";

export type Given = Readonly<Record<string, string | number | boolean | Upload>>;
type Value = { readonly name: string; readonly type: number; readonly value: string | number | boolean };
type Read = { readonly list: readonly Value[]; readonly resolved: (viewer: Viewer) => object };

const TYPE = { text: 3, integer: 4, boolean: 5, user: 6, number: 10, attachment: 11 } as const;

/** Checks the values of a command's options as Discord's app does, and what they stand for. */
export function readValues(
  world: World,
  channel: Channel,
  options: readonly CommandOption[],
  given: Given,
): Read {
  const unknown = Object.keys(given).find((name) => !options.some((option) => option.name === name));
  if (unknown !== undefined) throw cannot(`The command has no option “${unknown}”.`);
  const list = options.flatMap((option) => {
    const value = given[option.name];
    if (value === undefined && option.required) throw cannot(`The command needs “${option.name}”.`);
    return value === undefined
      ? []
      : [{ name: option.name, type: option.type, value: valueOf(world, channel, option, value) }];
  });
  return { list, resolved: (viewer) => resolve(world, list, viewer) };
}

function valueOf(
  world: World,
  channel: Channel,
  option: CommandOption,
  value: Given[string],
): Value["value"] {
  if (typeof value === "object") return storeFile(world, { channelId: channel.id, ...value }).id;
  const { type, name, choices } = option;
  const read =
    type === TYPE.boolean
      ? value === true || value === "true"
      : isNumber(type)
        ? Number(value)
        : String(value);
  if (typeof read === "number" && (Number.isNaN(read) || (type === TYPE.integer && !Number.isInteger(read))))
    throw cannot(`“${name}” is a number.`);
  if (choices && !choices.some((choice) => choice.value === read))
    throw cannot(`“${name}” is one of the choices.`);
  const size = typeof read === "string" ? read.length : Number(read);
  const [min, max] = [option.min_length ?? option.min_value, option.max_length ?? option.max_value];
  if ((min !== undefined && size < min) || (max !== undefined && size > max))
    throw cannot(`“${name}” is out of its limits.`);
  return read;
}

const isNumber = (type: number) => type === TYPE.integer || type === TYPE.number;

function resolve(world: World, list: readonly Value[], { base }: Viewer): object {
  const of = (type: number) => list.filter((each) => each.type === type).map(({ value }) => String(value));
  const users = Object.fromEntries(of(TYPE.user).map((id) => [id, presentUser(userOf(world, id))]));
  const attachments = Object.fromEntries(
    of(TYPE.attachment).map((id) => [
      id,
      presentAttachment(world, { fileId: id, description: null }, base, true),
    ]),
  );
  const resolved = {
    ...(Object.keys(users).length > 0 && { users }),
    ...(Object.keys(attachments).length > 0 && { attachments }),
  };
  return Object.keys(resolved).length > 0 ? { resolved } : {};
}

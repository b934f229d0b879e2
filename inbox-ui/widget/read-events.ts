/** A server-sent event. */
export type StreamEvent = { readonly id: string | null; readonly event: string; readonly data: string };

/** Parses server-sent events from text in any pieces. `EventSource` cannot send the visitor's token. */
export function eventReader(): (piece: string) => readonly StreamEvent[] {
  let rest = "";
  return (piece) => {
    const blocks = (rest + piece).replaceAll("\r", "").split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.flatMap(readBlock);
  };
}

function readBlock(block: string): readonly StreamEvent[] {
  const fields = block
    .split("\n")
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trimStart()]);
  const all = (name: string) =>
    fields.flatMap(([field, value]) => (field === name && value !== undefined ? [value] : []));
  const data = all("data");
  return data.length > 0
    ? [{ id: all("id").at(-1) ?? null, event: all("event").at(-1) ?? "message", data: data.join("\n") }]
    : [];
}

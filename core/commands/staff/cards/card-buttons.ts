import type { Transaction } from "../../../database/index.ts";
import type { Button } from "../../../protocol/index.ts";
import { commandButtons } from "../../buttons/command-buttons.ts";
import type { Canvas } from "./canvas.ts";

/** Makes a card's buttons, in rows as wide as the platform's but no wider than three. None where it has none. */
export async function cardButtons(
  tx: Transaction,
  { chat, viewer, drawn, capabilities }: Pick<Canvas, "chat" | "viewer" | "drawn" | "capabilities">,
): Promise<readonly (readonly Button[])[]> {
  const { support, maxRows, maxPerRow } = capabilities.buttons;
  if (support === "none" || viewer === null || drawn.buttons.length === 0) return [];
  const made = await commandButtons(tx, chat, typeof viewer === "string" ? null : viewer, drawn.buttons);
  const wide = Math.min(3, maxPerRow);
  const rows = Array.from({ length: Math.ceil(made.length / wide) }, (_, row) =>
    made.slice(row * wide, (row + 1) * wide),
  );
  return rows.slice(0, maxRows);
}

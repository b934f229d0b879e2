import { describe, expect, it } from "vitest";
import { BARE } from "../testing/bare-capabilities.ts";
import { carriedKind, requireParts } from "./capability-checks.ts";

const platform = (media: Readonly<Record<string, number>>) => ({
  name: "Scripted",
  capabilities: { ...BARE, media },
});
const asks = (media: Readonly<Record<string, number>>, size: number) => () =>
  requireParts(platform(media), [{ kind: "image", fileName: "lamp.png", size }]);

describe("F13: a picture", () => {
  it("goes out as one where it fits", () => {
    expect(carriedKind({ media: { image: 10, file: 50 } }, "image", 10)).toBe("image");
    expect(asks({ image: 10, file: 50 }, 10)).not.toThrow();
  });

  it.each([
    ["is too large for one", { image: 10, file: 50 }],
    ["is unknown to the platform", { file: 50 }],
  ])("goes out as a file where it %s", (_, media) => {
    expect(carriedKind({ media }, "image", 11)).toBe("file");
    expect(asks(media, 11)).not.toThrow();
  });

  it("is refused where it is too large for either", () =>
    expect(asks({ image: 10, file: 50 }, 51)).toThrow("limit for pictures is"));

  it("is refused where the platform takes neither", () =>
    expect(asks({ voice: 50 }, 1)).toThrow("support pictures"));
});

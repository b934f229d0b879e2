import fc from "fast-check";
import type { Mark, RichText } from "../../protocol/index.ts";

/** Text as people and machines write it: words, borders, emoji, markup look-alikes, one word without end, broken surrogates. */
const text = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom(
            "Hello ",
            "the lamp is broken. ",
            "\n",
            "\n\n",
            "<b>",
            "&amp;",
            "👩‍👩‍👧 ",
            "🇺🇦",
            "_*~`[x](y)|",
            "x".repeat(997),
          ),
        },
        fc.string({ unit: "binary", maxLength: 40 }),
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join("").slice(0, maxLength));

type Shape = { readonly at: number; readonly size: number; readonly kind: Mark["kind"] };

const shape: fc.Arbitrary<Shape> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom<Mark["kind"]>(
    "bold",
    "italic",
    "underline",
    "strike",
    "code",
    "spoiler",
    "quote",
    "pre",
    "link",
    "mention",
  ),
});

/** Rich text whose marks nest, as the protocol promises, over text of at most `maxLength` UTF-16 units. */
export const arbitraryRichText = (maxLength: number): fc.Arbitrary<RichText> =>
  fc
    .tuple(text(maxLength), fc.array(shape, { maxLength: 12 }))
    .map(([said, shapes]) => ({ text: said, marks: nested(said.length, shapes) }));

function nested(length: number, shapes: readonly Shape[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { at, size, kind } of shapes) {
    const start = Math.floor(at * length);
    const mark = markOf(kind, start, Math.min(length, start + 1 + Math.floor(size * length)));
    if (mark.start < mark.end && !marks.some((other) => cross(other, mark))) marks.push(mark);
  }
  return marks;
}

function markOf(kind: Mark["kind"], start: number, end: number): Mark {
  switch (kind) {
    case "link":
      return { kind, start, end, url: 'https://shop.example/?a="1"&b=<2>' };
    case "mention":
      return { kind, start, end, identity: "1001" };
    case "pre":
      return { kind, start, end, language: "sql" };
    default:
      return { kind, start, end };
  }
}

function cross(a: Mark, b: Mark): boolean {
  return (
    (a.start < b.start && b.start < a.end && a.end < b.end) ||
    (b.start < a.start && a.start < b.end && b.end < a.end)
  );
}
